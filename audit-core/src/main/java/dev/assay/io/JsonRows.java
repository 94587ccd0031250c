package dev.assay.io;

import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import dev.assay.json.JsonException;
import dev.assay.json.JsonRecords;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines into a table: one object a line, its fields are the columns. */
final class JsonRows implements JsonRecords.Fields {
    private final TableBuilder table;
    private final Position position;
    private final ReadOptions options;
    private @Nullable ColumnBuilder[] lastRow = new @Nullable ColumnBuilder[16];
    private int field;

    private JsonRows(TableBuilder table, Position position, ReadOptions options) {
        this.table = table;
        this.position = position;
        this.options = options;
    }

    /** Reads all lines; blank ones are passed over. */
    static void read(Utf8Reader reader, TableBuilder table, Position position, ReadOptions options) throws IOException {
        JsonRows rows = new JsonRows(table, position, options);
        char[] buffer = new char[1 << 16];
        int from = 0;
        int end = 0;
        long line = 1;
        while (true) {
            int newline = from;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            if (newline < end) {
                rows.line(line++, buffer, from, newline - from);
                from = newline + 1;
                continue;
            }
            if (end - from > options.limits().lineLength()) {
                position.line(line);
                throw tooLong(position, options);
            }
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, end - from);
                end -= from;
                from = 0;
            } else if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * end);
            }
            int got = reader.read(buffer, end, buffer.length - end);
            if (got < 0) {
                rows.line(line, buffer, from, end - from);
                return;
            }
            end += got;
        }
    }

    private static ReadException tooLong(Position position, ReadOptions options) {
        return position.here("is longer than " + options.limits().lineLength() + " characters, the limit (lineLength)");
    }

    private void line(long number, char[] buffer, int from, int length) {
        boolean blank = true;
        for (int i = from; blank && i < from + length; i++) {
            blank = buffer[i] <= ' ';
        }
        if (blank) {
            return;
        }
        position.line(number);
        if (length > options.limits().lineLength()) {
            throw tooLong(position, options);
        }
        field = 0;
        try {
            JsonRecords.read(buffer, from, length, this);
        } catch (JsonException e) {
            throw position.here(String.valueOf(e.getMessage()));
        }
        table.endRow();
    }

    @Override
    public void value(String name, char[] text, int from, int length) {
        ColumnBuilder column = next(name);
        if (length == 0) {
            column.addMissing();
        } else {
            column.add(text, from, length);
        }
    }

    @Override
    public void missing(String name) {
        next(name).addMissing();
    }

    @Override
    public void object(String name, char[] text, int from, int length) {
        ColumnKind kind = options.kinds().get(name);
        if (kind != ColumnKind.TEXT
                && kind != ColumnKind.CATEGORICAL
                && options.roles().get(name) != Role.IGNORED) {
            throw position.field(
                    name,
                    "is an object inside the record; move its fields up into the record, or set the column's kind to"
                            + " text or its role to ignored");
        }
        value(name, text, from, length);
    }

    /** Records mostly have their fields in the same order, so the column after the last one is tried first. */
    private ColumnBuilder next(String name) {
        if (field == lastRow.length) {
            lastRow = Arrays.copyOf(lastRow, 2 * field);
        }
        ColumnBuilder column = lastRow[field];
        if (column == null || !column.name().equals(name)) {
            column = table.column(name);
            lastRow[field] = column;
        }
        field++;
        if (column.size() > table.rows()) {
            throw position.field(name, "appears twice in the record");
        }
        return column;
    }
}
