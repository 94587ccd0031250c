package dev.assay.metrics.realism.embedding;

import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Squared Fréchet distance between the Gaussians fitted to two sets of points, the formula behind FID.
 *
 * <p>{@code |m1 - m2|² + tr(S1 + S2 - 2 (S1 S2)^(1/2))} with means {@code m} and covariances {@code S} (divisor n - 1).
 * Range [0, ∞) in squared units of the coordinates, lower is better, 0 when means and covariances agree. It is biased
 * upwards in small samples, so values at different sizes do not compare.
 *
 * <p>The trace of the matrix root is the sum of the singular values of {@code S1^(1/2) S2^(1/2)}, symmetric roots from
 * eigenvalues with rounding negatives set to 0; that is stable for singular covariances, for which a general matrix root
 * loses half of its digits. With no more rows than dimensions on a side its covariance is singular by construction:
 * {@link Result#rankDeficient} then says that the value rests on too few rows.
 *
 * <p>Each side needs two rows; coordinates must be finite. Time O((n + m) d² + d³), memory O(d²). Thread-safe.
 *
 * <p>Source: Heusel et al., NIPS 2017; Dowson and Landau, J. Multivariate Analysis 12 (1982), doi:10.1016/0047-259X(82)90077-X.
 */
public final class FrechetDistance {
    /** Share of the largest that is lost to rounding. */
    private static final double ROUNDING = 1e-14;

    private FrechetDistance() {}

    /**
     * The distance and its two parts.
     *
     * @param squared the value
     * @param mean part due to the means
     * @param covariance part due to the covariances
     * @param rankDeficient whether a side has no more rows than dimensions
     */
    public record Result(double squared, double mean, double covariance, boolean rankDeficient) {}

    /** Squared distance of two sets of points, one row a point. */
    public static Result of(double[][] human, double[][] synthetic) {
        return of(human, synthetic, 1);
    }

    /**
     * Squared distance of two sets of points with covariances of another divisor.
     *
     * @param less 1 for the divisor n - 1, 0 for n
     */
    public static Result of(double[][] human, double[][] synthetic, int less) {
        if (less != 0 && less != 1) {
            throw new IllegalArgumentException("less must be 0 or 1, was " + less);
        }
        List<Points> sides = Points.pair(human, synthetic);
        return of(sides.get(0), sides.get(1), less);
    }

    /**
     * The same for data whose noise is far above rounding, several times faster in many dimensions: the singular values are taken
     * as roots of eigenvalues, so that those below 1e-7 of the largest are lost.
     */
    static Result fast(Points x, Points y) {
        RealMatrix s1 = covariance("human", x, 1);
        RealMatrix s2 = covariance("synthetic", y, 1);
        double[][] factor = factor(s2.getData());
        int rank = factor.length;
        double cross = 0;
        if (rank > 0) {
            // factor S1 factor' has the eigenvalues of S1 S2 that are not 0.
            double[] values = SymmetricEigenvalues.of(congruent(factor, s1.getData()));
            double largest = Arrays.stream(values).max().orElse(0);
            for (double value : values) {
                cross += value > largest * ROUNDING ? Math.sqrt(value) : 0;
            }
        }
        return of(x.mean(), y.mean(), s1.getTrace() + s2.getTrace() - 2 * cross, isRankDeficient(x, y));
    }

    /** Rows whose outer products add up to a positive semi-definite matrix: Cholesky with pivots, cut off at rounding. */
    private static double[][] factor(double[][] rest) {
        int d = rest.length;
        double first = 0;
        for (int k = 0; k < d; k++) {
            first = Math.max(first, rest[k][k]);
        }
        List<double[]> factor = new ArrayList<>();
        for (int step = 0; step < d; step++) {
            int pivot = 0;
            for (int k = 1; k < d; k++) {
                pivot = rest[k][k] > rest[pivot][pivot] ? k : pivot;
            }
            if (!(rest[pivot][pivot] > first * ROUNDING)) {
                break;
            }
            double root = Math.sqrt(rest[pivot][pivot]);
            double[] row = new double[d];
            for (int k = 0; k < d; k++) {
                row[k] = rest[pivot][k] / root;
            }
            for (int k = 0; k < d; k++) {
                double value = row[k];
                double[] target = rest[k];
                for (int l = 0; l < d; l++) {
                    target[l] -= value * row[l];
                }
                target[pivot] = 0;
            }
            Arrays.fill(rest[pivot], 0);
            factor.add(row);
        }
        return factor.toArray(double[][]::new);
    }

    /** {@code F S F'}, of which the lower triangle is filled. */
    private static double[][] congruent(double[][] factor, double[][] symmetric) {
        int rank = factor.length;
        int d = symmetric.length;
        double[][] result = new double[rank][rank];
        double[] product = new double[d];
        for (int i = 0; i < rank; i++) {
            Arrays.fill(product, 0);
            for (int k = 0; k < d; k++) {
                double value = factor[i][k];
                double[] row = symmetric[k];
                for (int l = 0; value != 0 && l < d; l++) {
                    product[l] += value * row[l];
                }
            }
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                double[] other = factor[j];
                for (int l = 0; l < d; l++) {
                    sum += product[l] * other[l];
                }
                result[i][j] = sum;
            }
        }
        return result;
    }

    private static boolean isRankDeficient(Points x, Points y) {
        return Math.min(x.rows(), y.rows()) <= x.dimension();
    }

    private static Result of(Points x, Points y, int less) {
        return of(
                x.mean(),
                covariance("human", x, less),
                y.mean(),
                covariance("synthetic", y, less),
                isRankDeficient(x, y));
    }

    private static Result of(double[] mean1, RealMatrix s1, double[] mean2, RealMatrix s2, boolean rankDeficient) {
        RealMatrix product = root(s1).multiply(root(s2));
        double cross = 0;
        for (double singular : new SingularValueDecomposition(product).getSingularValues()) {
            cross += singular;
        }
        return of(mean1, mean2, s1.getTrace() + s2.getTrace() - 2 * cross, rankDeficient);
    }

    private static Result of(double[] mean1, double[] mean2, double ofCovariances, boolean rankDeficient) {
        double means = 0;
        for (int k = 0; k < mean1.length; k++) {
            double difference = mean1[k] - mean2[k];
            means += difference * difference;
        }
        double covariances = Math.max(0, ofCovariances);
        return new Result(means + covariances, means, covariances, rankDeficient);
    }

    private static RealMatrix root(RealMatrix symmetric) {
        EigenDecomposition eigen = new EigenDecomposition(symmetric);
        RealMatrix vectors = eigen.getV();
        double[] values = eigen.getRealEigenvalues();
        RealMatrix scaled = vectors.copy();
        for (int j = 0; j < values.length; j++) {
            double factor = Math.sqrt(Math.max(0, values[j]));
            for (int i = 0; i < values.length; i++) {
                scaled.multiplyEntry(i, j, factor);
            }
        }
        return scaled.multiply(vectors.transpose());
    }

    private static RealMatrix covariance(String side, Points points, int less) {
        int n = points.rows();
        int d = points.dimension();
        if (n < 2) {
            throw new UndefinedStatisticException("the " + side + " side has one row, a covariance needs two");
        }
        double[] mean = points.mean();
        double[][] sums = new double[d][d];
        double[] centered = new double[d];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                centered[k] = points.values()[i * d + k] - mean[k];
            }
            for (int k = 0; k < d; k++) {
                double value = centered[k];
                double[] row = sums[k];
                for (int l = 0; l < d; l++) {
                    row[l] += value * centered[l];
                }
            }
        }
        for (double[] row : sums) {
            for (int l = 0; l < d; l++) {
                row[l] /= n - less;
            }
        }
        return new Array2DRowRealMatrix(sums, false);
    }
}
