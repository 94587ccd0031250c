package dev.assay.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads CSV into a table: the first record names the columns, every other must have as many fields. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final TableBuilder table;
    private final Position position;
    private final Markers markers;
    private final List<String> header = new ArrayList<>();
    private ColumnBuilder[] columns = {};
    private boolean begun;
    private int fields;
    private long characters;
    private final ReadLimits limits;

    private CsvRows(TableBuilder table, Position position, ReadOptions options) {
        this.table = table;
        this.position = position;
        this.markers = new Markers(options.missing());
        this.limits = options.limits();
    }

    /** Reads all records. */
    static void read(Utf8Reader reader, TableBuilder table, Position position, ReadOptions options) {
        char separator = options.separator().orElseGet(() -> separator(reader.head()));
        CsvRows rows = new CsvRows(table, position, options);
        CsvReader<Boolean> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Math.max(options.limits().lineLength(), 1 << 16))
                .build(rows, reader);
        try {
            csv.forEach(record -> {});
        } catch (CsvParseException e) {
            throw rows.readable(e);
        }
        if (!rows.begun) {
            throw position.file("is empty; a header row with the names of the columns was expected");
        }
    }

    /** The separator that the header row has most of, a comma when it has none. */
    private static char separator(CharSequence head) {
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

    @Override
    protected void handleBegin(long startingLineNumber) {
        position.line(startingLineNumber);
        fields = 0;
        characters = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (characters > limits.lineLength()) {
            throw position.here("the record is longer than " + limits.lineLength()
                    + " characters, the limit (lineLength); is a quote missing?");
        }
        fields = index + 1;
        if (!begun) {
            header.add(new String(buffer, offset, length));
        } else if (index < columns.length) {
            ColumnBuilder column = columns[index];
            if (markers.matches(buffer, offset, length)) {
                column.addMissing();
            } else {
                column.add(buffer, offset, length);
            }
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (!begun) {
            begin();
        } else if (fields != columns.length) {
            throw position.here(mismatch());
        } else {
            table.endFullRow();
        }
        return Boolean.TRUE;
    }

    private String mismatch() {
        if (fields == 0) {
            return "is blank; remove it, or put a missing value of a lone column as \"\"";
        }
        return "has " + fields + (fields == 1 ? " field" : " fields") + ", the header has " + columns.length
                + (fields > columns.length
                        ? "; put fields that hold the separator in double quotes"
                        : "; an empty field needs its separator as well");
    }

    private void begin() {
        begun = true;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).isBlank()
                    ? "unnamed_" + (i + 1)
                    : header.get(i).strip();
            if (!seen.add(name)) {
                throw position.here("two columns are named " + name + "; rename one");
            }
            header.set(i, name);
        }
        columns = header.stream().map(table::column).toArray(ColumnBuilder[]::new);
    }

    private ReadException readable(CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadException known) {
                return known;
            }
        }
        String message = String.valueOf(e.getMessage());
        return message.startsWith("The maximum buffer size")
                ? position.here("the record is longer than " + limits.lineLength()
                        + " characters, the limit (lineLength); is a quote missing?")
                : position.here("is not valid CSV: " + message.replaceAll(" \\(record starting at line \\d+\\)$", ""));
    }
}
