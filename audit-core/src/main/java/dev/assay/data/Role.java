package dev.assay.data;

import java.util.Locale;

/** What a column is for in an audit. */
public enum Role {
    /** An ordinary column; the default. */
    FEATURE,
    /** Names the record; never compared. */
    ID,
    /** What a person or a model says the record is. */
    LABEL,
    /** What a system under test said. */
    PREDICTION,
    /** A number a system under test gave. */
    SCORE,
    /** A protected attribute: who the record is about or by. */
    GROUP,
    ANNOTATOR,
    ITEM,
    WEIGHT,
    TIMESTAMP,
    PROMPT,
    RESPONSE,
    CHOSEN,
    REJECTED,
    JUDGE_VERDICT,
    PRINCIPLE,
    TRAJECTORY,
    /** Left out of the audit. */
    IGNORED;

    /** The name used in configuration files and reports: lower case, words joined by hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
