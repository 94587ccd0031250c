package dev.assay.audit;

import java.util.Locale;

/**
 * What the data can say of a difference, whatever the policy thinks of its size: three answers, because "not significant" is
 * not "equal".
 */
public enum Conclusion {
    /** The difference is established: its interval excludes 0 and does not lie within the tolerance. */
    DISPARITY,
    /** Equivalence is shown: the 90 % interval (two one-sided tests at 5 %) lies within the tolerance. */
    WITHIN_TOLERANCE,
    /** Neither: more rows are needed. */
    INSUFFICIENT_EVIDENCE;

    /** For people: "disparity", "within tolerance", "insufficient evidence". */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The name used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
