package dev.assay.data;

import org.jspecify.annotations.Nullable;

/** One trajectory a row, kept as its JSON text until a metric reads it; null marks a missing value. */
public final class StepsColumn implements Column {
    private final String name;
    private final @Nullable String[] json;

    private StepsColumn(String name, @Nullable String[] json) {
        this.name = name;
        this.json = json;
    }

    /** Takes {@code json}, an array of JSON arrays of steps, over without a copy. */
    public static StepsColumn wrap(String name, @Nullable String[] json) {
        return new StepsColumn(name, json);
    }

    /** The JSON array of steps of a row, null when missing. */
    public @Nullable String json(int row) {
        return json[row];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.STEPS;
    }

    @Override
    public int size() {
        return json.length;
    }

    @Override
    public boolean isMissing(int row) {
        return json[row] == null;
    }

    @Override
    public StepsColumn select(int[] rows) {
        @Nullable String[] picked = new @Nullable String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = json[rows[i]];
        }
        return new StepsColumn(name, picked);
    }

    @Override
    public StepsColumn renamed(String newName) {
        return new StepsColumn(newName, json);
    }

    @Override
    public String display(int row) {
        String value = json[row];
        return value == null ? "" : value;
    }
}
