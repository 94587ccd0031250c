package dev.assay.audit;

import java.util.Locale;

/** The datasets of an audit. */
public enum Side {
    HUMAN,
    SYNTHETIC,
    HOLDOUT;

    /** The name used in JSON and in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
