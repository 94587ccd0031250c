package dev.assay.data;

/**
 * One named, typed, immutable column. Arrays that a column hands out are its own storage, shared to keep audits free of
 * copies: callers must not write to them.
 */
public sealed interface Column
        permits NumericColumn, CategoricalColumn, TextColumn, VectorColumn, TimeColumn, StepsColumn {
    String name();

    ColumnKind kind();

    /** Number of rows. */
    int size();

    /** Whether the row has no value. */
    boolean isMissing(int row);

    /** The rows at these positions, in this order, as a new column; positions may repeat. */
    Column select(int[] rows);

    /** The same values under another name. */
    Column renamed(String name);

    /** The value as a person would read it, "" when missing. */
    String display(int row);

    /** Number of rows without a value. */
    default int missingCount() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row)) {
                missing++;
            }
        }
        return missing;
    }
}
