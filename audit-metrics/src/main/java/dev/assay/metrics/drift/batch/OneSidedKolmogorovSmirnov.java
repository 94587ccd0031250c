package dev.assay.metrics.drift.batch;

import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;

/**
 * The one-sided Kolmogorov-Smirnov statistics {@code D+ = max(F - G)} and {@code D- = max(G - F)}, where the first sample
 * lies lower, or higher.
 *
 * <p>NaN is missing and dropped; an empty side is undefined. The p-value is exact up to {@link
 * KolmogorovSmirnov#EXACT_PAIRS} pairs of values, else Hodges' approximation with its correction for the smaller sample.
 * Cost: O(N log N), the exact p-value O(n m).
 *
 * <p>Source: Hodges (1958), <a href="https://doi.org/10.1007/BF02589501">doi:10.1007/BF02589501</a>, formula 5.3.
 */
public final class OneSidedKolmogorovSmirnov {
    private OneSidedKolmogorovSmirnov() {}

    /** Tests whether the first sample tends to be smaller: {@code D+}, scipy's {@code greater}. */
    public static TestResult firstLower(double[] x, double[] y) {
        return firstLower(x, y, KolmogorovSmirnov.Method.AUTO);
    }

    /** The same with the p-value by {@code method}. */
    public static TestResult firstLower(double[] x, double[] y, KolmogorovSmirnov.Method method) {
        TwoSampleSums sums = scan(x, y);
        return result(sums, sums.ksPlus, method);
    }

    /** Tests whether the first sample tends to be larger: {@code D-}, scipy's {@code less}. */
    public static TestResult firstHigher(double[] x, double[] y) {
        return firstHigher(x, y, KolmogorovSmirnov.Method.AUTO);
    }

    /** The same with the p-value by {@code method}. */
    public static TestResult firstHigher(double[] x, double[] y, KolmogorovSmirnov.Method method) {
        TwoSampleSums sums = scan(x, y);
        return result(sums, sums.ksMinus, method);
    }

    private static TwoSampleSums scan(double[] x, double[] y) {
        TwoSampleSums sums = TwoSampleScan.of(x, y);
        if (sums.n == 0 || sums.m == 0) {
            throw new UndefinedStatisticException("a sample has no values that are not missing");
        }
        return sums;
    }

    private static TestResult result(TwoSampleSums sums, long distance, KolmogorovSmirnov.Method method) {
        double larger = Math.max(sums.n, sums.m);
        double smaller = Math.min(sums.n, sums.m);
        double statistic = distance / (larger * smaller);
        if (method == KolmogorovSmirnov.Method.EXACT
                || method == KolmogorovSmirnov.Method.AUTO && larger * smaller <= KolmogorovSmirnov.EXACT_PAIRS) {
            return new TestResult(
                    statistic,
                    KolmogorovSmirnov.oneSidedExactPValue(statistic, (int) sums.n, (int) sums.m),
                    "Kolmogorov-Smirnov, one-sided, exact");
        }
        double z = Math.sqrt(larger * smaller / (larger + smaller)) * statistic;
        double correction = (larger + 2 * smaller) / Math.sqrt(larger * smaller * (larger + smaller)) / 3;
        double p = Math.exp(-2 * z * z - 2 * z * correction);
        return new TestResult(statistic, Math.min(1, p), "Kolmogorov-Smirnov, one-sided, asymptotic");
    }
}
