package dev.assay.metrics.drift.batch;

import dev.assay.kernel.Ranks;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/**
 * The Brunner-Munzel test of stochastic equality, {@code P(X < Y) + P(X = Y)/2 = 1/2}: Mann-Whitney's question without
 * the assumption that both samples spread equally.
 *
 * <p>The statistic is positive when the second sample tends to be larger. NaN is missing and dropped. Fewer than two
 * values on a side is undefined, and so are samples that do not overlap. Cost: O(N log N).
 *
 * <p>Source: Brunner and Munzel (2000), <a href="https://doi.org/10.1002/(SICI)1521-4036(200001)42:1%3C17::AID-BIMJ17%3E3.0.CO;2-U">doi:10.1002/(SICI)1521-4036(200001)42:1&lt;17::AID-BIMJ17&gt;3.0.CO;2-U</a>.
 */
public final class BrunnerMunzel {
    private BrunnerMunzel() {}

    /** The two-sided test with Student's distribution at Satterthwaite's degrees of freedom. */
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, AlternativeHypothesis.TWO_SIDED, false);
    }

    /**
     * The test against an alternative: GREATER_THAN says that the first sample tends to be larger.
     *
     * @param normal whether the normal distribution takes the place of Student's, for large samples
     */
    public static TestResult test(double[] x, double[] y, AlternativeHypothesis alternative, boolean normal) {
        double[] a = Columns.present(x, 2);
        double[] b = Columns.present(y, 2);
        double n = a.length;
        double m = b.length;
        double[] pool = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, pool, a.length, b.length);
        double[] ranks = Ranks.of(pool);
        double[] ranksA = Arrays.copyOf(ranks, a.length);
        double[] ranksB = Arrays.copyOfRange(ranks, a.length, ranks.length);
        double shareA = variance(ranksA, Ranks.of(a)) * n;
        double shareB = variance(ranksB, Ranks.of(b)) * m;
        if (shareA + shareB == 0) {
            throw new UndefinedStatisticException("the samples do not overlap, so the test has no scale");
        }
        double statistic =
                n * m * (Columns.mean(ranksB) - Columns.mean(ranksA)) / ((n + m) * Math.sqrt(shareA + shareB));
        double freedom =
                (shareA + shareB) * (shareA + shareB) / (shareA * shareA / (n - 1) + shareB * shareB / (m - 1));
        ContinuousDistribution law = normal ? NormalDistribution.of(0, 1) : TDistribution.of(freedom);
        double p =
                switch (alternative) {
                    case TWO_SIDED -> Math.min(1, 2 * law.survivalProbability(Math.abs(statistic)));
                    case GREATER_THAN -> law.cumulativeProbability(statistic);
                    case LESS_THAN -> law.survivalProbability(statistic);
                };
        String side =
                switch (alternative) {
                    case TWO_SIDED -> "two-sided";
                    case GREATER_THAN -> "greater";
                    case LESS_THAN -> "less";
                };
        return new TestResult(statistic, p, "Brunner-Munzel, " + side + (normal ? ", normal" : ""));
    }

    /** The variance of the difference of pooled and own ranks. */
    private static double variance(double[] pooled, double[] own) {
        double[] difference = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            difference[i] = pooled[i] - own[i];
        }
        return Columns.variance(difference, 1);
    }
}
