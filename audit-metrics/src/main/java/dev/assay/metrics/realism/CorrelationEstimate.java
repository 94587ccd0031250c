package dev.assay.metrics.realism;

import dev.assay.kernel.Ranks;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
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
        double value = Correlation.pearson(complete[0], complete[1]);
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
        double value = Correlation.spearman(complete[0], complete[1]);
        int n = complete[0].length;
        double[] u = scaledRanks(complete[0]);
        double[] v = scaledRanks(complete[1]);
        double[] above = tailMeans(u, v);
        double[] beside = tailMeans(v, u);
        double[] influence = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            influence[i] = u[i] * v[i] + above[i] + beside[i];
            mean += influence[i] / n;
        }
        double sum = 0;
        for (double one : influence) {
            sum += (one - mean) * (one - mean);
        }
        // Ties shrink the spread of ranks below that of a uniform variable, 1/12, which the coefficient divides by.
        double spread = spread(u) * spread(v);
        return new CorrelationEstimate(value, Math.sqrt(sum) / n / spread, n);
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

    private static double[] scaledRanks(double[] values) {
        double[] ranks = Ranks.of(values);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (ranks[i] - 0.5) / ranks.length;
        }
        return ranks;
    }

    private static double spread(double[] values) {
        return Moments.of(values).standardDeviation();
    }

    /** For each row, the mean over all rows of {@code of} where {@code by} is at least as large; equal rows count half. */
    private static double[] tailMeans(double[] by, double[] of) {
        int n = by.length;
        Integer[] boxed = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, Comparator.comparingDouble(i -> by[i]));
        double[] means = new double[n];
        double above = 0;
        int end = n;
        while (end > 0) {
            int start = end;
            double tied = 0;
            while (start > 0 && by[boxed[start - 1]] == by[boxed[end - 1]]) {
                start--;
                tied += of[boxed[start]];
            }
            for (int i = start; i < end; i++) {
                means[boxed[i]] = (above + tied / 2) / n;
            }
            above += tied;
            end = start;
        }
        return means;
    }
}
