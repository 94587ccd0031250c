package dev.assay.metrics.realism;

import dev.assay.kernel.Ranks;
import dev.assay.stats.TestResult;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A correlation with its large-sample standard error, which assumes no distribution: the standard deviation of the
 * coefficient's influence function over the root of the number of rows.
 *
 * <p>Sources: F. R. Hampel, J. Am. Stat. Assoc. 69(346), 1974; for ranks C. B. Borkowf, Comput. Stat. Data Anal. 39(3),
 * 2002.
 *
 * @param value the coefficient, in [-1, 1]
 * @param standardError of the coefficient
 * @param n rows in which both columns have a value
 */
public record CorrelationEstimate(double value, double standardError, int n) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** The product-moment correlation; undefined as {@link Correlation#pearson}. */
    public static CorrelationEstimate pearson(double[] x, double[] y) {
        double[][] complete = Correlation.complete(x, y);
        double value = Correlation.pearsonOfComplete(complete[0], complete[1]);
        double[] a = standardised(complete[0]);
        double[] b = standardised(complete[1]);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double influence = a[i] * b[i] - value / 2 * (a[i] * a[i] + b[i] * b[i]);
            sum += influence * influence;
        }
        return new CorrelationEstimate(value, Math.sqrt(sum) / a.length, a.length);
    }

    /** The rank correlation; undefined as {@link Correlation#spearman}. */
    public static CorrelationEstimate spearman(double[] x, double[] y) {
        double[][] complete = Correlation.complete(x, y);
        double[] u = Ranks.of(complete[0]);
        double[] v = Ranks.of(complete[1]);
        int n = u.length;
        double value = Correlation.pearsonOfComplete(u, v);
        double[] above = tailSums(u, v);
        double[] beside = tailSums(v, u);
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double influence = u[i] * v[i] + above[i] + beside[i];
            double delta = influence - mean;
            mean += delta / (i + 1);
            squares += delta * (influence - mean);
        }
        // Ties shrink the spread of ranks, by which the coefficient is divided.
        double spread = Moments.of(u).standardDeviation() * Moments.of(v).standardDeviation();
        return new CorrelationEstimate(value, Math.sqrt(squares) / n / spread, n);
    }

    /** The two-sided test that two independent samples have one correlation, by the normal approximation. */
    public TestResult test(CorrelationEstimate other) {
        double error = Math.hypot(standardError, other.standardError);
        double difference = value - other.value;
        double z = error > 0 ? difference / error : difference == 0 ? 0 : Double.MAX_VALUE;
        return new TestResult(
                z,
                Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))),
                "difference of correlations, normal approximation");
    }

    private static double[] standardised(double[] values) {
        Moments moments = Moments.of(values);
        double deviation = moments.standardDeviation() * Math.sqrt((values.length - 1.0) / values.length);
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (values[i] - moments.mean()) / deviation;
        }
        return scaled;
    }

    /** For each row, the sum of {@code of} over rows whose rank in {@code by} is higher; equal rows count half. */
    private static double[] tailSums(double[] by, double[] of) {
        int n = by.length;
        // Mid-ranks are whole or half numbers from 1 to n.
        double[] sums = new double[2 * n + 2];
        for (int i = 0; i < n; i++) {
            sums[(int) (2 * by[i])] += of[i];
        }
        double above = 0;
        for (int rank = sums.length - 1; rank >= 0; rank--) {
            double tied = sums[rank];
            sums[rank] = above + tied / 2;
            above += tied;
        }
        double[] tails = new double[n];
        for (int i = 0; i < n; i++) {
            tails[i] = sums[(int) (2 * by[i])];
        }
        return tails;
    }
}
