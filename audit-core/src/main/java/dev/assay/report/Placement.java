package dev.assay.report;

import dev.assay.audit.Direction;
import dev.assay.audit.Measurement;
import dev.assay.audit.NoiseFloor;

/** Where a value lies beside the human noise floor, in words. */
enum Placement {
    WITHIN("within human noise"),
    EDGE("outside human noise, though its interval reaches it"),
    OUTSIDE("outside human noise"),
    FAR("far outside human noise"),
    BASELINE("as far off as the uninformed baseline"),
    /** There is no noise floor to compare with, or the value is good or bad in neither direction. */
    UNPLACED(""),
    UNDEFINED("undefined");

    private static final double FAR_SCORE = 0.5;

    private final String words;

    Placement(String words) {
        this.words = words;
    }

    /** As it stands in a sentence; "" when there is nothing to say. */
    String words() {
        return words;
    }

    static Placement of(Measurement measurement) {
        if (measurement.value().isEmpty()) {
            return UNDEFINED;
        }
        if (measurement.noiseFloor().isEmpty() || measurement.direction() == Direction.NEUTRAL) {
            return UNPLACED;
        }
        NoiseFloor floor = measurement.noiseFloor().get();
        double sign = measurement.direction() == Direction.HIGHER_IS_BETTER ? -1 : 1;
        double limit = sign * floor.p95();
        if (sign * measurement.value().getAsDouble() <= limit) {
            return WITHIN;
        }
        if (measurement.score().isPresent() && measurement.score().getAsDouble() == 0) {
            return BASELINE;
        }
        boolean reaches = measurement
                .interval()
                .map(interval -> sign * (sign > 0 ? interval.low() : interval.high()) <= limit)
                .orElse(false);
        if (reaches) {
            return EDGE;
        }
        return measurement.score().orElse(1) < FAR_SCORE ? FAR : OUTSIDE;
    }
}
