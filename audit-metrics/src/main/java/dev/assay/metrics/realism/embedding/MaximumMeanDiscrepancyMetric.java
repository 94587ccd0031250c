package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import java.util.List;

/** Maximum mean discrepancy of each column of vectors, with a Gaussian kernel of median bandwidth. */
public final class MaximumMeanDiscrepancyMetric implements Metric {
    private static final int MOST_ROWS = 6_000;

    private static final MetricInfo INFO = new MetricInfo(
            "maximum-mean-discrepancy",
            "Maximum mean discrepancy",
            Family.REALISM,
            "Squared distance of the mean embeddings of the human and the synthetic vectors, biased estimate.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a column of vectors",
            "Gretton et al. 2012");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.mostRows(MOST_ROWS));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        FoldDiscrepancy.measure(
                inputs,
                out,
                MOST_ROWS,
                INFO,
                (pooled, seed) -> MaximumMeanDiscrepancy.medianHeuristic(pooled, seed),
                (measurement, kernel) -> measurement.detail("kernel gamma", kernel.gamma()));
    }
}
