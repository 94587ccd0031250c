package dev.assay.metrics.realism;

/**
 * The energy distance of two samples on a line, {@code sqrt(2 integral (F_x - F_y)^2) = sqrt(2 E|X-Y| - E|X-X'| -
 * E|Y-Y'|)}.
 *
 * <p>Range [0, inf), in the square root of the values' unit; 0 when the samples agree. NaN is missing and dropped; an
 * empty side and infinite values are undefined. Cost: O(n log n + m log m).
 *
 * <p>Source: G. J. Szekely and M. L. Rizzo, J. Stat. Plan. Inference 143(8), 2013, doi:10.1016/j.jspi.2013.03.018; value
 * as scipy's {@code energy_distance}, which is the square root; {@link #squared} is the paper's.
 */
public final class EnergyDistance {
    private EnergyDistance() {}

    /** The distance, a square root. */
    public static double distance(double[] x, double[] y) {
        return Math.sqrt(squared(x, y));
    }

    /** {@code 2 E|X-Y| - E|X-X'| - E|Y-Y'|}, in the unit of the values. */
    public static double squared(double[] x, double[] y) {
        return 2
                * CumulativeDifference.integrate(
                        Samples.finite(x, "first"), Samples.finite(y, "second"), difference -> difference * difference);
    }
}
