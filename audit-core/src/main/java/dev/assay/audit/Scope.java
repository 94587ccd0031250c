package dev.assay.audit;

import java.util.List;

/**
 * What part of the data a measurement is about.
 *
 * @param columns the columns, in order; none for the whole dataset
 * @param slice a label for the rows when not all are meant, for example "sex = Female"; "" for all rows
 */
public record Scope(List<String> columns, String slice) {
    public Scope {
        columns = List.copyOf(columns);
    }

    /** All rows and columns. */
    public static Scope dataset() {
        return new Scope(List.of(), "");
    }

    public static Scope column(String column) {
        return new Scope(List.of(column), "");
    }

    public static Scope pair(String first, String second) {
        return new Scope(List.of(first, second), "");
    }

    public static Scope columns(List<String> columns) {
        return new Scope(columns, "");
    }

    /** This scope, cut to some rows. */
    public Scope slice(String label) {
        return new Scope(columns, label);
    }

    /** As a person reads it: "age × sex, race = Other". */
    @Override
    public String toString() {
        String joined = columns.isEmpty() ? "all columns" : String.join(" × ", columns);
        return slice.isEmpty() ? joined : joined + ", " + slice;
    }
}
