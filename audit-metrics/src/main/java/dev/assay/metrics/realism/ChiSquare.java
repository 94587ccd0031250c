package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
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

    /**
     * As {@link #homogeneity}, after joining the cells in which either sample expects fewer than {@code least} counts, so
     * that the approximation holds for tables of many rare cells. Undefined when fewer than two cells are left.
     */
    public static ContingencyTest homogeneityOfCommon(double[] x, double[] y, double least) {
        Distributions.requireAligned(x, y);
        double sumX = Distributions.sum(x, "first");
        double sumY = Distributions.sum(y, "second");
        double smallerShare = Math.min(sumX, sumY) / (sumX + sumY);
        double[][] joined = new double[2][x.length + 1];
        int cells = 0;
        double restX = 0;
        double restY = 0;
        int smallest = -1;
        for (int i = 0; i < x.length; i++) {
            double pooled = x[i] + y[i];
            if (pooled * smallerShare >= least) {
                joined[0][cells] = x[i];
                joined[1][cells] = y[i];
                if (smallest < 0 || pooled < joined[0][smallest] + joined[1][smallest]) {
                    smallest = cells;
                }
                cells++;
            } else {
                restX += x[i];
                restY += y[i];
            }
        }
        boolean restIsCommon = (restX + restY) * smallerShare >= least;
        int rest = restIsCommon || smallest < 0 ? cells++ : smallest;
        joined[0][rest] += restX;
        joined[1][rest] += restY;
        ContingencyTest test = homogeneity(Arrays.copyOf(joined[0], cells), Arrays.copyOf(joined[1], cells));
        return new ContingencyTest(
                test.statistic(),
                test.pValue(),
                test.degreesOfFreedom(),
                test.smallestExpected(),
                cells < x.length ? "chi-square, rare cells joined" : test.method());
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
