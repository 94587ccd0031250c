package dev.assay.io;

import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import dev.assay.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads JSON Lines into a table: one object a line, its fields are the columns. */
final class JsonRows {
    private final Utf8Input input;
    private final TableBuilder table;
    private final Position position;
    private final ReadOptions options;
    private final JsonRecord record = new JsonRecord();
    private final Map<String, Integer> columns = new HashMap<>();
    private long[] lastLine = new long[16];
    private int[] order = new int[16];
    private Cells cells = new Cells(0);

    private JsonRows(Utf8Input input, TableBuilder table, Position position, ReadOptions options) {
        this.input = input;
        this.table = table;
        this.position = position;
        this.options = options;
    }

    /** Reads all lines; blank ones are passed over. */
    static void read(Utf8Input input, TableBuilder table, Position position, ReadOptions options) throws IOException {
        new JsonRows(input, table, position, options).read();
    }

    private void read() throws IOException {
        while (true) {
            while (input.from() < input.end()) {
                int newline = record.scan(input.bytes(), input.from(), input.end());
                boolean complete = newline >= 0 && (newline < input.end() || input.ended());
                if (!complete) {
                    newline = lineEnd();
                    if (newline == input.end() && !input.ended()) {
                        break;
                    }
                }
                checkLength(newline);
                if (complete) {
                    add(newline - input.from());
                } else if (!isBlank(newline)) {
                    parse(newline);
                }
                input.consume(Math.min(newline + 1, input.end()), input.line() + 1);
            }
            take();
            if (input.from() == input.end() && input.ended()) {
                return;
            }
            checkLength(input.end());
            input.more();
            cells.clear(input.bytes());
        }
    }

    private int lineEnd() {
        int at = input.from();
        while (at < input.end() && input.bytes()[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean isBlank(int lineEnd) {
        for (int i = input.from(); i < lineEnd; i++) {
            if (input.bytes()[i] < 0 || input.bytes()[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private void checkLength(int to) {
        int limit = options.limits().lineLength();
        int length = to - input.from();
        if (length > limit && Utf8.characters(input.bytes(), input.from(), length) > limit) {
            throw fault("is longer than " + limit + " characters, the limit (lineLength)");
        }
    }

    /** The error of the present line, after those of the lines before it. */
    private ReadException fault(String problem) {
        take();
        position.line(input.line());
        return position.here(problem);
    }

    private ReadException fault(String field, String problem) {
        take();
        position.line(input.line());
        return position.field(field, problem);
    }

    private void take() {
        table.add(cells);
        cells.clear(input.bytes());
    }

    /** Reads a line with the full parser, which says what is wrong, or knows better. */
    private void parse(int lineEnd) {
        take();
        int length = lineEnd - input.from();
        try {
            record.parse(new String(input.bytes(), input.from(), length, StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
        add(length);
        take();
    }

    private void add(int bytesLong) {
        record.unescape();
        for (int field = 0; field < record.fields(); field++) {
            int column = column(field);
            if (lastLine[column] == input.line()) {
                throw fault(record.name(field), "appears twice in the record");
            }
            lastLine[column] = input.line();
            if (record.kind(field) == JsonRecord.Kind.OBJECT) {
                checkObject(record.name(field));
            }
        }
        if (cells.columns() < columns.size()) {
            take();
            cells = new Cells(columns.size());
        }
        if (cells.rows() == 0) {
            cells.clear(record.bytes());
        }
        cells.blank();
        for (int field = 0; field < record.fields(); field++) {
            if (record.length(field) > 0) {
                cells.put(order[field], record.from(field), record.length(field));
            }
        }
        cells.endRow(input.line(), bytesLong);
        if (cells.isFull()) {
            take();
        }
    }

    private int column(int field) {
        if (record.isExpected(field)) {
            return order[field];
        }
        if (field == order.length) {
            order = Arrays.copyOf(order, 2 * field);
        }
        String name = record.name(field);
        Integer known = columns.get(name);
        order[field] = known == null ? added(name) : known;
        record.expect(field);
        return order[field];
    }

    private int added(String name) {
        take();
        position.line(input.line());
        table.column(name);
        columns.put(name, columns.size());
        if (columns.size() > lastLine.length) {
            lastLine = Arrays.copyOf(lastLine, 2 * lastLine.length);
        }
        return columns.size() - 1;
    }

    private void checkObject(String name) {
        ColumnKind kind = options.kinds().get(name);
        if (kind != ColumnKind.TEXT
                && kind != ColumnKind.CATEGORICAL
                && options.roles().get(name) != Role.IGNORED) {
            throw fault(
                    name,
                    "is an object inside the record; move its fields up into the record, or set the column's kind to"
                            + " text or its role to ignored");
        }
    }
}
