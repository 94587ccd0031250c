package dev.assay.metrics.realism;

/**
 * Shannon entropy of a distribution, {@code -sum p_i log p_i}: 0 when all weight is in one cell, {@code log(cells)} when
 * even. The argument is counts or weights; an empty distribution is undefined.
 */
public final class Entropy {
    private Entropy() {}

    /** The entropy in nats. */
    public static double of(double[] weights) {
        return of(weights, Math.E);
    }

    /** The entropy in the base given. */
    public static double of(double[] weights, double base) {
        double scale = Distributions.logOf(base);
        double sum = 0;
        for (double share : Distributions.shares(weights, "given")) {
            if (share > 0) {
                sum -= share * Math.log(share);
            }
        }
        return Math.max(0, sum / scale);
    }
}
