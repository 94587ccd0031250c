package dev.assay.metrics.realism;

/** Quantiles of samples, linear between order statistics (type 7 of Hyndman and Fan, the default of R and numpy). */
public final class Quantiles {
    private Quantiles() {}

    /** The quantile at {@code share} in [0, 1]; NaN is missing and dropped, an empty sample is undefined. */
    public static double of(double[] values, double share) {
        return ofSorted(Samples.sorted(values, "given"), share);
    }

    /** The quantile of a sorted sample without NaN. */
    static double ofSorted(double[] sorted, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in [0, 1], was " + share);
        }
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        double part = position - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
