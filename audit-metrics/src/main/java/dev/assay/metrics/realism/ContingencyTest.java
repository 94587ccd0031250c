package dev.assay.metrics.realism;

import dev.assay.stats.TestResult;

/**
 * The outcome of a test on a table of counts.
 *
 * @param statistic chi-square or G
 * @param pValue upper tail of the chi-square distribution
 * @param degreesOfFreedom (rows - 1) (columns - 1), over rows and columns that are not empty
 * @param smallestExpected the smallest expected count; the approximation is poor below about 5
 * @param method what was computed
 */
public record ContingencyTest(
        double statistic, double pValue, int degreesOfFreedom, double smallestExpected, String method) {
    /** The same outcome without the table's facts. */
    public TestResult result() {
        return new TestResult(statistic, pValue, method);
    }
}
