package dev.assay.data;

import java.time.Instant;

/** Points in time as milliseconds since 1970-01-01T00:00Z; {@link #MISSING} marks a missing value. */
public final class TimeColumn implements Column {
    /** The value of a missing time. */
    public static final long MISSING = Long.MIN_VALUE;

    private final String name;
    private final long[] millis;

    private TimeColumn(String name, long[] millis) {
        this.name = name;
        this.millis = millis;
    }

    /** Takes {@code millis} over without a copy; the caller must not write to it any more. */
    public static TimeColumn wrap(String name, long[] millis) {
        return new TimeColumn(name, millis);
    }

    /** The storage, {@link #MISSING} = missing; not to be written to. */
    public long[] millis() {
        return millis;
    }

    /** The times as numbers of milliseconds, NaN = missing. */
    public NumericColumn asNumeric() {
        double[] values = new double[millis.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = millis[row] == MISSING ? Double.NaN : millis[row];
        }
        return NumericColumn.wrap(name, values);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TIME;
    }

    @Override
    public int size() {
        return millis.length;
    }

    @Override
    public boolean isMissing(int row) {
        return millis[row] == MISSING;
    }

    @Override
    public TimeColumn select(int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = millis[rows[i]];
        }
        return new TimeColumn(name, picked);
    }

    @Override
    public TimeColumn renamed(String newName) {
        return new TimeColumn(newName, millis);
    }

    @Override
    public String display(int row) {
        return millis[row] == MISSING ? "" : Instant.ofEpochMilli(millis[row]).toString();
    }
}
