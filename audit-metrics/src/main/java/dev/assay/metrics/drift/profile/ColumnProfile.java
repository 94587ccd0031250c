package dev.assay.metrics.drift.profile;

import dev.assay.data.Column;
import java.util.List;
import java.util.Map;

/** The stored summary of one column: counts on cells that the reference fixed, and what its kind adds. Immutable. */
public sealed interface ColumnProfile permits NumericProfile, CategoricalProfile {
    String name();

    /** How a person reads each cell. */
    List<String> labels();

    /** Values in each cell. */
    List<Long> counts();

    /** Rows without a value. */
    long missing();

    /** The distinct values. */
    HyperLogLog distinct();

    /** Whether the other profile counts the same column on the same cells. */
    boolean sameCells(ColumnProfile other);

    /** The summary of another column of this name and kind on the cells of this one. */
    ColumnProfile count(Column column);

    /** The summary of the rows of both; both must have the same cells. */
    ColumnProfile merge(ColumnProfile other);

    /** This summary as a tree that {@code dev.assay.json.Json} writes. */
    Map<String, Object> tree();

    /** Rows with a value. */
    default long values() {
        return counts().stream().mapToLong(Long::longValue).sum();
    }
}
