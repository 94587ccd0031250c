package dev.assay.stats;

import dev.assay.kernel.Ranks;

/**
 * Area under the ROC curve of a score: the probability that a positive scores above a negative, ties half.
 *
 * <p>In [0, 1], 0.5 for a score that tells nothing. The interval is DeLong's, {@code auc ± z sqrt(var)} cut to [0, 1]; where all
 * positives lie on one side of all negatives its variance is 0, and the end within [0, 1] is instead the exact bound
 * {@code (alpha / 2)^(1 / n)} of the smaller class. NaN scores are an
 * error; -0.0 equals 0.0.
 *
 * <p>Time O(n log n). Source: DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988); the rank form is of Sun and Xu, IEEE
 * Signal Processing Letters 21 (2014).
 *
 * @param value the area
 * @param variance DeLong's variance of it
 * @param positives number of positives
 * @param negatives number of negatives
 */
public record AreaUnderCurve(double value, double variance, int positives, int negatives) {

    /**
     * The area of these scores.
     *
     * @throws UndefinedStatisticException when a class is empty
     */
    public static AreaUnderCurve of(double[] positives, double[] negatives) {
        int m = positives.length;
        int n = negatives.length;
        if (m == 0 || n == 0) {
            throw new UndefinedStatisticException("an area under the curve needs both classes, there are " + m
                    + " positives and " + n + " negatives");
        }
        double[] pooled = new double[m + n];
        System.arraycopy(positives, 0, pooled, 0, m);
        System.arraycopy(negatives, 0, pooled, m, n);
        for (int i = 0; i < pooled.length; i++) {
            if (Double.isNaN(pooled[i])) {
                throw new IllegalArgumentException(
                        "scores must be numbers, " + (i < m ? "positive " + i : "negative " + (i - m)) + " is NaN");
            }
        }
        double[] ranks = Ranks.of(pooled);
        double[] within = Ranks.of(positives);
        double[] others = Ranks.of(negatives);
        // The share of the other class that each record beats.
        double[] beaten = new double[m];
        double sum = 0;
        for (int i = 0; i < m; i++) {
            beaten[i] = (ranks[i] - within[i]) / n;
            sum += beaten[i];
        }
        double area = sum / m;
        double[] beating = new double[n];
        for (int j = 0; j < n; j++) {
            beating[j] = 1 - (ranks[m + j] - others[j]) / m;
        }
        double variance = variance(beaten, area) / m + variance(beating, area) / n;
        return new AreaUnderCurve(area, variance, m, n);
    }

    /** The interval at a level in (0, 1). */
    public Interval interval(double level) {
        if (value == 0 || value == 1) {
            double bound = Math.pow((1 - level) / 2, 1.0 / Math.min(positives, negatives));
            return value == 1
                    ? new Interval(bound, 1, level, "exact bound of full separation")
                    : new Interval(0, 1 - bound, level, "exact bound of full separation");
        }
        double half = ProportionInterval.z(level) * Math.sqrt(variance);
        return new Interval(value - half, value + half, level, "DeLong").clamp(0, 1);
    }

    private static double variance(double[] values, double mean) {
        if (values.length < 2) {
            return 0;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
