package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Sliced Wasserstein distance: the Wasserstein distance of two sets of points after projection on random directions.
 *
 * <p>{@code (mean over L directions of W_p^p)^(1/p)} for directions uniform on the unit sphere and {@code p} 1 or 2. Range
 * [0, ∞) in units of the coordinates, lower is better. Directions come from the seed, so a value can be repeated; more
 * directions lower its Monte Carlo error.
 *
 * <p>Coordinates must be finite; sizes may differ. Time O(L ((n + m) d + (n + m) log(n + m))), memory O((n + m) d). Thread-safe.
 *
 * <p>Source: Bonneel et al., J. Mathematical Imaging and Vision 51 (2015), doi:10.1007/s10851-014-0506-3.
 */
public final class SlicedWasserstein {
    /** Directions unless told otherwise. */
    public static final int DIRECTIONS = 100;

    private SlicedWasserstein() {}

    /** Of order 1 over 100 directions. */
    public static double of(double[][] human, double[][] synthetic, Seed seed) {
        return of(human, synthetic, 1, DIRECTIONS, seed, Parallel.serial());
    }

    /** Of order 1 or 2. */
    public static double of(
            double[][] human, double[][] synthetic, int order, int directions, Seed seed, Parallel parallel) {
        if (order != 1 && order != 2) {
            throw new IllegalArgumentException("order must be 1 or 2, was " + order);
        }
        if (directions < 1) {
            throw new IllegalArgumentException("directions must be at least 1, was " + directions);
        }
        List<Points> sides = Points.pair(human, synthetic);
        return of(sides.get(0), sides.get(1), order, directions, seed, parallel);
    }

    static double of(Points x, Points y, int order, int directions, Seed seed, Parallel parallel) {
        double[] costs = new double[directions];
        parallel.run(directions, l -> {
            double[] direction = direction(x.dimension(), seed.child(l));
            costs[l] = cost(sorted(x, direction), sorted(y, direction), order);
        });
        double mean = Arrays.stream(costs).sum() / directions;
        return order == 1 ? mean : Math.sqrt(mean);
    }

    private static double[] direction(int dimension, Seed seed) {
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] direction = new double[dimension];
        double squared = 0;
        while (squared == 0) {
            for (int k = 0; k < dimension; k++) {
                direction[k] = normal.sample();
                squared += direction[k] * direction[k];
            }
        }
        double length = Math.sqrt(squared);
        for (int k = 0; k < dimension; k++) {
            direction[k] /= length;
        }
        return direction;
    }

    private static double[] sorted(Points points, double[] direction) {
        int d = points.dimension();
        double[] projected = new double[points.rows()];
        for (int i = 0; i < projected.length; i++) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                sum += points.values()[i * d + k] * direction[k];
            }
            projected[i] = sum;
        }
        Arrays.sort(projected);
        return projected;
    }

    /** Integral over levels of the distance of the two quantile functions, to the power of the order. */
    private static double cost(double[] x, double[] y, int order) {
        double cost = 0;
        int i = 0;
        int j = 0;
        // Levels in units of 1 / (n m), so that steps of both functions meet exactly.
        long n = x.length;
        long m = y.length;
        long level = 0;
        while (level < n * m) {
            long next = Math.min((i + 1) * m, (j + 1) * n);
            double gap = Math.abs(x[i] - y[j]);
            cost += (next - level) * (order == 1 ? gap : gap * gap);
            level = next;
            if (level == (i + 1) * m) {
                i++;
            }
            if (level == (j + 1) * n) {
                j++;
            }
        }
        return cost / ((double) n * m);
    }
}
