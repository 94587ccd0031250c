package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.realism.embedding.MaximumMeanDiscrepancy.Estimator;

/**
 * Energy distance of two sets of points in any dimension.
 *
 * <p>{@code 2 E|x - y| - E|x - x'| - E|y - y'|} over all pairs (V-statistic), Euclidean. Range [0, ∞) in units of the
 * coordinates, lower is better, 0 only when the samples agree. {@link #of} gives its square root, as SciPy does in one dimension.
 *
 * <p>Time O((n + m)² d), memory O((n + m) d). Thread-safe.
 *
 * <p>Source: Székely and Rizzo, J. Statistical Planning and Inference 143 (2013), doi:10.1016/j.jspi.2013.03.018.
 */
public final class EnergyDistance {
    private EnergyDistance() {}

    /** The square root of {@link #squared}. */
    public static double of(double[][] human, double[][] synthetic) {
        return Math.sqrt(squared(human, synthetic, Parallel.serial()));
    }

    /** The energy statistic itself. */
    public static double squared(double[][] human, double[][] synthetic, Parallel parallel) {
        return Math.max(
                0,
                MaximumMeanDiscrepancy.squared(
                        human, synthetic, new PairKernel.Distance(), Estimator.BIASED, parallel));
    }
}
