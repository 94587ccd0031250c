package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import java.util.Optional;

/** The option of Vendi scores that sets their order. */
public final class VendiOrder {
    /** A number from 0, or "infinity". */
    public static final MetricOption OPTION = MetricOption.word(
            "order", "order of the Vendi score: low ones count rare items, high ones common items; or infinity", "1");

    private VendiOrder() {}

    /** The order that the caller set, else 1. */
    public static double of(AuditInputs inputs) {
        Optional<String> asked = inputs.text(OPTION.name());
        if (asked.isEmpty()) {
            return 1;
        }
        double order;
        try {
            order = asked.get().equals("infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(asked.get());
        } catch (NumberFormatException e) {
            order = Double.NaN;
        }
        if (!(order >= 0)) {
            throw new OptionException("the option order is a number from 0, or infinity; it was " + asked.get());
        }
        return order;
    }
}
