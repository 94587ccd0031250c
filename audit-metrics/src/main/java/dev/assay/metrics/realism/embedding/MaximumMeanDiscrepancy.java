package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Maximum mean discrepancy of two sets of points: how far their mean embeddings in a kernel's space lie apart.
 *
 * <p>{@code MMD² = E k(x, x') + E k(y, y') - 2 E k(x, y)}. The biased estimate takes all pairs (V-statistic, range [0, ∞)
 * for a positive-definite kernel); the unbiased one leaves out a point with itself (U-statistic) and can be slightly negative:
 * the sign is kept. Lower is better, 0 is expected of the unbiased estimate for two samples of one population. The kernel
 * inception distance is the unbiased estimate with {@link PairKernel.Polynomial#inception}.
 *
 * <p>The default kernel is Gaussian with the bandwidth set to the median distance of at most 1,000 pooled points, drawn
 * with the seed. Coordinates must be finite; the unbiased estimate needs two rows a side.
 *
 * <p>The test draws random re-labellings of small random groups of rows (at most 64 a side, of equal size), so each costs
 * 128² operations and not (n + m)²; its p-value is {@code (b + 1) / (B + 1)}. Rows beyond a multiple of the group size are
 * left out of the test only.
 *
 * <p>Time O((n + m)² d), memory O((n + m) d); the kernel matrix is not kept. Thread-safe.
 *
 * <p>Source: Gretton et al., A Kernel Two-Sample Test, JMLR 13 (2012); Bińkowski et al., ICLR 2018 (KID).
 */
public final class MaximumMeanDiscrepancy {
    private static final int MEDIAN_ROWS = 1000;
    private static final int GROUPS = 64;

    private MaximumMeanDiscrepancy() {}

    /** Which pairs an estimate takes. */
    public enum Estimator {
        /** All pairs: the V-statistic. */
        BIASED,
        /** All pairs of different points: the U-statistic. */
        UNBIASED
    }

    /** Squared discrepancy under a kernel. */
    public static double squared(double[][] human, double[][] synthetic, PairKernel kernel, Estimator estimator) {
        return squared(human, synthetic, kernel, estimator, Parallel.serial());
    }

    /** Squared discrepancy under a kernel, over several threads. */
    public static double squared(
            double[][] human, double[][] synthetic, PairKernel kernel, Estimator estimator, Parallel parallel) {
        List<Points> sides = Points.pair(human, synthetic);
        return squared(sides.get(0), sides.get(1), kernel, estimator, parallel);
    }

    static double squared(Points x, Points y, PairKernel kernel, Estimator estimator, Parallel parallel) {
        if (estimator == Estimator.UNBIASED && Math.min(x.rows(), y.rows()) < 2) {
            throw new UndefinedStatisticException(
                    "the unbiased estimate needs two rows on each side, there are " + x.rows() + " and " + y.rows());
        }
        int[] group = new int[x.rows() + y.rows()];
        Arrays.fill(group, x.rows(), group.length, 1);
        return BlockSums.of(x.followedBy(y), group, 2, kernel, parallel)
                .discrepancy(new double[] {1, 0}, new double[] {0, 1}, estimator == Estimator.UNBIASED);
    }

    /**
     * The Gaussian kernel whose bandwidth is the median distance between pooled points.
     *
     * @throws UndefinedStatisticException when more than half of the pairs coincide, so the median is 0
     */
    public static PairKernel.Gaussian medianHeuristic(double[][] human, double[][] synthetic, Seed seed) {
        List<Points> sides = Points.pair(human, synthetic);
        return medianHeuristic(sides.get(0).followedBy(sides.get(1)), seed);
    }

    static PairKernel.Gaussian medianHeuristic(Points pooled, Seed seed) {
        int[] order = order(pooled.rows(), seed.child("median"));
        int drawn = Math.min(MEDIAN_ROWS, order.length);
        double[] distances = new double[drawn * (drawn - 1) / 2];
        int next = 0;
        for (int i = 0; i < drawn; i++) {
            for (int j = 0; j < i; j++) {
                distances[next++] = pooled.squaredDistance(order[i], pooled.values(), order[j] * pooled.dimension());
            }
        }
        Arrays.sort(distances);
        double median = distances.length == 0 ? 0 : distances[distances.length / 2];
        if (median == 0) {
            throw new UndefinedStatisticException(
                    "most pairs of points coincide, so the median distance is 0; choose a bandwidth");
        }
        return PairKernel.Gaussian.ofBandwidth(Math.sqrt(median));
    }

    /** Permutation test of equal populations with the unbiased estimate. */
    public static TestResult test(
            double[][] human, double[][] synthetic, PairKernel kernel, int permutations, Seed seed, Parallel parallel) {
        if (permutations < 1) {
            throw new IllegalArgumentException("permutations must be at least 1, was " + permutations);
        }
        List<Points> sides = Points.pair(human, synthetic);
        Points x = sides.get(0);
        Points y = sides.get(1);
        int smaller = Math.min(x.rows(), y.rows());
        if (smaller < 2) {
            throw new UndefinedStatisticException(
                    "a permutation test needs two rows on each side, there are " + x.rows() + " and " + y.rows());
        }
        int size = Math.max(1, (Math.max(x.rows(), y.rows()) + GROUPS - 1) / GROUPS);
        if (smaller / size < 4) {
            // Very unequal sides: smaller groups, so that the smaller side has enough of them.
            size = Math.max(1, smaller / 4);
        }
        int humanGroups = x.rows() / size;
        int syntheticGroups = y.rows() / size;
        int groups = humanGroups + syntheticGroups;
        int[] kept = new int[groups * size];
        int[] group = new int[kept.length];
        int[] xs = order(x.rows(), seed.child("human"));
        int[] ys = order(y.rows(), seed.child("synthetic"));
        for (int i = 0; i < kept.length; i++) {
            group[i] = i / size;
            kept[i] = i < humanGroups * size ? xs[i] : x.rows() + ys[i - humanGroups * size];
        }
        BlockSums sums = BlockSums.of(x.followedBy(y).select(kept), group, groups, kernel, parallel);
        double[] left = new double[groups];
        double[] right = new double[groups];
        int[] order = new int[groups];
        for (int g = 0; g < groups; g++) {
            order[g] = g;
        }
        double observed = sums.discrepancy(
                indicator(order, 0, humanGroups, left), indicator(order, humanGroups, groups, right), true);
        UniformRandomProvider random = seed.child("permutation").random();
        int atLeast = 0;
        for (int b = 0; b < permutations; b++) {
            shuffle(order, random);
            double value = sums.discrepancy(
                    indicator(order, 0, humanGroups, left), indicator(order, humanGroups, groups, right), true);
            if (value >= observed - 1e-12 * Math.abs(observed)) {
                atLeast++;
            }
        }
        return new TestResult(
                observed,
                (atLeast + 1.0) / (permutations + 1.0),
                "permutation of groups of " + size + " rows, " + permutations + " re-labellings");
    }

    private static double[] indicator(int[] order, int from, int to, double[] into) {
        Arrays.fill(into, 0);
        for (int i = from; i < to; i++) {
            into[order[i]] = 1;
        }
        return into;
    }

    private static int[] order(int size, Seed seed) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        shuffle(order, seed.random());
        return order;
    }

    private static void shuffle(int[] order, UniformRandomProvider random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
