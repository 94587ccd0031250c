package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.EuclideanNeighbors;
import dev.assay.kernel.Parallel;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/**
 * Precision, recall, density and coverage of synthetic points against human ones.
 *
 * <p>Around each point lies a ball that reaches to its {@code k}-th nearest neighbour within its own set, itself left out
 * (Euclidean). Precision is the share of synthetic points in at least one human ball, recall the share of human points
 * in at least one synthetic ball, density the mean number of human balls a synthetic point lies in, divided by
 * {@code k}, coverage the share of human balls that hold a synthetic point. Precision, recall and coverage lie in [0, 1];
 * density in [0, ∞) with 1 expected for two samples of one population. Higher is better; all four depend on {@code k}
 * and on the sample sizes.
 *
 * <p>Balls are open by default, as in the reference implementation: points that coincide with {@code k} others have a
 * ball of radius 0 that holds nothing, so two identical constant sets score 0. {@link Options#closedBalls} counts the
 * surface in. Coordinates must be finite; each side needs more than {@code k} points.
 *
 * <p>Time O((n + m)² d), memory O((n + m) d); no distance matrix is kept. Thread-safe.
 *
 * <p>Source: Naeem et al., Reliable Fidelity and Diversity Metrics for Generative Models, ICML 2020 (density, coverage);
 * Kynkäänniemi et al., NeurIPS 2019 (precision, recall).
 */
public final class PrecisionRecallDensityCoverage {
    private PrecisionRecallDensityCoverage() {}

    /**
     * What can be set.
     *
     * @param neighbours k, the neighbour that a ball reaches to, at least 1
     * @param closedBalls whether a point on the surface of a ball lies in it
     */
    public record Options(int neighbours, boolean closedBalls) {
        public Options {
            if (neighbours < 1) {
                throw new IllegalArgumentException("neighbours must be at least 1, was " + neighbours);
            }
        }

        /** Five neighbours, open balls. */
        public static Options defaults() {
            return new Options(5, false);
        }

        public Options withNeighbours(int newNeighbours) {
            return new Options(newNeighbours, closedBalls);
        }

        public Options withClosedBalls(boolean closed) {
            return new Options(neighbours, closed);
        }
    }

    /** The four shares, with the sizes they were taken at. */
    public record Result(
            double precision,
            double recall,
            double density,
            double coverage,
            int neighbours,
            int human,
            int synthetic) {}

    /**
     * The same, point by point.
     *
     * @param neighbours k
     * @param humanBalls for each synthetic point, how many human balls it lies in; 0 = off the human manifold
     * @param recalled for each human point, whether it lies in a synthetic ball
     * @param covered for each human point, whether its ball holds a synthetic point; false = nothing was generated there
     * @param distance for each synthetic point, its distance to the nearest human point
     */
    public record Membership(
            int neighbours, int[] humanBalls, boolean[] recalled, boolean[] covered, double[] distance) {
        /** The shares over all points. */
        public Result summary() {
            long balls = 0;
            int precise = 0;
            for (int count : humanBalls) {
                balls += count;
                precise += count > 0 ? 1 : 0;
            }
            int n = recalled.length;
            int m = humanBalls.length;
            return new Result(
                    (double) precise / m,
                    (double) count(recalled) / n,
                    (double) balls / neighbours / m,
                    (double) count(covered) / n,
                    neighbours,
                    n,
                    m);
        }

        private static int count(boolean[] flags) {
            int count = 0;
            for (boolean flag : flags) {
                count += flag ? 1 : 0;
            }
            return count;
        }
    }

    /** With five neighbours and open balls. */
    public static Result of(double[][] human, double[][] synthetic) {
        return of(human, synthetic, Options.defaults());
    }

    public static Result of(double[][] human, double[][] synthetic, Options options) {
        return membership(human, synthetic, options, Parallel.serial()).summary();
    }

    /** Point by point. */
    public static Membership membership(double[][] human, double[][] synthetic, Options options, Parallel parallel) {
        List<Points> sides = Points.pair(human, synthetic);
        return membership(sides.get(0), sides.get(1), options, parallel);
    }

    static Membership membership(Points x, Points y, Options options, Parallel parallel) {
        int k = options.neighbours();
        double[] xRadius = squaredRadii("human", x, k, parallel);
        double[] yRadius = squaredRadii("synthetic", y, k, parallel);
        boolean closed = options.closedBalls();
        int[] balls = new int[y.rows()];
        double[] nearestHuman = new double[y.rows()];
        Arrays.fill(nearestHuman, Double.POSITIVE_INFINITY);
        boolean[] recalled = new boolean[x.rows()];
        boolean[] covered = new boolean[x.rows()];
        DistanceTiles tiles = new DistanceTiles(x);
        Object merge = new Object();
        parallel.run(DistanceTiles.tasks(y), task -> {
            boolean[] recalledHere = new boolean[x.rows()];
            boolean[] coveredHere = new boolean[x.rows()];
            tiles.squaredDistances(y, task, (query, from, count, values) -> {
                double radius = yRadius[query];
                int hit = 0;
                double nearest = nearestHuman[query];
                for (int j = 0; j < count; j++) {
                    double d = values[j];
                    nearest = Math.min(nearest, d);
                    double other = xRadius[from + j];
                    if (d < other || (closed && d == other)) {
                        hit++;
                        coveredHere[from + j] = true;
                    }
                    if (d < radius || (closed && d == radius)) {
                        recalledHere[from + j] = true;
                    }
                }
                balls[query] += hit;
                nearestHuman[query] = nearest;
            });
            // "Or" commutes, so the order in which tasks end does not matter.
            synchronized (merge) {
                for (int i = 0; i < recalled.length; i++) {
                    recalled[i] |= recalledHere[i];
                    covered[i] |= coveredHere[i];
                }
            }
        });
        for (int j = 0; j < nearestHuman.length; j++) {
            nearestHuman[j] = Math.sqrt(nearestHuman[j]);
        }
        return new Membership(k, balls, recalled, covered, nearestHuman);
    }

    private static double[] squaredRadii(String side, Points points, int k, Parallel parallel) {
        if (points.rows() <= k) {
            throw new UndefinedStatisticException("the " + side + " side has " + points.rows()
                    + " points, but balls that reach to neighbour " + k + " need at least " + (k + 1));
        }
        double[] nearest = new double[Math.multiplyExact(points.rows(), k)];
        EuclideanNeighbors.search(
                points.values(),
                0,
                points.rows(),
                points.values(),
                0,
                points.rows(),
                points.dimension(),
                k,
                true,
                parallel,
                nearest,
                new int[nearest.length]);
        double[] radii = new double[points.rows()];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = nearest[i * k + k - 1];
        }
        return radii;
    }
}
