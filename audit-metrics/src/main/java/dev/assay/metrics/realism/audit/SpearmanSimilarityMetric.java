package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.kernel.Ranks;
import dev.assay.metrics.realism.CorrelationEstimate;

/** How alike the rank correlations of numeric columns are. */
public final class SpearmanSimilarityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "spearman-similarity",
            "Spearman correlation similarity",
            Family.REALISM,
            "One minus half the difference between the human and the synthetic rank correlation.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "two numeric columns on both sides",
            "Spearman 1904; SDMetrics");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        new CorrelationComparison(INFO, CorrelationEstimate::spearman, Ranks::of).measure(inputs, out);
    }
}
