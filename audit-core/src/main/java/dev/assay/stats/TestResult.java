package dev.assay.stats;

/**
 * The outcome of a significance test.
 *
 * @param statistic the test statistic, finite
 * @param pValue the p-value in [0, 1]; a permutation p-value is never 0
 * @param method the variant that was used, for example "exact" or "asymptotic, two-sided"
 */
public record TestResult(double statistic, double pValue, String method) {
    public TestResult {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("pValue must be in [0, 1], was " + pValue);
        }
    }

    /** Whether the null hypothesis is rejected at significance level {@code alpha} in (0, 0.5]. */
    public boolean reject(double alpha) {
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("alpha must be in (0, 0.5], was " + alpha);
        }
        return pValue < alpha;
    }
}
