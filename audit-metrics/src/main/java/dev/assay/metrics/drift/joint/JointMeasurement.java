package dev.assay.metrics.drift.joint;

import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.stats.Figures;

/** What a report says of a joint shift. */
final class JointMeasurement {
    private JointMeasurement() {}

    /** The measurement; its headline is the given sentence when the verdict is drift. */
    static Measurement of(MetricInfo info, JointShift shift, String sentence) {
        DriftVerdict verdict = shift.verdict();
        Measurement.Builder builder = Measurement.of(info, Scope.dataset())
                .value(shift.value())
                .test(shift.test())
                .rows(shift.reference(), shift.current())
                .detail("effect", shift.effect())
                .detail("smallest-detectable", shift.detectable())
                .note("Verdict " + verdict + ": " + reason(verdict, shift));
        shift.details().forEach(builder::detail);
        if (verdict == DriftVerdict.DRIFT) {
            builder.headline(sentence);
        }
        return builder.build();
    }

    private static String reason(DriftVerdict verdict, JointShift shift) {
        String material = Figures.number(shift.material());
        return switch (verdict) {
            case DRIFT -> "a significant shift of " + Figures.number(shift.effect()) + ", above " + material + ".";
            case SIGNIFICANT_IMMATERIAL ->
                "a significant shift of " + Figures.number(shift.effect()) + ", below " + material + ".";
            case UNDERPOWERED ->
                "shifts below " + Figures.number(shift.detectable()) + " would be missed, and " + material
                        + " matters.";
            case INSUFFICIENT_DATA -> "each side needs at least " + DriftVerdict.LEAST_VALUES + " rows.";
            case STABLE -> "a shift of " + material + " would have been seen and was not.";
        };
    }
}
