package dev.assay.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one record of CSV (RFC 4180): separated by one ASCII character, ended by a line feed, a carriage return or
 * both. A field that begins with a quote ends with the next lone one and may hold anything between; elsewhere a quote is a
 * character like others.
 */
final class CsvRecord {
    private static final long QUOTES = Words.repeated((byte) '"');
    private static final int AFTER_LINE_ENDS = '\r' + 1;

    private final byte separator;
    private final long separators;
    private int[] from = new int[16];
    private int[] length = new int[16];
    private int[] escaped = new int[16];
    private int fields;
    private int escapes;
    private int lines;
    private byte[] bytes = {};
    private int end;
    private boolean ended;

    CsvRecord(char separator) {
        if (separator >= 128 || separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(
                    "separator must be an ASCII character other than a quote and the ends of lines, was \"" + separator
                            + '"');
        }
        this.separator = (byte) separator;
        separators = Words.repeated(this.separator);
    }

    /**
     * Finds the fields of the record that begins at a place before {@code end}.
     *
     * @param ended whether no more bytes follow those at hand
     * @return where the next record begins; -1 when more bytes are needed
     * @throws IllegalArgumentException when it is not valid; the message says why
     */
    int scan(byte[] text, int start, int textEnd, boolean nothingFollows) {
        bytes = text;
        end = textEnd;
        ended = nothingFollows;
        fields = 0;
        escapes = 0;
        lines = 1;
        if (isLineEnd(text[start])) {
            return afterLineEnd(start);
        }
        int at = start;
        while (true) {
            if (at < end && text[at] == '"') {
                int close = quoted(at + 1);
                if (close < 0) {
                    return -1;
                }
                at = close + 1;
                if (at < end && text[at] != separator && !isLineEnd(text[at])) {
                    throw unexpected(at);
                }
            } else {
                int stop = stop(at);
                put(at, stop - at);
                at = stop;
            }
            if (at == end) {
                return ended ? end : -1;
            }
            if (text[at] != separator) {
                return afterLineEnd(at);
            }
            at++;
        }
    }

    /** Where the field without quotes ends that begins at a place. */
    private int stop(int start) {
        for (int i = start; i < end; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            long mask = Words.equal(word, separators) | Words.below(word, AFTER_LINE_ENDS);
            if (mask != 0) {
                int at = i + Words.first(mask);
                while (at < end && bytes[at] != separator && !isLineEnd(bytes[at])) {
                    at++;
                }
                return Math.min(at, end);
            }
        }
        return end;
    }

    /** Where the quote is that closes the field whose content begins at a place; -1 when more bytes are needed. */
    private int quoted(int start) {
        boolean doubled = false;
        int at = start;
        while (true) {
            at = special(at);
            if (at >= end) {
                if (ended) {
                    throw new IllegalArgumentException("Unclosed quoted field at end of input");
                }
                return -1;
            }
            byte c = bytes[at];
            if (c == '"') {
                if (at + 1 == end && !ended) {
                    return -1;
                }
                if (at + 1 == end || bytes[at + 1] != '"') {
                    if (doubled) {
                        noteEscaped();
                    }
                    put(start, at - start);
                    return at;
                }
                doubled = true;
                at++;
            } else if (c == '\r' || c == '\n' && bytes[at - 1] != '\r') {
                lines++;
            }
            at++;
        }
    }

    /** The next quote or control character from a place on. */
    private int special(int start) {
        for (int i = start; i < end; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            long mask = Words.equal(word, QUOTES) | Words.below(word, AFTER_LINE_ENDS);
            if (mask != 0) {
                return i + Words.first(mask);
            }
        }
        return end;
    }

    private void noteEscaped() {
        if (escapes == escaped.length) {
            escaped = Arrays.copyOf(escaped, 2 * escapes);
        }
        escaped[escapes++] = fields;
    }

    private void put(int at, int bytesLong) {
        if (fields == from.length) {
            from = Arrays.copyOf(from, 2 * fields);
            length = Arrays.copyOf(length, 2 * fields);
        }
        from[fields] = at;
        length[fields++] = bytesLong;
    }

    private int afterLineEnd(int at) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        if (at + 1 == end) {
            return ended ? end : -1;
        }
        return bytes[at + 1] == '\n' ? at + 2 : at + 1;
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
            int field = escaped[i];
            int to = from[field];
            int last = from[field] + length[field];
            for (int at = from[field]; at < last; at++) {
                bytes[to++] = bytes[at];
                at += bytes[at] == '"' ? 1 : 0;
            }
            length[field] = to - from[field];
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
        return new String(bytes, from[field], length[field], StandardCharsets.UTF_8);
    }

    /** Adds the fields to a row of cells. */
    void copyTo(Cells cells) {
        for (int field = 0; field < fields; field++) {
            cells.put(field, from[field], length[field]);
        }
    }
}
