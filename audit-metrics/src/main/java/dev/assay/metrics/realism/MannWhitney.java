package dev.assay.metrics.realism;

import dev.assay.stats.TestResult;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * The Mann-Whitney U test: whether values of one sample tend to be larger than those of the other.
 *
 * <p>The statistic is U of the first sample: the number of pairs in which x is larger, ties counting one half; {@code U /
 * (n m)} estimates {@code P(X > Y) + P(X = Y) / 2}. NaN is missing and dropped; an empty side is undefined. Cost: O(n log n
 * + m log m), the exact p-value more.
 *
 * <p>Source: H. B. Mann and D. R. Whitney, Ann. Math. Stat. 18(1), 1947, doi:10.1214/aoms/1177730491; computed by Commons
 * Statistics.
 */
public final class MannWhitney {
    /** How the p-value is computed. */
    public enum Method {
        /** Exact for small samples without ties, else the normal approximation. */
        AUTO,
        /** Exact; with ties, as if there were none. */
        EXACT,
        /** Normal approximation, corrected for ties and continuity. */
        ASYMPTOTIC,
        /** Normal approximation, corrected for ties only. */
        ASYMPTOTIC_WITHOUT_CONTINUITY
    }

    private MannWhitney() {}

    /** The two-sided test by {@link Method#AUTO}. */
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, Method.AUTO);
    }

    /** The two-sided test. */
    public static TestResult test(double[] x, double[] y, Method method) {
        return test(x, y, method, AlternativeHypothesis.TWO_SIDED);
    }

    /** The test against {@code alternative}; "greater" says that values of the first sample tend to be larger. */
    public static TestResult test(double[] x, double[] y, Method method, AlternativeHypothesis alternative) {
        double[] a = Samples.present(x);
        double[] b = Samples.present(y);
        Samples.requireValues(a.length, "first");
        Samples.requireValues(b.length, "second");
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults()
                .with(alternative)
                .with(
                        method == Method.EXACT
                                ? PValueMethod.EXACT
                                : method == Method.AUTO ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC)
                .with(
                        method == Method.ASYMPTOTIC_WITHOUT_CONTINUITY
                                ? org.apache.commons.statistics.inference.ContinuityCorrection.DISABLED
                                : org.apache.commons.statistics.inference.ContinuityCorrection.ENABLED);
        SignificanceResult result = test.test(a, b);
        String name =
                switch (alternative) {
                    case TWO_SIDED -> "two-sided";
                    case GREATER_THAN -> "first larger";
                    case LESS_THAN -> "first smaller";
                };
        return new TestResult(result.getStatistic(), result.getPValue(), "Mann-Whitney U, " + name);
    }

    /** {@code P(X > Y) + P(X = Y) / 2}, the area under the ROC curve of the values as a score for the first sample. */
    public static double commonLanguageEffect(double[] x, double[] y) {
        double[] a = Samples.present(x);
        double[] b = Samples.present(y);
        Samples.requireValues(a.length, "first");
        Samples.requireValues(b.length, "second");
        return MannWhitneyUTest.withDefaults().statistic(a, b) / ((double) a.length * b.length);
    }
}
