package dev.assay.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads CSV into a table: the first record names the columns, every other must have as many fields. */
final class CsvRows {
    private final Utf8Input input;
    private final TableBuilder table;
    private final Position position;
    private final ReadLimits limits;
    private final Markers markers;
    private final CsvRecord record;
    private Cells cells = new Cells(0);
    private long begun;
    private int recordBytes;

    private CsvRows(Utf8Input input, CsvRecord record, TableBuilder table, Position position, ReadOptions options) {
        this.input = input;
        this.record = record;
        this.table = table;
        this.position = position;
        this.limits = options.limits();
        this.markers = new Markers(options.missing());
    }

    /** Reads all records. */
    static void read(Utf8Input input, TableBuilder table, Position position, ReadOptions options) throws IOException {
        char separator = options.separator().orElseGet(() -> separator(input.head()));
        new CsvRows(input, new CsvRecord(separator), table, position, options).read();
    }

    /** The separator that the header row has most of, a comma when it has none. */
    private static char separator(String head) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            int which = quoted ? -1 : ",;\t".indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int best = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[best] ? 2 : best);
    }

    private void read() throws IOException {
        if (!next()) {
            throw position.file("is empty; a header row with the names of the columns was expected");
        }
        List<String> header = header();
        header.forEach(table::column);
        cells = new Cells(header.size());
        cells.clear(input.bytes());
        record.fill(cells);
        while (next()) {
            if (record.fields() != header.size()) {
                take();
                position.line(begun);
                throw position.here(mismatch(header.size()));
            }
            cells.endRow(begun, recordBytes);
            if (cells.isFull()) {
                take();
            }
        }
        take();
    }

    /** Goes on to the next record, and says whether there is one. Rows are taken in before the window moves. */
    private boolean next() throws IOException {
        while (input.from() < input.end() || !input.ended()) {
            if (input.from() < input.end() && scanned()) {
                return true;
            }
            take();
            checkLength(input.end() - input.from(), input.line());
            input.more();
            cells.clear(input.bytes());
        }
        return false;
    }

    private boolean scanned() {
        int next;
        try {
            next = record.scan(input.bytes(), input.from(), input.end(), input.ended());
        } catch (IllegalArgumentException e) {
            take();
            position.line(input.line());
            throw position.here("is not valid CSV: " + e.getMessage());
        }
        if (next < 0) {
            return false;
        }
        begun = input.line();
        recordBytes = next - input.from();
        checkLength(recordBytes, begun);
        record.unescape();
        input.consume(next, begun + record.lines());
        return true;
    }

    private void checkLength(int bytes, long line) {
        if (bytes > limits.lineLength() && Utf8.characters(input.bytes(), input.from(), bytes) > limits.lineLength()) {
            take();
            position.line(line);
            throw position.here("the record is longer than " + limits.lineLength()
                    + " characters, the limit (lineLength); is a quote missing?");
        }
    }

    private void take() {
        cells.drop(markers);
        table.add(cells);
        cells.clear(input.bytes());
    }

    private String mismatch(int columns) {
        int fields = record.fields();
        if (fields == 0) {
            return "is blank; remove it, or put a missing value of a lone column as \"\"";
        }
        return "has " + fields + (fields == 1 ? " field" : " fields") + ", the header has " + columns
                + (fields > columns
                        ? "; put fields that hold the separator in double quotes"
                        : "; an empty field needs its separator as well");
    }

    private List<String> header() {
        position.line(begun);
        if (record.fields() == 0) {
            throw position.here("is blank; a header row with the names of the columns was expected");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < record.fields(); i++) {
            String name = record.text(i).isBlank()
                    ? "unnamed_" + (i + 1)
                    : record.text(i).strip();
            if (!seen.add(name)) {
                throw position.here("two columns are named " + name + "; rename one");
            }
            names.add(name);
        }
        return names;
    }
}
