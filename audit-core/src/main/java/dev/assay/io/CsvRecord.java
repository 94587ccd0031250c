package dev.assay.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one record of CSV (RFC 4180): separated by one ASCII character, ended by a line feed, a carriage return or
 * both. A field that begins with a quote ends with the next lone one and may hold anything between; elsewhere a quote is a
 * character like others.
 */
final class CsvRecord {
    private final byte separator;
    private final CsvMarks marks;
    private Cells cells = new Cells(0);
    private int[] escaped = new int[16];
    private int fields;
    private int escapes;
    private int lines;
    private byte[] bytes = {};
    private int next;
    private int end;
    private boolean ended;

    CsvRecord(char separator) {
        if (separator >= 128 || separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(
                    "separator must be an ASCII character other than a quote and the ends of lines, was \"" + separator
                            + '"');
        }
        this.separator = (byte) separator;
        marks = new CsvMarks(this.separator);
    }

    /** Puts the fields of the next records into the row of these cells that is being made. */
    void fill(Cells row) {
        cells = row;
    }

    /**
     * Finds the fields of the record that begins at a place before {@code end}.
     *
     * @param ended whether no more bytes follow those at hand
     * @return where the next record begins; -1 when more bytes are needed
     * @throws IllegalArgumentException when it is not valid; the message says why
     */
    int scan(byte[] text, int start, int textEnd, boolean nothingFollows) {
        if (text != bytes || start != next || textEnd != end) {
            marks.begin(text, start, textEnd);
        }
        bytes = text;
        end = textEnd;
        ended = nothingFollows;
        fields = 0;
        escapes = 0;
        lines = 1;
        next = -1;
        next = plain(start);
        if (next < 0) {
            fields = 0;
            next = scan(start);
        }
        return next;
    }

    /** Where the next record begins, when this one has a field for each column and no quote or odd character; else -1. */
    private int plain(int start) {
        int columns = cells.columns();
        if (columns < 2 || !marks.has(columns)) {
            return -1;
        }
        int last = marks.ahead(columns - 1);
        if (!isLineEnd(bytes[last]) || !marks.separate(cells, start)) {
            return -1;
        }
        fields = columns;
        marks.skip(columns);
        return afterLineEnd(last);
    }

    private int scan(int start) {
        int at = start;
        int mark = marks.next();
        if (mark == start && isLineEnd(bytes[mark])) {
            return afterLineEnd(mark);
        }
        while (true) {
            if (mark == at && mark < end && bytes[mark] == '"') {
                mark = quoted(at + 1);
                if (mark < 0) {
                    return -1;
                }
            } else {
                while (mark < end && bytes[mark] != separator && !isLineEnd(bytes[mark])) {
                    mark = marks.next();
                }
                cells.put(fields++, at, mark - at);
            }
            if (mark == end) {
                return ended ? end : -1;
            }
            if (bytes[mark] != separator) {
                return afterLineEnd(mark);
            }
            at = mark + 1;
            mark = marks.next();
        }
    }

    /** Where the field in quotes ends whose content begins at a place, behind the quote; -1 when more bytes are needed. */
    private int quoted(int start) {
        boolean doubled = false;
        while (true) {
            int mark = marks.next();
            if (mark == end) {
                if (ended) {
                    throw new IllegalArgumentException("Unclosed quoted field at end of input");
                }
                return -1;
            }
            byte c = bytes[mark];
            if (c == '"') {
                if (mark + 1 == end && !ended) {
                    return -1;
                }
                if (mark + 1 == end || bytes[mark + 1] != '"') {
                    if (doubled) {
                        noteEscaped();
                    }
                    cells.put(fields++, start, mark - start);
                    return closed(mark + 1);
                }
                doubled = true;
                marks.next();
            } else if (c == '\r' || c == '\n' && bytes[mark - 1] != '\r') {
                lines++;
            }
        }
    }

    /** The place behind a closing quote, where the field has to end. */
    private int closed(int at) {
        if (at < end) {
            if (bytes[at] != separator && !isLineEnd(bytes[at])) {
                throw unexpected(at);
            }
            marks.next();
        }
        return at;
    }

    private void noteEscaped() {
        if (escapes == escaped.length) {
            escaped = Arrays.copyOf(escaped, 2 * escapes);
        }
        escaped[escapes++] = fields;
    }

    private int afterLineEnd(int at) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        if (at + 1 == end) {
            return ended ? end : -1;
        }
        if (bytes[at + 1] != '\n') {
            return at + 1;
        }
        marks.next();
        return at + 2;
    }

    private static boolean isLineEnd(byte c) {
        return c == '\n' || c == '\r';
    }

    private IllegalArgumentException unexpected(int at) {
        int c = new String(bytes, at, Math.min(4, end - at), StandardCharsets.UTF_8).codePointAt(0);
        return new IllegalArgumentException("Unexpected character after closing quote: '" + Character.toString(c)
                + "' (0x" + Integer.toHexString(c) + ")");
    }

    /** Makes two quotes one in the fields that have such, once the record is whole. */
    void unescape() {
        for (int i = 0; i < escapes; i++) {
            int from = cells.from(cells.rows(), escaped[i]);
            int to = from;
            int last = from + cells.length(cells.rows(), escaped[i]);
            for (int at = from; at < last; at++) {
                bytes[to++] = bytes[at];
                at += bytes[at] == '"' ? 1 : 0;
            }
            cells.put(escaped[i], from, to - from);
        }
    }

    /** How many fields there are; none when the record is a blank line. */
    int fields() {
        return fields;
    }

    /** How many lines the record takes. */
    int lines() {
        return lines;
    }

    /** A field as a text. */
    String text(int field) {
        int row = cells.rows();
        return new String(bytes, cells.from(row, field), cells.length(row, field), StandardCharsets.UTF_8);
    }
}
