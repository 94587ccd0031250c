package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.metrics.realism.CorrelationEstimate;
import java.util.function.UnaryOperator;

/** How alike the product-moment correlations of numeric columns are. */
public final class PearsonSimilarityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "pearson-similarity",
            "Pearson correlation similarity",
            Family.REALISM,
            "One minus half the difference between the human and the synthetic product-moment correlation.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "two numeric columns on both sides",
            "Pearson 1895; SDMetrics");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        new CorrelationComparison(INFO, CorrelationEstimate::pearson, UnaryOperator.identity()).measure(inputs, out);
    }
}
