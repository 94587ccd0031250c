package dev.assay.metrics.drift.batch;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two-sided z-test that two shares are equal, {@code z = (a/n - b/m) / s} with {@code s² = p (1 - p) (1/n + 1/m)} of
 * the pooled share p, or with each side's own variance.
 *
 * <p>Where all trials of both sides are alike the statistic is 0 and the p-value 1. An empty side is undefined. The pooled test squared
 * is the chi-square test of the four counts without a correction; for expected counts below 5 take Fisher's.
 */
public final class TwoProportions {
    private TwoProportions() {}

    /** The test of {@code a} in {@code n} and {@code b} in {@code m} with the pooled variance. */
    public static TestResult test(double a, double n, double b, double m) {
        return test(a, n, b, m, true);
    }

    /** The test with the pooled variance, or with that of each side. */
    public static TestResult test(double a, double n, double b, double m, boolean pooled) {
        if (!(a >= 0 && a <= n && b >= 0 && b <= m)) {
            throw new IllegalArgumentException(
                    "successes must lie between 0 and the trials, were " + a + " of " + n + " and " + b + " of " + m);
        }
        if (!(n > 0 && m > 0)) {
            throw new UndefinedStatisticException("a side has no trials");
        }
        double p = pooled ? (a + b) / (n + m) : a / n;
        double q = pooled ? p : b / m;
        double spread = Math.sqrt(p * (1 - p) / n + q * (1 - q) / m);
        String name = pooled ? "two proportions, pooled" : "two proportions, separate variances";
        if (!(spread > 0)) {
            if (p != q) {
                throw new UndefinedStatisticException(
                        "each side is all alike, so their separate variances are 0; pool them");
            }
            return new TestResult(0, 1, name);
        }
        double z = (a / n - b / m) / spread;
        return new TestResult(z, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)), name);
    }
}
