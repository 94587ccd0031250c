package dev.assay.metrics.drift.joint;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.stats.Figures;

/** The largest change of a rank correlation. */
public final class CorrelationDriftMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "correlation-drift",
                    "Correlation drift",
                    Family.DRIFT,
                    "Largest significant change of a rank correlation of two numeric columns.",
                    "[0, 2]",
                    Direction.LOWER_IS_BETTER,
                    "two numeric columns that vary on both sides",
                    "Borkowf 2002 for the standard errors; Holm 1979")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        JointShift shift = JointColumns.correlations(inputs.human(), inputs.synthetic());
        out.add(JointMeasurement.of(
                INFO,
                shift,
                "The rank correlation of " + shift.where() + ": more than chance explains (p "
                        + Figures.pValue(shift.test().pValue()) + ")."));
    }
}
