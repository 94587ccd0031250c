package dev.assay.metrics.drift.peer;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/** Drift scores with the conventions of trustyai. */
public final class TrustyAi {
    private TrustyAi() {}

    /**
     * Its "mean shift": Welch's statistic, held against Student's distribution with the {@code n + m - 2} degrees of
     * freedom of equal variances, so that p-values are too small where these differ. Samples hold no NaN.
     */
    public static TestResult meanShift(double[] reference, double[] current) {
        if (Math.min(reference.length, current.length) < 2) {
            throw new UndefinedStatisticException("a sample has fewer than 2 values, so it has no variance");
        }
        double statistic = TTest.withDefaults()
                .with(DataDispersion.HETEROSCEDASTIC)
                .test(reference, current)
                .getStatistic();
        double freedom = (double) reference.length + current.length - 2;
        double p = 2 * TDistribution.of(freedom).survivalProbability(Math.abs(statistic));
        return new TestResult(statistic, Math.min(1, p), "Welch's t with pooled degrees of freedom");
    }
}
