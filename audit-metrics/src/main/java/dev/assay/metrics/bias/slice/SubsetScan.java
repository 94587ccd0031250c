package dev.assay.metrics.bias.slice;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Multi-dimensional subset scan (Zhang and Neill 2016): the subgroup, any set of values of any columns, in which outcomes
 * depart most from predicted probabilities.
 *
 * <p>Score of a subset: {@code max over q of sum(y ln q - ln(1 - p + q p))} with {@code q < 1} when outcomes are
 * over-predicted and {@code q > 1} when under-predicted, less {@code penalty} for every value named. The search improves
 * one column at a time, exactly, from random starts, so the score is a lower bound of the best. Range [0, ∞). Cost: restarts
 * times columns times rows.
 */
public final class SubsetScan {
    private static final double SMALLEST_Q = 1e-6;
    private static final double LARGEST_Q = 1e6;
    private static final int BISECTIONS = 60;

    private final int[][] codes;
    private final int[] sizes;
    private final int[] outcome;
    private final int[] level;
    private final double[] levels;
    private final Options options;

    /**
     * @param overpredicted whether outcomes below the predictions are sought, else above
     * @param penalty taken off for every named value, at least 0
     * @param restarts number of random starts besides the full set
     */
    public record Options(boolean overpredicted, double penalty, int restarts) {
        public Options {
            if (!(penalty >= 0)) {
                throw new IllegalArgumentException("penalty must not be negative, was " + penalty);
            }
        }

        /** Over-prediction, penalty 1, 20 restarts. */
        public static Options defaults() {
            return new Options(true, 1, 20);
        }

        public Options withOverpredicted(boolean over) {
            return new Options(over, penalty, restarts);
        }

        public Options withPenalty(double newPenalty) {
            return new Options(overpredicted, newPenalty, restarts);
        }
    }

    /**
     * The best subset found.
     *
     * @param values for each column which values it keeps; a column that keeps all is not part of the description
     * @param score its penalised score
     */
    public record Subset(boolean[][] values, double score) {
        /** Whether the column restricts the rows. */
        public boolean restricts(int column) {
            for (boolean kept : values[column]) {
                if (!kept) {
                    return true;
                }
            }
            return false;
        }
    }

    private SubsetScan(int[][] codes, int[] sizes, int[] outcome, double[] expectation, Options options) {
        this.codes = codes;
        this.sizes = sizes;
        this.outcome = outcome;
        this.options = options;
        this.levels = Arrays.stream(expectation).distinct().sorted().toArray();
        this.level = new int[expectation.length];
        for (int i = 0; i < level.length; i++) {
            level[i] = Arrays.binarySearch(levels, expectation[i]);
        }
    }

    /**
     * Searches.
     *
     * @param codes for each column the code of every row, none missing
     * @param sizes number of values of each column
     * @param outcome 0 or 1 a row
     * @param expectation predicted probability a row, in [0, 1]
     */
    public static Subset scan(
            int[][] codes, int[] sizes, int[] outcome, double[] expectation, Options options, Seed seed) {
        if (outcome.length == 0 || codes.length == 0) {
            throw new UndefinedStatisticException("there are no rows or no columns to scan");
        }
        for (double p : expectation) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("expectations must be in [0, 1], was " + p);
            }
        }
        return new SubsetScan(codes, sizes, outcome, expectation, options).search(seed);
    }

    /**
     * Whether the best subset scores more than chance gives: outcomes are drawn anew from the expectations and scanned alike,
     * {@code (b + 1) / (B + 1)}. Holds although the subset was searched for. Cost: as many searches.
     *
     * @param replicates number of draws
     */
    public static TestResult test(
            int[][] codes,
            int[] sizes,
            int[] outcome,
            double[] expectation,
            Options options,
            int replicates,
            Seed seed) {
        if (replicates < 1) {
            throw new IllegalArgumentException("replicates must be at least 1, was " + replicates);
        }
        double score = scan(codes, sizes, outcome, expectation, options, seed.child("scan"))
                .score();
        int atLeast = 0;
        for (int b = 0; b < replicates; b++) {
            Seed replicate = seed.child(b);
            UniformRandomProvider random = replicate.child("outcomes").random();
            int[] drawn = new int[outcome.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextDouble() < expectation[i] ? 1 : 0;
            }
            double chance = scan(codes, sizes, drawn, expectation, options, replicate.child("scan"))
                    .score();
            atLeast += chance >= score - 1e-12 ? 1 : 0;
        }
        return new TestResult(
                score,
                (atLeast + 1.0) / (replicates + 1.0),
                "outcomes drawn from the expectations, " + replicates + " times");
    }

    private Subset search(Seed seed) {
        Subset best = climb(all());
        UniformRandomProvider random = seed.random();
        for (int r = 0; r < options.restarts(); r++) {
            Subset found = climb(randomStart(random));
            if (found.score() > best.score()) {
                best = found;
            }
        }
        return best;
    }

    private boolean[][] all() {
        boolean[][] kept = new boolean[sizes.length][];
        for (int c = 0; c < sizes.length; c++) {
            kept[c] = new boolean[sizes[c]];
            Arrays.fill(kept[c], true);
        }
        return kept;
    }

    private boolean[][] randomStart(UniformRandomProvider random) {
        boolean[][] kept = all();
        for (boolean[] values : kept) {
            boolean any = false;
            for (int v = 0; v < values.length; v++) {
                values[v] = random.nextBoolean();
                any |= values[v];
            }
            if (!any) {
                values[random.nextInt(values.length)] = true;
            }
        }
        return kept;
    }

    /** Improves one column after the other until none improves. */
    private Subset climb(boolean[][] kept) {
        double score = Double.NEGATIVE_INFINITY;
        while (true) {
            double before = score;
            for (int c = 0; c < sizes.length; c++) {
                score = Math.max(score, improve(kept, c, score));
            }
            if (!(score > before + 1e-12)) {
                return new Subset(kept, Math.max(0, score));
            }
        }
    }

    /** Puts the best values of one column, the others held, into {@code kept} if that is better than {@code score}. */
    private double improve(boolean[][] kept, int column, double score) {
        double[][] rows = new double[sizes[column]][levels.length];
        double[] positives = new double[sizes[column]];
        for (int i = 0; i < outcome.length; i++) {
            if (inOtherColumns(kept, column, i)) {
                rows[codes[column][i]][level[i]]++;
                positives[codes[column][i]] += outcome[i];
            }
        }
        double others = 0;
        for (int c = 0; c < sizes.length; c++) {
            others += c == column ? 0 : penalty(kept[c]);
        }
        boolean[] whole = new boolean[sizes[column]];
        Arrays.fill(whole, true);
        double best = best(rows, positives, whole) - others;
        boolean[] chosen = whole;
        for (double q : candidates(rows, positives)) {
            boolean[] values = new boolean[sizes[column]];
            boolean any = false;
            for (int v = 0; v < values.length; v++) {
                values[v] = logRatio(rows[v], positives[v], q) > options.penalty();
                any |= values[v];
            }
            if (any) {
                double candidate = best(rows, positives, values) - penalty(values) - others;
                if (candidate > best) {
                    best = candidate;
                    chosen = values;
                }
            }
        }
        if (best > score) {
            kept[column] = chosen;
        }
        return best;
    }

    private boolean inOtherColumns(boolean[][] kept, int column, int row) {
        for (int c = 0; c < kept.length; c++) {
            if (c != column && !kept[c][codes[c][row]]) {
                return false;
            }
        }
        return true;
    }

    private double penalty(boolean[] values) {
        int named = 0;
        for (boolean kept : values) {
            if (kept) {
                named++;
            }
        }
        return named == values.length ? 0 : options.penalty() * named;
    }

    /** One {@code q} inside each stretch on which the set of values worth their penalty stays the same. */
    private double[] candidates(double[][] rows, double[] positives) {
        double[] ends = new double[2 * rows.length];
        int count = 0;
        for (int v = 0; v < rows.length; v++) {
            double top = maximise(rows[v], positives[v]);
            if (logRatio(rows[v], positives[v], top) > options.penalty()) {
                ends[count++] = crossing(rows[v], positives[v], lowest(), top);
                ends[count++] = crossing(rows[v], positives[v], highest(), top);
            }
        }
        double[] sorted = Arrays.copyOf(ends, count);
        Arrays.sort(sorted);
        double[] inside = new double[Math.max(0, count - 1)];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.sqrt(sorted[i] * sorted[i + 1]);
        }
        return inside;
    }

    /** Where the log ratio crosses the penalty between its maximum and an end; the end when it does not. */
    private double crossing(double[] rows, double positives, double end, double top) {
        if (logRatio(rows, positives, end) > options.penalty()) {
            return end;
        }
        double outside = end;
        double within = top;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = Math.sqrt(outside * within);
            if (logRatio(rows, positives, middle) > options.penalty()) {
                within = middle;
            } else {
                outside = middle;
            }
        }
        return within;
    }

    private double best(double[][] rows, double[] positives, boolean[] values) {
        double[] sum = new double[levels.length];
        double outcomes = 0;
        for (int v = 0; v < values.length; v++) {
            if (values[v]) {
                outcomes += positives[v];
                for (int l = 0; l < sum.length; l++) {
                    sum[l] += rows[v][l];
                }
            }
        }
        return logRatio(sum, outcomes, maximise(sum, outcomes));
    }

    private double lowest() {
        return options.overpredicted() ? SMALLEST_Q : 1;
    }

    private double highest() {
        return options.overpredicted() ? 1 : LARGEST_Q;
    }

    /** The {@code q} of the direction that maximises the log ratio, by bisection of its slope, which falls in ln q. */
    private double maximise(double[] rows, double positives) {
        double low = lowest();
        double high = highest();
        for (int i = 0; i < BISECTIONS; i++) {
            double q = Math.sqrt(low * high);
            double expected = 0;
            for (int l = 0; l < rows.length; l++) {
                double p = levels[l];
                expected += rows[l] == 0 ? 0 : rows[l] * q * p / (1 - p + q * p);
            }
            if (positives > expected) {
                low = q;
            } else {
                high = q;
            }
        }
        return Math.sqrt(low * high);
    }

    private double logRatio(double[] rows, double positives, double q) {
        double sum = positives * Math.log(q);
        for (int l = 0; l < rows.length; l++) {
            sum -= rows[l] == 0 ? 0 : rows[l] * Math.log(1 - levels[l] + q * levels[l]);
        }
        return sum;
    }
}
