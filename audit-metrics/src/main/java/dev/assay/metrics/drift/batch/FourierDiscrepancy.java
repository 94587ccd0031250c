package dev.assay.metrics.drift.batch;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The maximum mean discrepancy by random Fourier features: the squared distance of the mean features of both sides,
 * {@code sqrt(2 / D) (cos w.x, sin w.x)} over {@code D / 2} normal directions w, whose products approach the Gaussian
 * kernel with an error of the order of {@code 1 / sqrt(D)}.
 *
 * <p>Range [0, ∞), biased upwards like the estimate over all pairs. The p-value is {@code (b + 1) / (B + 1)} of the same
 * rows in groups, at most 64 a side, dealt anew. Coordinates must be finite; four rows a side are needed. Cost: O(n d D),
 * memory O(D); the mean features of parts of the data may be averaged.
 *
 * <p>Source: Rahimi and Recht, NIPS 2007; Zhao and Meng, FastMMD, Neural Computation 27(6), 2015.
 */
public final class FourierDiscrepancy {
    private static final int GROUPS = 64;

    private final double[][] directions;

    private FourierDiscrepancy(double[][] directions) {
        this.directions = directions;
    }

    /**
     * Features of the kernel {@code exp(-|x - y|² / (2 bandwidth²))} for rows of that length.
     *
     * @param features how many, even and at least 2; 512 are many
     */
    public static FourierDiscrepancy of(int dimension, double bandwidth, int features, Seed seed) {
        gamma(bandwidth);
        if (dimension < 1 || features < 2 || features % 2 != 0) {
            throw new IllegalArgumentException("dimension must be at least 1 and features even and at least 2, were "
                    + dimension + " and " + features);
        }
        UniformRandomProvider random = seed.child("directions").random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] directions = new double[features / 2][dimension];
        for (double[] direction : directions) {
            Arrays.setAll(direction, k -> normal.sample() / bandwidth);
        }
        return new FourierDiscrepancy(directions);
    }

    static double gamma(double bandwidth) {
        if (!(bandwidth > 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bandwidth must be above 0 and finite, was " + bandwidth);
        }
        return 1 / (2 * bandwidth * bandwidth);
    }

    /** The mean features of rows from {@code from} to {@code to}. */
    public double[] mean(double[][] rows, int from, int to) {
        double[] mean = new double[2 * directions.length];
        for (int i = from; i < to; i++) {
            for (int f = 0; f < directions.length; f++) {
                double angle = product(directions[f], rows[i]);
                mean[2 * f] += Math.cos(angle);
                mean[2 * f + 1] += Math.sin(angle);
            }
        }
        double scale = 1 / (Math.sqrt(directions.length) * (to - from));
        for (int f = 0; f < mean.length; f++) {
            mean[f] *= scale;
        }
        return mean;
    }

    /** The squared distance of two mean features. */
    public static double squared(double[] meanX, double[] meanY) {
        double sum = 0;
        for (int f = 0; f < meanX.length; f++) {
            sum += (meanX[f] - meanY[f]) * (meanX[f] - meanY[f]);
        }
        return sum;
    }

    /** The discrepancy with a permutation test of {@code draws} random orders, at least 99. Rows must be in random order. */
    public TestResult test(double[][] reference, double[][] current, int draws, Seed seed) {
        int smaller = Math.min(reference.length, current.length);
        if (smaller < 4) {
            throw new UndefinedStatisticException("a permutation test needs four rows on each side");
        }
        int size = Math.max(1, (Math.max(reference.length, current.length) + GROUPS - 1) / GROUPS);
        size = Math.min(size, smaller / 4);
        double[][] x = groups(reference, size);
        double[][] y = groups(current, size);
        double[][] all = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        boolean[] first = new boolean[all.length];
        Arrays.fill(first, 0, x.length, true);
        double p = Relabellings.shareOfDrawn(
                x.length, y.length, between(all, first), labels -> between(all, labels), draws, seed);
        double value = squared(mean(reference, 0, reference.length), mean(current, 0, current.length));
        return new TestResult(value, p, "Fourier features, groups of " + size + " rows, " + draws + " random orders");
    }

    private double[][] groups(double[][] rows, int size) {
        double[][] groups = new double[rows.length / size][];
        Arrays.setAll(groups, g -> mean(rows, g * size, (g + 1) * size));
        return groups;
    }

    private static double between(double[][] groups, boolean[] first) {
        double[] x = new double[groups[0].length];
        double[] y = new double[x.length];
        int n = 0;
        for (int g = 0; g < groups.length; g++) {
            double[] into = first[g] ? x : y;
            n += first[g] ? 1 : 0;
            for (int f = 0; f < into.length; f++) {
                into[f] += groups[g][f];
            }
        }
        int m = groups.length - n;
        for (int f = 0; f < x.length; f++) {
            x[f] /= n;
            y[f] /= m;
        }
        return squared(x, y);
    }

    private static double product(double[] direction, double[] row) {
        if (row.length != direction.length) {
            throw new IllegalArgumentException(
                    "rows must have " + direction.length + " coordinates, one has " + row.length);
        }
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += direction[k] * row[k];
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("coordinates must be finite; leave such rows out");
        }
        return sum;
    }
}
