package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/**
 * The Wasserstein-1 (earth mover's) distance of two samples on a line, {@code integral |F_x - F_y|}: how far values must
 * move on average.
 *
 * <p>Range [0, inf), in the unit of the values; 0 when the samples agree. {@link #scaledByRange} and {@link
 * #scaledByQuartiles} divide by the spread of the first (human) sample, so that columns compare. NaN is missing and
 * dropped; an empty side and infinite values are undefined. Cost: O(n log n + m log m).
 *
 * <p>Source: S. S. Vallender, Theory Probab. Appl. 18(4), 1974; value as scipy's {@code wasserstein_distance}.
 */
public final class Wasserstein {
    private Wasserstein() {}

    /** The distance in the unit of the values. */
    public static double distance(double[] x, double[] y) {
        return sortedDistance(Samples.finite(x, "first"), Samples.finite(y, "second"));
    }

    /** The distance over {@code max(x) - min(x)}; undefined when x is constant. */
    public static double scaledByRange(double[] x, double[] y) {
        double[] a = Samples.finite(x, "first");
        double range = a[a.length - 1] - a[0];
        if (!(range > 0)) {
            throw new UndefinedStatisticException("the first sample is constant, so it has no range to divide by");
        }
        return sortedDistance(a, Samples.finite(y, "second")) / range;
    }

    /** The distance over the interquartile range of x; undefined when at least half of x has one value. */
    public static double scaledByQuartiles(double[] x, double[] y) {
        double[] a = Samples.finite(x, "first");
        double spread = Quantiles.ofSorted(a, 0.75) - Quantiles.ofSorted(a, 0.25);
        if (!(spread > 0)) {
            throw new UndefinedStatisticException(
                    "the quartiles of the first sample are equal, so there is no interquartile range to divide by");
        }
        return sortedDistance(a, Samples.finite(y, "second")) / spread;
    }

    /** The distance of two sorted samples without NaN. */
    static double sortedDistance(double[] x, double[] y) {
        return CumulativeDifference.integrate(x, y, Math::abs);
    }
}
