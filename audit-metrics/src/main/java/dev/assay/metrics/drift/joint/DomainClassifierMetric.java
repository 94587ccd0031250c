package dev.assay.metrics.drift.joint;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.stats.Figures;

/** How well a model tells synthetic rows from human ones, over folds of consecutive rows. */
public final class DomainClassifierMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "domain-classifier",
                    "Domain classifier",
                    Family.DRIFT,
                    "Area under the curve of a logistic regression that tells synthetic from human rows, over folds of consecutive rows.",
                    "[0, 1], 0.5 without drift",
                    Direction.LOWER_IS_BETTER,
                    "a numeric or categorical column on both sides, 5 rows a side",
                    "Lopez-Paz and Oquab 2017; Vovk and Wang 2020")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        JointShift shift = JointColumns.domain(inputs.human(), inputs.synthetic(), inputs.seed());
        out.add(JointMeasurement.of(
                INFO,
                shift,
                "A model tells synthetic rows from human ones of stretches it has not seen: area under the curve "
                        + Figures.number(shift.value()) + "."));
    }
}
