package dev.assay.benchmarks;

import dev.assay.audit.Conclusion;
import dev.assay.metrics.bias.group.LabelDivergence;
import dev.assay.metrics.bias.group.StatisticChange;
import dev.assay.metrics.realism.Association;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often a change of the label's dependence on the group is claimed where both sides come from one population, of three
 * groups of 30, 100 and 1000 rows: these statistics are never negative, so near 0 they are far from normal.
 */
final class DependenceErrorRates {
    private static final int[] SIZES = {30, 100, 1000};
    private static final int GROUPS = SIZES.length;
    private static final int FOLDS = 16;
    private static final double FEWEST = 5;
    private static final double TOLERANCE = 0.02;
    private static final double RATIO_TOLERANCE = 0.1;

    private DependenceErrorRates() {}

    /** Statistics that are looked at together, each of a table of rows without and with the label by group. */
    private record Looked(double tolerance, List<ToDoubleFunction<double[]>> statistics) {}

    static void print(int runs, PrintStream out) {
        Map<String, Looked> all = new LinkedHashMap<>();
        all.put("mutual information", new Looked(TOLERANCE, List.of(t -> Association.mutualInformation(groups(t)))));
        all.put("Theil's U", new Looked(TOLERANCE, List.of(t -> Association.theilsU(labels(t)))));
        all.put("Kullback-Leibler", each(TOLERANCE, LabelDivergence::kullbackLeibler));
        all.put("Jensen-Shannon", each(TOLERANCE, LabelDivergence::jensenShannon));
        all.put("log ratio", each(RATIO_TOLERANCE, (own, others) -> LabelDivergence.logRatio(own, others, 1)));
        out.println("| rate | of the largest group | " + String.join(" | ", all.keySet()) + " |");
        out.println("|---|---|" + "---|".repeat(all.size()));
        for (double rate : new double[] {0.05, 0.3, 0.5}) {
            for (double gap : new double[] {0, 0.1}) {
                row(runs, rate, gap, all.values(), out);
            }
        }
    }

    private static void row(int runs, double rate, double gap, Iterable<Looked> all, PrintStream out) {
        UniformRandomProvider random = new Seed(1).child(rate + " " + gap).random();
        Map<Looked, Integer> claims = new LinkedHashMap<>();
        all.forEach(looked -> claims.put(looked, 0));
        for (int run = 0; run < runs; run++) {
            double[][] human = draw(random, rate, gap);
            double[][] synthetic = draw(random, rate, gap);
            claims.replaceAll((looked, count) -> count + (claimed(looked, human, synthetic) ? 1 : 0));
        }
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %.2f | %.2f |", rate, rate + gap));
        claims.values().forEach(count -> line.append(String.format(Locale.ROOT, " %.3f |", (double) count / runs)));
        out.println(line);
    }

    private static boolean claimed(Looked looked, double[][] human, double[][] synthetic) {
        int compared = 0;
        StatisticChange[] changes = new StatisticChange[looked.statistics().size()];
        double[] left = total(human);
        double[] right = total(synthetic);
        for (int g = 0; g < looked.statistics().size(); g++) {
            ToDoubleFunction<double[]> statistic = looked.statistics().get(g);
            if (looked.statistics().size() > 1 && Math.min(fewest(left, g), fewest(right, g)) < FEWEST) {
                continue;
            }
            try {
                changes[compared] = StatisticChange.of(human, synthetic, statistic);
                compared++;
            } catch (UndefinedStatisticException e) {
                // As in an audit, what is undefined takes no part.
            }
        }
        int defined = compared;
        return Arrays.stream(changes, 0, defined)
                .anyMatch(change -> change.verdict(looked.tolerance(), defined) == Conclusion.DISPARITY);
    }

    /** The fewest rows that a label would have in the group, or outside it, if both had it equally often. */
    private static double fewest(double[] table, int group) {
        double[] own = own(table, group);
        double[] others = others(table, group);
        double ownRows = own[0] + own[1];
        double rest = others[0] + others[1];
        double rarer = Math.min(own[0] + others[0], own[1] + others[1]) / (ownRows + rest);
        return rarer * Math.min(ownRows, rest);
    }

    private static double[] total(double[][] folds) {
        double[] total = new double[2 * GROUPS];
        for (double[] fold : folds) {
            for (int i = 0; i < total.length; i++) {
                total[i] += fold[i];
            }
        }
        return total;
    }

    /** Both labels' rows of each group in each fold; rows are dealt at random. */
    private static double[][] draw(UniformRandomProvider random, double rate, double gap) {
        int rows = Arrays.stream(SIZES).sum();
        int[] fold = new int[rows];
        for (int i = 0; i < rows; i++) {
            int j = random.nextInt(i + 1);
            fold[i] = fold[j];
            fold[j] = i % FOLDS;
        }
        double[][] sums = new double[FOLDS][2 * GROUPS];
        int at = 0;
        for (int g = 0; g < GROUPS; g++) {
            double own = g == GROUPS - 1 ? rate + gap : rate;
            for (int i = 0; i < SIZES[g]; i++) {
                sums[fold[at++]][2 * g + (random.nextDouble() < own ? 1 : 0)]++;
            }
        }
        return sums;
    }

    /** A divergence of two counts of labels. */
    private interface Divergence {
        double of(double[] own, double[] others);
    }

    private static Looked each(double tolerance, Divergence divergence) {
        ToDoubleFunction<double[]> first = table -> divergence.of(own(table, 0), others(table, 0));
        ToDoubleFunction<double[]> second = table -> divergence.of(own(table, 1), others(table, 1));
        ToDoubleFunction<double[]> third = table -> divergence.of(own(table, 2), others(table, 2));
        return new Looked(tolerance, List.of(first, second, third));
    }

    private static double[] own(double[] table, int group) {
        return Arrays.copyOfRange(table, 2 * group, 2 * group + 2);
    }

    private static double[] others(double[] table, int group) {
        double[] others = new double[2];
        for (int i = 0; i < table.length; i++) {
            others[i % 2] += i / 2 == group ? 0 : table[i];
        }
        return others;
    }

    private static double[][] groups(double[] table) {
        return new double[][] {own(table, 0), own(table, 1), own(table, 2)};
    }

    private static double[][] labels(double[] table) {
        return new double[][] {{table[0], table[2], table[4]}, {table[1], table[3], table[5]}};
    }
}
