package dev.assay.benchmarks;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Measurement;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.stats.Seed;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often audits claim a change of the label's dependence on the group where both sides come from one population, of three
 * groups of 30, 100 and 1000 rows: these statistics are never negative, so near 0 they are far from normal.
 */
final class DependenceErrorRates {
    private static final int[] SIZES = {30, 100, 1000};

    private static final List<String> STATISTICS = List.of(
            "mutual information",
            "Theil's U",
            "Kullback-Leibler divergence",
            "Jensen-Shannon divergence",
            "log ratio of shares");

    private DependenceErrorRates() {}

    static void print(int runs, long seed, PrintStream out) {
        out.println("| rate | of the largest group | " + String.join(" | ", STATISTICS) + " |");
        out.println("|---|---|" + "---|".repeat(STATISTICS.size()));
        for (double rate : new double[] {0.05, 0.3, 0.5}) {
            for (double gap : new double[] {0, 0.1}) {
                StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %.2f | %.2f |", rate, rate + gap));
                for (int claims : claims(runs, new Seed(seed), rate, gap)) {
                    line.append(String.format(Locale.ROOT, " %.3f |", (double) claims / runs));
                }
                out.println(line);
            }
        }
    }

    /** For each statistic, the audits that claim a disparity. */
    static int[] claims(int runs, Seed seed, double rate, double gap) {
        UniformRandomProvider random = seed.child(rate + " " + gap).random();
        int[] claims = new int[STATISTICS.size()];
        for (int run = 0; run < runs; run++) {
            AuditReport report = Audit.compare(draw("human", random, rate, gap), draw("synthetic", random, rate, gap))
                    .groups("group")
                    .label("label")
                    .also("label-dependence")
                    .only(info -> info.id().equals("label-dependence"))
                    .seed(run)
                    .run();
            for (Measurement measurement : report.of("label-dependence")) {
                if (measurement
                        .conclusion()
                        .filter(Conclusion.DISPARITY::equals)
                        .isPresent()) {
                    claims[STATISTICS.indexOf(measurement.scope().slice())]++;
                }
            }
        }
        return claims;
    }

    /** The groups one after the other; the last and largest has the label more often by the gap. */
    private static Dataset draw(String name, UniformRandomProvider random, double rate, double gap) {
        int rows = Arrays.stream(SIZES).sum();
        String[] group = new String[rows];
        String[] label = new String[rows];
        int row = 0;
        for (int g = 0; g < SIZES.length; g++) {
            double own = g == SIZES.length - 1 ? rate + gap : rate;
            for (int i = 0; i < SIZES[g]; i++) {
                group[row] = "group " + g;
                label[row++] = random.nextDouble() < own ? "yes" : "no";
            }
        }
        return Dataset.of(name, CategoricalColumn.of("group", group), CategoricalColumn.of("label", label));
    }
}
