package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import org.jspecify.annotations.Nullable;

/** Builds one column, value by value, and turns what does not fit into an error that says where. */
final class ColumnBuilder {
    private final String name;
    private final Position position;
    private final ReadLimits limits;
    private ColumnStore store;

    /**
     * @param kind the kind set by the caller, null to infer it
     * @param strings whether an earlier reading found that the values are strings
     */
    ColumnBuilder(String name, @Nullable ColumnKind kind, boolean strings, Position position, ReadLimits limits) {
        this.name = name;
        this.position = position;
        this.limits = limits;
        this.store = kind == null
                ? strings ? CodedStore.strings(limits) : CodedStore.inferring(limits)
                : store(kind, limits);
    }

    private static ColumnStore store(ColumnKind kind, ReadLimits limits) {
        return switch (kind) {
            case NUMERIC -> new NumberStore(true);
            case CATEGORICAL -> CodedStore.categorical(limits);
            case TEXT -> TextStore.text();
            case TIME -> new TimeStore(true);
            case VECTOR -> new VectorStore(true, limits);
            case STEPS -> TextStore.steps(true);
        };
    }

    String name() {
        return name;
    }

    /** Lets all values go; the next ones are of that kind. */
    void clear(ColumnKind kind) {
        store = store(kind, limits);
    }

    /** Adds the values of a column of cells, of rows {@code from} (inclusive) to {@code to} (exclusive). */
    void add(Cells cells, int column, int from, int to) {
        if (cells.longest() > limits.fieldLength()) {
            checkLengths(cells, column, from, to);
        }
        int row = from;
        try {
            while (row < to) {
                int before = store.size();
                ColumnStore next = store;
                try {
                    next = store.addAll(cells, column, row, to);
                } finally {
                    row += next.size() - before;
                }
                store = next;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            position.line(cells.line(row));
            throw position.field(
                    name,
                    Position.shown(cells.bytes(), cells.from(row, column), cells.length(row, column)) + " "
                            + e.getMessage());
        }
    }

    private void checkLengths(Cells cells, int column, int from, int to) {
        for (int row = from; row < to; row++) {
            int length = cells.length(row, column);
            if (length > limits.fieldLength()) {
                int characters = Utf8.characters(cells.bytes(), cells.from(row, column), length);
                if (characters > limits.fieldLength()) {
                    position.line(cells.line(row));
                    throw position.field(
                            name,
                            "has " + characters + " characters, the limit is " + limits.fieldLength()
                                    + " (fieldLength)");
                }
            }
        }
    }

    /** Adds missing values up to that size. */
    void fill(int size) {
        while (store.size() < size) {
            store.addMissing();
        }
    }

    /** Whether the file has to be read again with this column taken as strings. */
    boolean isLost() {
        return store instanceof LostStore;
    }

    Column column() {
        return store.column(name);
    }
}
