package dev.assay.report;

import dev.assay.audit.Direction;
import dev.assay.audit.Measurement;
import java.util.OptionalDouble;

/**
 * The one scale on which values of all calibrated metrics are drawn, in [0, 1]. Left of {@link #EDGE} lies what people
 * differ from people by, with the typical human difference in its middle; right of it the score falls from 1 to 0 at the
 * uninformed baseline.
 */
record CalibratedScale(double median, double limit, double baseline) {
    /** Where human noise ends and the score begins to fall. */
    static final double EDGE = 0.3;

    static boolean fits(Measurement measurement) {
        return measurement.direction() != Direction.NEUTRAL
                && measurement.score().isPresent()
                && measurement.noiseFloor().isPresent()
                && measurement.baseline().isPresent();
    }

    static CalibratedScale of(Measurement measurement) {
        return new CalibratedScale(
                measurement.noiseFloor().orElseThrow().median(),
                measurement.noiseFloor().orElseThrow().p95(),
                measurement.baseline().orElseThrow());
    }

    /** Where the measurement's own value lies; empty when it has none or cannot be calibrated. */
    static OptionalDouble position(Measurement measurement) {
        return measurement.value().isPresent() && fits(measurement)
                ? OptionalDouble.of(of(measurement).position(measurement.value().getAsDouble()))
                : OptionalDouble.empty();
    }

    double position(double value) {
        double beyond = (value - limit) / (baseline - limit);
        if (beyond > 0) {
            return EDGE + (1 - EDGE) * Math.min(1, beyond);
        }
        if (median == limit) {
            return value == limit ? EDGE : 0;
        }
        double within = (value - median) / (limit - median);
        return EDGE * Math.max(0, Math.min(1, 0.5 + 0.5 * within));
    }
}
