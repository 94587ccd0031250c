package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import java.util.List;

/** Energy distance of each column of vectors. */
public final class EnergyDistanceMetric implements Metric {
    private static final int MOST_ROWS = 6_000;

    private static final MetricInfo INFO = new MetricInfo(
                    "energy-distance",
                    "Energy distance",
                    Family.REALISM,
                    "Energy statistic of the human and the synthetic vectors, 2 E|x - y| - E|x - x'| - E|y - y'|.",
                    "[0, ∞), units of the vectors",
                    Direction.LOWER_IS_BETTER,
                    "a column of vectors",
                    "Székely and Rizzo 2013")
            .takenOnRequest();

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
                inputs, out, MOST_ROWS, INFO, (pooled, seed) -> new PairKernel.Distance(), (measurement, kernel) -> {});
    }
}
