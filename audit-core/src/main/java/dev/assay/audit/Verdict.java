package dev.assay.audit;

import java.util.Locale;

/** What a policy says of a measurement or of a whole audit. */
public enum Verdict {
    PASS,
    WARN,
    FAIL,
    /** The data cannot settle it: the interval straddles the threshold or there are too few rows. */
    INCONCLUSIVE;

    /** The name used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
