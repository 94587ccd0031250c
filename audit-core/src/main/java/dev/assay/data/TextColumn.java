package dev.assay.data;

import org.jspecify.annotations.Nullable;

/** Free text; null marks a missing value, "" is a value. */
public final class TextColumn implements Column {
    private final String name;
    private final @Nullable String[] values;

    private TextColumn(String name, @Nullable String[] values) {
        this.name = name;
        this.values = values;
    }

    /** Copies {@code values}. */
    public static TextColumn of(String name, @Nullable String... values) {
        return new TextColumn(name, values.clone());
    }

    /** Takes {@code values} over without a copy; the caller must not write to it any more. */
    public static TextColumn wrap(String name, @Nullable String[] values) {
        return new TextColumn(name, values);
    }

    /** The storage, null = missing; not to be written to. */
    public @Nullable String[] values() {
        return values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TEXT;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == null;
    }

    @Override
    public TextColumn select(int[] rows) {
        @Nullable String[] picked = new @Nullable String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new TextColumn(name, picked);
    }

    @Override
    public TextColumn renamed(String newName) {
        return new TextColumn(newName, values);
    }

    @Override
    public String display(int row) {
        String value = values[row];
        return value == null ? "" : value;
    }
}
