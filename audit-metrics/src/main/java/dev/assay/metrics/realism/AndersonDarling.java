package dev.assay.metrics.realism;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;

/**
 * The Anderson-Darling test that k samples come from one population, by default in the mid-rank form, which is right for ties.
 *
 * <p>The statistic is the quadratic criterion {@code A2_akN}, which weighs the tails, minus its mean {@code k - 1} and
 * over its standard deviation under the null hypothesis; larger is worse. NaN is missing and dropped. An empty sample,
 * fewer than four values, or one distinct value is undefined. Cost: O(N log N).
 *
 * <p>The p-value interpolates the published table and is held within it, so it lies in [0.001, 0.25]; the result's
 * method says when an end was reached.
 *
 * <p>Source: F. W. Scholz and M. A. Stephens, J. Am. Stat. Assoc. 82(399), 1987, doi:10.1080/01621459.1987.10478517,
 * formulas (6) and (7) and table 2.
 */
public final class AndersonDarling {
    private static final double[] LEVELS = {0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
    private static final double[] B0 = {0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085};
    private static final double[] B1 = {-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615};
    private static final double[] B2 = {-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154};

    private AndersonDarling() {}

    /** Which of the paper's two forms for values that tie. */
    public enum Ties {
        /** Formula (7), the distribution functions halfway up their steps: the default. */
        MID_RANK,
        /** Formula (6), the distribution functions after their steps. */
        RIGHT_CONTINUOUS
    }

    /** The test of two or more samples, by mid-ranks. */
    public static TestResult test(double[]... samples) {
        return test(Ties.MID_RANK, samples);
    }

    /** The test of two or more samples. */
    public static TestResult test(Ties ties, double[]... samples) {
        if (samples.length < 2) {
            throw new IllegalArgumentException("at least 2 samples are needed, had " + samples.length);
        }
        double[][] sorted = new double[samples.length][];
        for (int i = 0; i < samples.length; i++) {
            sorted[i] = Samples.sorted(samples[i], "sample " + (i + 1));
        }
        double[] pooled =
                Arrays.stream(sorted).flatMapToDouble(Arrays::stream).sorted().toArray();
        if (pooled.length < 4) {
            throw new UndefinedStatisticException("the Anderson-Darling test needs at least 4 values in all");
        }
        if (pooled[0] == pooled[pooled.length - 1]) {
            throw new UndefinedStatisticException("all values are equal, so the samples cannot be told apart");
        }
        double statistic = (criterion(ties, sorted, pooled) - (samples.length - 1)) / deviation(sorted, pooled.length);
        return result(ties, statistic, samples.length - 1);
    }

    /** The standardised statistics that leave 25, 10, 5, 2.5, 1, 0.5 and 0.1 per cent above, for that many samples. */
    public static double[] criticalValues(int samples) {
        if (samples < 2) {
            throw new IllegalArgumentException("at least 2 samples are needed, had " + samples);
        }
        double m = samples - 1;
        double[] critical = new double[LEVELS.length];
        for (int i = 0; i < LEVELS.length; i++) {
            critical[i] = B0[i] + B1[i] / Math.sqrt(m) + B2[i] / m;
        }
        return critical;
    }

    private static double criterion(Ties form, double[][] samples, double[] pooled) {
        int total = pooled.length;
        int[] at = new int[samples.length];
        double[] sums = new double[samples.length];
        int start = 0;
        while (start < total) {
            int end = start;
            while (end < total && pooled[end] == pooled[start]) {
                end++;
            }
            double ties = end - start;
            boolean midRank = form == Ties.MID_RANK;
            double below = midRank ? start + ties / 2 : end;
            double spread = below * (total - below) - (midRank ? total * ties / 4 : 0);
            if (spread <= 0) {
                break; // the last step: every distribution function has reached 1
            }
            for (int i = 0; i < samples.length; i++) {
                int from = at[i];
                int to = from;
                while (to < samples[i].length && samples[i][to] == pooled[start]) {
                    to++;
                }
                at[i] = to;
                double difference = total * (midRank ? (from + to) / 2.0 : to) - below * samples[i].length;
                sums[i] += ties / total * difference * difference / spread;
            }
            start = end;
        }
        double criterion = 0;
        for (int i = 0; i < samples.length; i++) {
            criterion += sums[i] / samples[i].length;
        }
        return form == Ties.MID_RANK ? criterion * (total - 1.0) / total : criterion;
    }

    private static double deviation(double[][] samples, int total) {
        double k = samples.length;
        double n = total;
        double inverse = 0;
        for (double[] sample : samples) {
            inverse += 1.0 / sample.length;
        }
        double h = 0;
        double g = 0;
        for (int i = 2; i < total; i++) {
            h += 1.0 / (total - i + 1);
            g += h / i;
        }
        h += 1;
        double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * k * k - 4 * h * k;
        return Math.sqrt((((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3)));
    }

    private static TestResult result(Ties ties, double statistic, double m) {
        String name = ties == Ties.MID_RANK ? "Anderson-Darling, mid-ranks" : "Anderson-Darling, right-continuous";
        WeightedObservedPoints points = new WeightedObservedPoints();
        double[] critical = criticalValues((int) m + 1);
        for (int i = 0; i < LEVELS.length; i++) {
            points.add(critical[i], Math.log(LEVELS[i]));
        }
        if (statistic < critical[0]) {
            return new TestResult(statistic, LEVELS[0], name + ", p-value at least 0.25");
        }
        if (statistic > critical[LEVELS.length - 1]) {
            return new TestResult(statistic, LEVELS[LEVELS.length - 1], name + ", p-value at most 0.001");
        }
        double[] fit = PolynomialCurveFitter.create(2).fit(points.toList());
        double p = Math.exp(fit[0] + statistic * (fit[1] + statistic * fit[2]));
        return new TestResult(statistic, Math.min(1, p), name + ", interpolated");
    }
}
