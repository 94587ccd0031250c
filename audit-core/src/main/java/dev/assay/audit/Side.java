package dev.assay.audit;

import java.util.Locale;

/** The datasets of an audit. */
public enum Side {
    HUMAN,
    SYNTHETIC,
    HOLDOUT,
    /** Texts that were not to be copied, such as seeds or a benchmark. */
    REFERENCE;

    /** The name used in JSON and in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
