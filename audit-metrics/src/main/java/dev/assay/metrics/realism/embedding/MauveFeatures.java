package dev.assay.metrics.realism.embedding;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * MAUVE of two sets of feature vectors, such as sentence embeddings: both sides are scaled to length 1, reduced to the
 * principal components that explain a share of the variance, scaled again, and clustered together; the histograms over the
 * clusters are compared by {@link Mauve}.
 *
 * <p>k-means finds a different optimum for each seed, and equal distributions do not reach 1 in finite samples, so the
 * result is the mean over seeds with its standard deviation, to be read beside the value between human halves. Each seed
 * takes the best of several starts. A vector of zeros stays one. Undefined with fewer than four vectors on a side.
 *
 * <p>Time O(seeds x starts x rounds x n x k x d). Source: Pillutla et al. (2021), arXiv:2102.01454. k-means is written out
 * here because that of Commons Math boxes every point.
 *
 * @param mean over the seeds
 * @param deviation standard deviation over the seeds
 * @param values one a seed
 * @param cells number of clusters
 * @param star mean over the seeds of MAUVE star, half a count added to each cell
 * @param frontierIntegral mean over the seeds of the frontier integral
 */
public record MauveFeatures(
        double mean, double deviation, double[] values, int cells, double star, double frontierIntegral) {

    /**
     * How to cluster.
     *
     * @param cells number of clusters, 0 = a tenth of the smaller side
     * @param explained share of the variance that the components keep, in (0, 1]
     * @param starts k-means starts, of which the best is kept
     * @param rounds most rounds of each start
     * @param seeds how many seeds
     * @param scaling constant of the curve
     */
    public record Options(int cells, double explained, int starts, int rounds, int seeds, double scaling) {
        public Options {
            if (cells < 0 || cells == 1 || starts < 1 || rounds < 1 || seeds < 1) {
                throw new IllegalArgumentException(
                        "cells must be 0 or at least 2, starts, rounds and seeds at least 1, were " + cells + ", "
                                + starts + ", " + rounds + " and " + seeds);
            }
            if (!(explained > 0 && explained <= 1)) {
                throw new IllegalArgumentException("explained must be in (0, 1], was " + explained);
            }
        }

        /** A tenth of the smaller side, 90 % of the variance, five starts, 100 rounds, eight seeds. */
        public static Options defaults() {
            return new Options(0, 0.9, 5, 100, 8, Mauve.SCALING);
        }

        public Options withCells(int number) {
            return new Options(number, explained, starts, rounds, seeds, scaling);
        }

        public Options withExplained(double share) {
            return new Options(cells, share, starts, rounds, seeds, scaling);
        }

        public Options withStarts(int number) {
            return new Options(cells, explained, number, rounds, seeds, scaling);
        }

        public Options withSeeds(int number) {
            return new Options(cells, explained, starts, rounds, number, scaling);
        }

        public Options withScaling(double constant) {
            return new Options(cells, explained, starts, rounds, seeds, constant);
        }
    }

    /** MAUVE of one vector a row, of equal length on both sides. */
    public static MauveFeatures of(double[][] human, double[][] synthetic, Options options, Seed seed) {
        int n = human.length;
        int least = Math.min(n, synthetic.length);
        if (least < 4) {
            throw new UndefinedStatisticException(
                    "MAUVE needs at least 4 vectors a side, there are " + n + " and " + synthetic.length);
        }
        double[][] points = Arrays.copyOf(human, n + synthetic.length);
        System.arraycopy(synthetic, 0, points, n, synthetic.length);
        return ofComponents(components(points, options), n, options, seed);
    }

    /** The points that are clustered: scaled, on their principal components, and scaled again. */
    static double[][] components(double[][] vectors, Options options) {
        return scaled(reduced(scaled(vectors), options.explained));
    }

    /** MAUVE of the first {@code n} components against the others. */
    static MauveFeatures ofComponents(double[][] points, int n, Options options, Seed seed) {
        int least = Math.min(n, points.length - n);
        int cells = options.cells > 0 ? options.cells : Math.max(2, (int) Math.rint(least / 10.0));
        double[] values = new double[options.seeds];
        double star = 0;
        double frontier = 0;
        for (int s = 0; s < values.length; s++) {
            int[] cluster = cluster(points, cells, options, seed.child(s).random());
            double[] p = new double[cells];
            double[] q = new double[cells];
            for (int i = 0; i < points.length; i++) {
                (i < n ? p : q)[cluster[i]]++;
            }
            values[s] = Mauve.of(p, q, options.scaling, Mauve.POINTS);
            star += Mauve.of(Mauve.smoothed(p), Mauve.smoothed(q), options.scaling, Mauve.POINTS) / values.length;
            frontier += Mauve.frontierIntegral(p, q) / values.length;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new MauveFeatures(
                mean, Math.sqrt(squares / Math.max(1, values.length - 1)), values, cells, star, frontier);
    }

    /** Each row divided by its length. */
    private static double[][] scaled(double[][] rows) {
        double[][] scaled = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException("vectors must be of equal length, vector " + i + " has "
                        + rows[i].length + " numbers, not " + rows[0].length);
            }
            double length = Math.sqrt(Arrays.stream(rows[i]).map(x -> x * x).sum());
            if (!Double.isFinite(length)) {
                throw new IllegalArgumentException("vectors must be finite, vector " + i + " is not");
            }
            scaled[i] =
                    Arrays.stream(rows[i]).map(x -> length > 0 ? x / length : 0).toArray();
        }
        return scaled;
    }

    /** The first principal components whose variances add up to the share. */
    private static double[][] reduced(double[][] rows, double explained) {
        int width = rows[0].length;
        if (width == 1) {
            return rows;
        }
        EigenDecomposition eigen =
                new EigenDecomposition(new Covariance(MatrixUtils.createRealMatrix(rows)).getCovarianceMatrix());
        double[] variances = Arrays.stream(eigen.getRealEigenvalues())
                .map(v -> Math.max(0, v))
                .toArray();
        double total = Arrays.stream(variances).sum();
        int kept = 0;
        for (double sum = 0; kept < width && (kept == 0 || sum < explained * total); kept++) {
            sum += variances[kept];
        }
        RealMatrix axes = eigen.getV().getSubMatrix(0, width - 1, 0, kept - 1);
        double[] means = new double[width];
        for (double[] row : rows) {
            for (int j = 0; j < width; j++) {
                means[j] += row[j] / rows.length;
            }
        }
        double[][] reduced = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] centred = new double[width];
            for (int j = 0; j < width; j++) {
                centred[j] = rows[i][j] - means[j];
            }
            reduced[i] = axes.preMultiply(centred);
        }
        return reduced;
    }

    /** The cluster of each point, of the start with the smallest sum of squares. */
    private static int[] cluster(double[][] points, int cells, Options options, UniformRandomProvider random) {
        int[] best = new int[points.length];
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < options.starts; start++) {
            int[] cluster = new int[points.length];
            double sum = lloyd(points, centres(points, cells, random), cluster, options.rounds);
            if (sum < least) {
                least = sum;
                best = cluster;
            }
        }
        return best;
    }

    /** Distinct points drawn at random. */
    private static double[][] centres(double[][] points, int cells, UniformRandomProvider random) {
        int[] order = new int[points.length];
        Arrays.setAll(order, i -> i);
        double[][] centres = new double[Math.min(cells, points.length)][];
        for (int i = 0; i < centres.length; i++) {
            int j = i + random.nextInt(order.length - i);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
            centres[i] = points[order[i]].clone();
        }
        return centres;
    }

    /** Moves centres until no point changes its own; an emptied cluster stays where it was. */
    private static double lloyd(double[][] points, double[][] centres, int[] cluster, int rounds) {
        int width = points[0].length;
        double sum = 0;
        for (int round = 0; round < rounds; round++) {
            sum = 0;
            boolean changed = round == 0;
            for (int i = 0; i < points.length; i++) {
                int nearest = 0;
                double distance = Double.POSITIVE_INFINITY;
                for (int c = 0; c < centres.length; c++) {
                    double d = 0;
                    for (int j = 0; j < width; j++) {
                        double difference = points[i][j] - centres[c][j];
                        d += difference * difference;
                    }
                    if (d < distance) {
                        distance = d;
                        nearest = c;
                    }
                }
                sum += distance;
                changed |= cluster[i] != nearest;
                cluster[i] = nearest;
            }
            if (!changed) {
                break;
            }
            double[][] sums = new double[centres.length][width];
            int[] sizes = new int[centres.length];
            for (int i = 0; i < points.length; i++) {
                sizes[cluster[i]]++;
                for (int j = 0; j < width; j++) {
                    sums[cluster[i]][j] += points[i][j];
                }
            }
            for (int c = 0; c < centres.length; c++) {
                for (int j = 0; sizes[c] > 0 && j < width; j++) {
                    centres[c][j] = sums[c][j] / sizes[c];
                }
            }
        }
        return sum;
    }
}
