package dev.assay.io;

import java.util.Arrays;

/** Rows that have been told apart but not yet taken in: where the value of each column lies in an array of bytes. */
final class Cells {
    /** The length of a value that is missing. */
    static final int MISSING = -1;

    private static final int CELLS = 1 << 14;

    private final int columns;
    private int[] from;
    private int[] length;
    private final long[] lines;
    private byte[] bytes = {};
    private int rows;
    private int row;
    private int longest;

    Cells(int columns) {
        this.columns = columns;
        int capacity = Math.max(1, CELLS / Math.max(1, columns));
        from = new int[capacity * columns];
        length = new int[capacity * columns];
        lines = new long[capacity];
    }

    /** Lets all rows go; the next ones lie in that array. */
    void clear(byte[] text) {
        bytes = text;
        rows = 0;
        row = 0;
        longest = 0;
    }

    boolean isFull() {
        return rows == lines.length;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Says of the row that is being made that no column has a value. */
    void blank() {
        Arrays.fill(length, row, row + columns, MISSING);
    }

    /** Says where the value of a column of the row that is being made is. */
    void put(int column, int at, int bytesLong) {
        int cell = row + column;
        if (cell >= from.length) {
            // A row that has too many, and is an error, or the header.
            from = Arrays.copyOf(from, 2 * cell + 16);
            length = Arrays.copyOf(length, 2 * cell + 16);
        }
        from[cell] = at;
        length[cell] = bytesLong;
    }

    /**
     * Says of the row that is being made that its values lie between a place and those after it.
     *
     * @return whether the bytes there are separators, else nothing has been said
     */
    boolean put(byte[] text, int[] places, int first, byte separator, int start) {
        int[] starts = from;
        int[] lengths = length;
        int at = start;
        int last = row + columns - 1;
        int place = first;
        for (int cell = row; cell < last; cell++) {
            int stop = places[place++];
            if (text[stop] != separator) {
                return false;
            }
            starts[cell] = at;
            lengths[cell] = stop - at;
            at = stop + 1;
        }
        starts[last] = at;
        lengths[last] = places[place] - at;
        return true;
    }

    /** Ends the row that is being made, which began on that line and is so many bytes long. */
    void endRow(long line, int bytesLong) {
        lines[rows++] = line;
        row += columns;
        longest = Math.max(longest, bytesLong);
    }

    /** Bytes of the longest row. */
    int longest() {
        return longest;
    }

    int from(int row, int column) {
        return from[row * columns + column];
    }

    /** Bytes of a value; {@link #MISSING} when there is none. */
    int length(int row, int column) {
        return length[row * columns + column];
    }

    long line(int row) {
        return lines[row];
    }

    /** Makes values that are markers missing. */
    void drop(Markers markers) {
        for (int cell = 0; cell < rows * columns; cell++) {
            if (markers.matches(bytes, from[cell], length[cell])) {
                length[cell] = MISSING;
            }
        }
    }
}
