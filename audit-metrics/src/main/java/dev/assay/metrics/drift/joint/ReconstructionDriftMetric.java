package dev.assay.metrics.drift.joint;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.stats.Figures;

/** How much worse synthetic rows are rebuilt from the human principal components. */
public final class ReconstructionDriftMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "reconstruction-drift",
                    "Reconstruction error drift",
                    Family.DRIFT,
                    "Probability that a synthetic row is rebuilt worse from the human principal components than a human row not learnt from.",
                    "[0, 1], 0.5 without drift",
                    Direction.LOWER_IS_BETTER,
                    "two numeric columns that vary on both sides, rows without missing values",
                    "principal components; Mann and Whitney 1947")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        JointShift shift = JointColumns.structure(inputs.human(), inputs.synthetic(), inputs.seed());
        out.add(JointMeasurement.of(
                INFO,
                shift,
                "The principal components of the human data rebuild synthetic rows "
                        + (shift.value() > 0.5 ? "worse" : "better") + " than human ones in "
                        + Figures.percent(shift.value() > 0.5 ? shift.value() : 1 - shift.value()) + " of pairs."));
    }
}
