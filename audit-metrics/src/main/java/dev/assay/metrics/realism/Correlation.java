package dev.assay.metrics.realism;

import dev.assay.kernel.Ranks;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Correlation coefficients of two columns over the rows in which both have a value.
 *
 * <p>Range [-1, 1]. Fewer than two such rows, a constant column or infinite values are undefined. Cost: Pearson O(n),
 * Spearman and Kendall O(n log n).
 */
public final class Correlation {
    private Correlation() {}

    /** The product-moment coefficient. */
    public static double pearson(double[] x, double[] y) {
        double[][] complete = complete(x, y);
        return pearsonOfComplete(complete[0], complete[1]);
    }

    /** The product-moment coefficient of mid-ranks. */
    public static double spearman(double[] x, double[] y) {
        double[][] complete = complete(x, y);
        return pearsonOfComplete(Ranks.of(complete[0]), Ranks.of(complete[1]));
    }

    /** Kendall's tau-b, which allows for ties. */
    public static double kendall(double[] x, double[] y) {
        double[][] complete = complete(x, y);
        requireSpread(complete[0], "first");
        requireSpread(complete[1], "second");
        return new KendallsCorrelation().correlation(complete[0], complete[1]);
    }

    static double[][] complete(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "both columns need the same number of rows, had " + x.length + " and " + y.length);
        }
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                a[n] = x[i] + 0.0;
                b[n++] = y[i] + 0.0;
            }
        }
        if (n < 2) {
            throw new UndefinedStatisticException(
                    "a correlation needs at least 2 rows with both values, there were " + n);
        }
        return n == a.length ? new double[][] {a, b} : new double[][] {Arrays.copyOf(a, n), Arrays.copyOf(b, n)};
    }

    /** Of rows without missing values. */
    static double pearsonOfComplete(double[] x, double[] y) {
        requireSpread(x, "first");
        requireSpread(y, "second");
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        double scale = Math.sqrt(xx) * Math.sqrt(yy);
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new UndefinedStatisticException("the spread of a column cannot be held in a double; rescale it");
        }
        return Math.min(1, Math.max(-1, xy / scale));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        // What rounding left over, so that a large common offset costs no digits.
        double mean = sum / values.length;
        double rest = 0;
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }

    private static void requireSpread(double[] values, String name) {
        boolean varies = false;
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new UndefinedStatisticException("the " + name + " column holds infinite values");
            }
            varies |= value != values[0];
        }
        if (!varies) {
            throw new UndefinedStatisticException("the " + name + " column is constant, so it correlates with nothing");
        }
    }
}
