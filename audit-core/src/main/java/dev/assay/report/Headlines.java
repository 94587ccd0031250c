package dev.assay.report;

import dev.assay.audit.Measurement;
import dev.assay.stats.Figures;

/** What a person should know of a measurement, in one sentence. */
final class Headlines {
    private Headlines() {}

    /** The measurement's own headline, or one made of its numbers. */
    static String of(Measurement measurement) {
        return measurement.headline().isBlank() ? generic(measurement) : measurement.headline();
    }

    /** Its own headline, or its place beside human noise without the numbers, for where those stand beside it. */
    static String brief(Measurement measurement) {
        Placement placement = Placement.of(measurement);
        return measurement.headline().isBlank()
                        && measurement.value().isPresent()
                        && !placement.words().isEmpty()
                ? measurement.scope() + ": " + measurement.info().title() + " is " + placement.words() + "."
                : of(measurement);
    }

    /** A sentence made of the numbers alone: "age: Kolmogorov-Smirnov 0.12 [0.09, 0.15], human noise up to 0.03: …". */
    static String generic(Measurement measurement) {
        StringBuilder text = new StringBuilder(measurement.scope().toString())
                .append(": ")
                .append(measurement.info().title());
        if (measurement.value().isEmpty()) {
            text.append(" is undefined");
            return measurement.note().isBlank()
                    ? text.append('.').toString()
                    : text.append(": ").append(measurement.note()).toString();
        }
        text.append(' ').append(Figures.number(measurement.value().getAsDouble()));
        measurement.interval().ifPresent(interval -> text.append(' ').append(Figures.interval(interval)));
        measurement.noiseFloor().ifPresent(floor -> text.append(", ").append(floor.toString(measurement.direction())));
        Placement placement = Placement.of(measurement);
        if (!placement.words().isEmpty()) {
            text.append(": ").append(placement.words());
        }
        return text.append('.').toString();
    }
}
