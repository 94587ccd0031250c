package dev.assay.metrics.drift.batch;

import dev.assay.metrics.realism.Quantiles;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The Epps-Singleton test: compares the empirical characteristic functions of two samples at {@code t} = 0.4 and 0.8
 * over the pooled semi-interquartile range. Made for discrete as well as continuous values.
 *
 * <p>The statistic is chi-square distributed with as many degrees of freedom as the covariance has rank, usually 4. NaN is
 * missing and dropped; fewer than five values on a side, or no interquartile range, is undefined. Cost: O(N log N).
 *
 * <p>Source: Epps and Singleton (1986), <a href="https://doi.org/10.1080/00949658608810963">doi:10.1080/00949658608810963</a>.
 */
public final class EppsSingleton {
    private static final double[] POINTS = {0.4, 0.8};

    private EppsSingleton() {}

    /** The test at {@code t} = 0.4 and 0.8. */
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, POINTS);
    }

    /** The test at the given points, all above 0. */
    public static TestResult test(double[] x, double[] y, double... points) {
        double[] a = Columns.present(x, 5);
        double[] b = Columns.present(y, 5);
        double[] pool = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, pool, a.length, b.length);
        double scale = (Quantiles.of(pool, 0.75) - Quantiles.of(pool, 0.25)) / 2;
        if (!(scale > 0)) {
            throw new UndefinedStatisticException("the pooled interquartile range is 0, so the test has no scale");
        }
        double[][] waveA = waves(a, points, scale);
        double[][] waveB = waves(b, points, scale);
        double total = (double) a.length + b.length;
        int size = 2 * points.length;
        RealMatrix covariance = covariance(waveA)
                .scalarMultiply(total / a.length)
                .add(covariance(waveB).scalarMultiply(total / b.length));
        RealVector difference = new ArrayRealVector(size);
        for (int j = 0; j < size; j++) {
            difference.setEntry(j, Columns.mean(waveA[j]) - Columns.mean(waveB[j]));
        }
        SingularValueDecomposition decomposition = new SingularValueDecomposition(covariance);
        int rank = decomposition.getRank();
        RealVector weighted = decomposition.getSolver().getInverse().operate(difference);
        double statistic = total * difference.dotProduct(weighted);
        if (Math.max(a.length, b.length) < 25) {
            statistic *=
                    1 / (1 + Math.pow(total, -0.45) + 10.1 * (Math.pow(a.length, -1.7) + Math.pow(b.length, -1.7)));
        }
        return new TestResult(
                statistic,
                ChiSquaredDistribution.of(rank).survivalProbability(Math.max(0, statistic)),
                "Epps-Singleton, " + rank + " degrees of freedom");
    }

    /** Rows of cosines, then of sines, one a point. */
    private static double[][] waves(double[] values, double[] points, double scale) {
        double[][] waves = new double[2 * points.length][values.length];
        for (int j = 0; j < points.length; j++) {
            for (int i = 0; i < values.length; i++) {
                waves[j][i] = Math.cos(points[j] * values[i] / scale);
                waves[points.length + j][i] = Math.sin(points[j] * values[i] / scale);
            }
        }
        return waves;
    }

    private static RealMatrix covariance(double[][] rows) {
        double[][] centred = new double[rows.length][];
        for (int j = 0; j < rows.length; j++) {
            double mean = Columns.mean(rows[j]);
            centred[j] = Arrays.stream(rows[j]).map(v -> v - mean).toArray();
        }
        double[][] covariance = new double[rows.length][rows.length];
        for (int j = 0; j < rows.length; j++) {
            for (int k = 0; k < rows.length; k++) {
                double sum = 0;
                for (int i = 0; i < centred[j].length; i++) {
                    sum += centred[j][i] * centred[k][i];
                }
                covariance[j][k] = sum / centred[j].length;
            }
        }
        return new Array2DRowRealMatrix(covariance, false);
    }
}
