package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Tests that the rows of a table of counts come from one distribution (homogeneity), or that rows and columns are
 * independent, which is the same computation: Pearson's chi-square {@code sum (O - E)^2 / E} and the likelihood ratio G
 * {@code 2 sum O log(O / E)}.
 *
 * <p>Rows and columns without counts are left out. A table with fewer than two rows or columns left is undefined. The
 * p-value is asymptotic; the result gives the smallest expected count. Counts are counts: testing proportions, as some
 * libraries do, makes every sample look tiny. Cost: O(cells).
 *
 * <p>Source: K. Pearson, Philos. Mag. 50(302), 1900; A. Agresti, Categorical Data Analysis, 3rd ed., 2013, sections 2.4
 * and 3.2.
 */
public final class ChiSquare {
    private ChiSquare() {}

    /** Pearson's test that two samples over the same cells come from one distribution, without continuity correction. */
    public static ContingencyTest homogeneity(double[] x, double[] y) {
        Distributions.requireAligned(x, y);
        return test(new double[][] {x, y}, false, false);
    }

    /** Pearson's test of a table of counts, without continuity correction. */
    public static ContingencyTest independence(double[][] table) {
        return test(table, false, false);
    }

    /** Pearson's test of a table of counts; Yates' correction, when asked for, applies to one degree of freedom only. */
    public static ContingencyTest independence(double[][] table, boolean yates) {
        return test(table, yates, false);
    }

    /** The likelihood ratio test that two samples over the same cells come from one distribution. */
    public static ContingencyTest likelihoodRatio(double[] x, double[] y) {
        Distributions.requireAligned(x, y);
        return test(new double[][] {x, y}, false, true);
    }

    /** The likelihood ratio test of a table; Yates' correction, when asked for, applies to one degree of freedom only. */
    public static ContingencyTest likelihoodRatio(double[][] table, boolean yates) {
        return test(table, yates, true);
    }

    private static ContingencyTest test(double[][] table, boolean yates, boolean likelihood) {
        Margins margins = Margins.of(table);
        int rows = margins.usedRows();
        int columns = margins.usedColumns();
        if (rows < 2 || columns < 2) {
            throw new UndefinedStatisticException(
                    "a table needs counts in at least 2 rows and 2 columns, had " + rows + " and " + columns);
        }
        int freedom = (rows - 1) * (columns - 1);
        boolean correct = yates && freedom == 1;
        double statistic = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < margins.columns().length; j++) {
                double expected = margins.expected(i, j);
                if (expected > 0) {
                    smallest = Math.min(smallest, expected);
                    double observed = correct ? shrink(table[i][j], expected) : table[i][j];
                    statistic += likelihood
                            ? observed > 0 ? 2 * observed * Math.log(observed / expected) : 0
                            : (observed - expected) * (observed - expected) / expected;
                }
            }
        }
        statistic = Math.max(0, statistic);
        double p = ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
        return new ContingencyTest(
                statistic,
                p,
                freedom,
                smallest,
                (likelihood ? "likelihood ratio G" : "chi-square") + (correct ? ", Yates" : ""));
    }

    /** Moves a count up to one half towards its expectation. */
    private static double shrink(double observed, double expected) {
        double difference = expected - observed;
        return observed + Math.signum(difference) * Math.min(0.5, Math.abs(difference));
    }
}
