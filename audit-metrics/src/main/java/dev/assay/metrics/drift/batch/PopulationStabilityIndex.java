package dev.assay.metrics.drift.batch;

import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The population stability index {@code sum (q - p) ln(q / p)} of two vectors of counts over the same cells: the
 * symmetrised Kullback-Leibler divergence, in nats.
 *
 * <p>Range [0, inf), 0 when the shares agree. By default each cell gets half a count more, so an empty cell neither
 * explodes nor vanishes. Without drift it is about {@code (B - 1)(1/n + 1/m)} over {@code B} cells, so that a fixed limit
 * such as 0.1 means nothing for small batches: see {@link #smallestDetectable}. An empty side is undefined. Cost: O(B).
 *
 * <p>Source: Yurdakul and Naranjo (2020), <a href="https://doi.org/10.21314/JRMV.2020.227">doi:10.21314/JRMV.2020.227</a>.
 */
public final class PopulationStabilityIndex {
    /** The index above which a shift is usually taken to matter. */
    public static final double MATERIAL = 0.1;

    private PopulationStabilityIndex() {}

    /** The index with half a count added to every cell. */
    public static double of(double[] reference, double[] current) {
        return of(reference, current, 0.5);
    }

    /** The index with {@code pseudoCount}, above 0, added to every cell. */
    public static double of(double[] reference, double[] current, double pseudoCount) {
        if (!(pseudoCount > 0)) {
            throw new IllegalArgumentException("pseudoCount must be above 0, was " + pseudoCount);
        }
        if (reference.length != current.length) {
            throw new IllegalArgumentException(
                    "both sides need the same cells, had " + reference.length + " and " + current.length);
        }
        double n = sum(reference);
        double m = sum(current);
        if (!(n > 0 && m > 0)) {
            throw new UndefinedStatisticException("a side has no values");
        }
        double index = 0;
        for (int i = 0; i < reference.length; i++) {
            double p = (reference[i] + pseudoCount) / (n + pseudoCount * reference.length);
            double q = (current[i] + pseudoCount) / (m + pseudoCount * reference.length);
            index += (q - p) * Math.log(q / p);
        }
        return index;
    }

    /** What the index is on average without drift; subtract it to correct its bias. */
    public static double expectedWithoutDrift(int cells, double n, double m) {
        return (cells - 1) * (1 / n + 1 / m);
    }

    /** The index that batches of these sizes show with 80 % power at level {@code alpha}. */
    public static double smallestDetectable(int cells, double n, double m, double alpha) {
        return noncentrality(cells, alpha) * (1 / n + 1 / m);
    }

    /** Rows that a batch as large as its reference needs to show {@link #MATERIAL} with 80 % power. */
    public static long rowsNeeded(int cells, double alpha) {
        return (long) Math.ceil(2 * noncentrality(cells, alpha) / MATERIAL);
    }

    /** The noncentrality at which a chi-square test has 80 % power, by Patnaik's two-moment approximation. */
    private static double noncentrality(int cells, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), was " + alpha);
        }
        double freedom = Math.max(1, cells - 1);
        double critical = ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(alpha);
        double low = 0;
        double high = 1000 + 10 * critical;
        for (int i = 0; i < 100; i++) {
            double lambda = (low + high) / 2;
            double scale = (freedom + 2 * lambda) / (freedom + lambda);
            double matched = (freedom + lambda) * (freedom + lambda) / (freedom + 2 * lambda);
            if (ChiSquaredDistribution.of(matched).survivalProbability(critical / scale) < 0.8) {
                low = lambda;
            } else {
                high = lambda;
            }
        }
        return high;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
