package dev.assay.audit;

import java.util.Locale;

/** Which way a metric's value is good. */
public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER,
    /** The value says nothing good or bad by itself. */
    NEUTRAL;

    /** The name used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
