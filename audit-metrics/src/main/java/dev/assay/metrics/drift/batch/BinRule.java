package dev.assay.metrics.drift.batch;

import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.stats.UndefinedStatisticException;

/**
 * How many bins of equal width a sample deserves: the rules of numpy's {@code histogram_bin_edges} for real numbers.
 *
 * <p>Each gives a width; the number of bins is the range over it, rounded up; a rule without a width gives one bin. NaN
 * is missing and dropped; an empty sample is undefined. Cost: O(n), with a sort where quartiles are needed.
 *
 * <p>Source: numpy 2.4, {@code numpy.lib.histograms}.
 */
public enum BinRule {
    /** {@code log2 n + 1} bins (Sturges 1926). */
    STURGES,
    /** Sturges with a term for skewness (Doane 1976). */
    DOANE,
    /** Width {@code 2 IQR n^(-1/3)} (Freedman and Diaconis 1981). */
    FREEDMAN_DIACONIS,
    /** Width {@code (24 sqrt(pi) / n)^(1/3) sd} (Scott 1979). */
    SCOTT,
    /** {@code 2 n^(1/3)} bins. */
    RICE,
    /** {@code sqrt n} bins. */
    SQUARE_ROOT,
    /** The narrower of Sturges and Freedman-Diaconis, the latter no narrower than half the square-root rule. */
    AUTO,
    /** As {@link #AUTO} in numpy before 2.0: without the lower bound. */
    AUTO_BEFORE_NUMPY_2;

    /** The edges, ascending; one more than there are bins. */
    public double[] edges(double[] values) {
        return Histogram.equalWidthEdges(values, bins(values));
    }

    /** The number of bins. */
    public int bins(double[] values) {
        double[] present =
                java.util.Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        if (present.length == 0) {
            throw new UndefinedStatisticException("the sample has no values that are not missing");
        }
        double low = present[0];
        double high = present[0];
        for (double value : present) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double width = width(present, high - low);
        double range = low == high ? 1 : high - low;
        return width > 0 ? Math.max(1, (int) Math.ceil(range / width)) : 1;
    }

    private double width(double[] values, double range) {
        double n = values.length;
        return switch (this) {
            case STURGES -> range / (log2(n) + 1);
            case DOANE -> doane(values, range);
            case FREEDMAN_DIACONIS -> freedmanDiaconis(values);
            case SCOTT -> Math.cbrt(24 * Math.sqrt(Math.PI) / n) * deviation(values);
            case RICE -> range / (2 * Math.pow(n, 1.0 / 3));
            case SQUARE_ROOT -> range / Math.sqrt(n);
            case AUTO ->
                Math.min(Math.max(freedmanDiaconis(values), range / Math.sqrt(n) / 2), STURGES.width(values, range));
            case AUTO_BEFORE_NUMPY_2 -> {
                double narrow = freedmanDiaconis(values);
                double sturges = STURGES.width(values, range);
                yield narrow > 0 ? Math.min(narrow, sturges) : sturges;
            }
        };
    }

    private static double freedmanDiaconis(double[] values) {
        return 2 * (Quantiles.of(values, 0.75) - Quantiles.of(values, 0.25)) * Math.pow(values.length, -1.0 / 3);
    }

    private static double doane(double[] values, double range) {
        double n = values.length;
        double deviation = deviation(values);
        if (n <= 2 || deviation == 0) {
            return 0;
        }
        double mean = mean(values);
        double cubes = 0;
        for (double value : values) {
            double z = (value - mean) / deviation;
            cubes += z * z * z;
        }
        double scale = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return range / (1 + log2(n) + log2(1 + Math.abs(cubes / n) / scale));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
