package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Mean, spread and shape of a sample. NaN is missing and dropped.
 *
 * @param n number of values
 * @param mean arithmetic mean
 * @param standardDeviation with divisor n - 1; NaN for one value
 * @param skewness third standardised moment with divisor n; NaN for a constant sample
 * @param excessKurtosis fourth standardised moment with divisor n, minus 3; NaN for a constant sample
 */
public record Moments(long n, double mean, double standardDeviation, double skewness, double excessKurtosis) {
    /** The skewness corrected for bias, NaN for fewer than three values. */
    public double unbiasedSkewness() {
        return n < 3 ? Double.NaN : skewness * Math.sqrt(n * (n - 1.0)) / (n - 2);
    }

    /** The excess kurtosis corrected for bias, NaN for fewer than four values. */
    public double unbiasedExcessKurtosis() {
        return n < 4 ? Double.NaN : (n - 1.0) / ((n - 2.0) * (n - 3)) * ((n + 1) * excessKurtosis + 6);
    }

    /** The moments of the values; undefined when there are none, or infinite ones. */
    public static Moments of(double[] values) {
        double[] present = Samples.present(values);
        Samples.requireValues(present.length, "given");
        double n = present.length;
        double sum = 0;
        for (double value : present) {
            sum += value;
        }
        if (!Double.isFinite(sum)) {
            throw new UndefinedStatisticException("the sample holds infinite values; remove or cap them");
        }
        double mean = sum / n;
        double rest = 0;
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double value : present) {
            double d = value - mean;
            rest += d;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
        }
        mean += rest / n;
        double variance = m2 / n;
        boolean flat = !(m2 > 1e-28 * n * mean * mean);
        return new Moments(
                present.length,
                mean,
                n > 1 ? Math.sqrt(m2 / (n - 1)) : Double.NaN,
                flat ? Double.NaN : m3 / n / Math.pow(variance, 1.5),
                flat ? Double.NaN : m4 / n / (variance * variance) - 3);
    }
}
