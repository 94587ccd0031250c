package dev.assay.metrics.drift.batch;

import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.stats.TestResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact two-sample Cramer-von Mises test for small samples: counts, over all orders of the pooled values, how often
 * the criterion is at least as large. With ties the p-value is that of samples without.
 *
 * <p>NaN is missing and dropped. Samples are limited to {@value #LARGEST} values each. Cost: O(n m) tables of sums.
 *
 * <p>Source: Anderson (1962), <a href="https://doi.org/10.1214/aoms/1177704477">doi:10.1214/aoms/1177704477</a>.
 */
public final class CramerVonMisesExact {
    /** The largest sample. */
    public static final int LARGEST = 20;

    private CramerVonMisesExact() {}

    /** The test. */
    public static TestResult test(double[] x, double[] y) {
        int n = Columns.present(x, 1).length;
        int m = Columns.present(y, 1).length;
        if (Math.max(n, m) > LARGEST) {
            throw new IllegalArgumentException(
                    "the exact test takes at most " + LARGEST + " values a side, had " + n + " and " + m);
        }
        double statistic = CramerVonMises.statistic(x, y);
        double total = (double) n + m;
        double least = statistic * n * m * total * total;
        double atLeast = 0;
        double all = 0;
        for (Map.Entry<Long, Double> entry : sums(n, m).entrySet()) {
            all += entry.getValue();
            if (entry.getKey() >= least - 1e-6 * Math.max(1, least)) {
                atLeast += entry.getValue();
            }
        }
        return new TestResult(statistic, Math.min(1, atLeast / all), "Cramer-von Mises, exact");
    }

    /** How many lattice paths from (0, 0) to (n, m) have each sum of squared distances from the diagonal. */
    private static Map<Long, Double> sums(int n, int m) {
        // The tables of one row of the lattice, overwritten as the next row is made.
        List<Map<Long, Double>> row = new ArrayList<>(Collections.nCopies(m + 1, Map.of()));
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                Map<Long, Double> here = new HashMap<>();
                long gap = (long) i * m - (long) j * n;
                if (i == 0 && j == 0) {
                    here.put(0L, 1.0);
                } else {
                    if (i > 0) {
                        row.get(j).forEach((sum, paths) -> here.merge(sum + gap * gap, paths, Double::sum));
                    }
                    if (j > 0) {
                        row.get(j - 1).forEach((sum, paths) -> here.merge(sum + gap * gap, paths, Double::sum));
                    }
                }
                row.set(j, here);
            }
        }
        return row.get(m);
    }
}
