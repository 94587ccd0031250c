package dev.assay.io;

/**
 * The places, one after another, of the bytes that mean something to CSV: separators, quotes, ends of lines; other control
 * characters below them are among them as well. They are found a block at a time and eight bytes at once, without a branch
 * for each.
 */
final class CsvMarks {
    private static final int BLOCK = 4096;
    private static final int AFTER_LINE_ENDS = '\r' + 1;
    private static final long QUOTES = Words.repeated((byte) '"');

    private final long separators;
    private final int[] places = new int[BLOCK + Long.BYTES];
    private byte[] bytes = {};
    private int end;
    private int blockEnd;
    private int found;
    private int next;

    CsvMarks(byte separator) {
        separators = Words.repeated(separator);
    }

    /** Begins at a place of a text, of which eight bytes may be read at any place before the end. */
    void begin(byte[] text, int start, int textEnd) {
        bytes = text;
        end = textEnd;
        blockEnd = start;
        found = 0;
        next = 0;
    }

    /** The next place; the end of the text when there is none. */
    int next() {
        return next < found ? places[next++] : further();
    }

    /** Whether so many places are known already. */
    boolean has(int count) {
        return found - next >= count;
    }

    /** A place that is known already, so many behind the next. */
    int ahead(int count) {
        return places[next + count];
    }

    /** Goes on behind so many places, which are known already. */
    void skip(int count) {
        next += count;
    }

    /** Makes what lies between a start and the next places a row of cells; see there. */
    boolean separate(Cells row, int start) {
        return row.put(bytes, places, next, (byte) separators, start);
    }

    private int further() {
        while (blockEnd < end) {
            int from = blockEnd;
            blockEnd = end - from > BLOCK ? from + BLOCK : end;
            next = 0;
            found = find(from, blockEnd);
            if (found > 0) {
                return places[next++];
            }
        }
        return end;
    }

    private int find(int from, int to) {
        byte[] text = bytes;
        int[] into = places;
        long repeated = separators;
        int count = 0;
        for (int i = from; i < to; i += Long.BYTES) {
            long word = Words.at(text, i);
            long mask = ~(Words.unlike(word, repeated) & Words.unlike(word, QUOTES) & Words.from(word, AFTER_LINE_ENDS))
                    & Words.HIGH_BITS;
            int marks = Long.bitCount(mask);
            // Two are noted whether there are any or not: that costs less than to guess wrong.
            into[count] = i + Words.first(mask);
            mask &= mask - 1;
            into[count + 1] = i + Words.first(mask);
            for (int mark = 2; mark < marks; mark++) {
                mask &= mask - 1;
                into[count + mark] = i + Words.first(mask);
            }
            count += marks;
        }
        while (count > 0 && into[count - 1] >= to) {
            count--;
        }
        return count;
    }
}
