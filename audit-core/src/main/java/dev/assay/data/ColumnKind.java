package dev.assay.data;

/** The kinds of column a dataset can hold. */
public enum ColumnKind {
    NUMERIC,
    CATEGORICAL,
    TEXT,
    VECTOR,
    TIME,
    STEPS
}
