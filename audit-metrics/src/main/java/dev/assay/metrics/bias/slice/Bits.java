package dev.assay.metrics.bias.slice;

import java.util.function.IntPredicate;

/** A fixed set of rows as a bitmap: intersections and counts without an object a row. */
record Bits(long[] words) {
    static Bits where(int rows, IntPredicate predicate) {
        long[] words = new long[(rows + 63) >>> 6];
        for (int i = 0; i < rows; i++) {
            if (predicate.test(i)) {
                words[i >>> 6] |= 1L << i;
            }
        }
        return new Bits(words);
    }

    static Bits all(int rows) {
        return where(rows, i -> true);
    }

    Bits and(Bits other) {
        long[] both = new long[words.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = words[i] & other.words[i];
        }
        return new Bits(both);
    }

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    int countAnd(long[] other) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & other[i]);
        }
        return count;
    }

    /** The first row of the set at or after {@code from}, or -1. */
    int next(int from) {
        int at = from >>> 6;
        if (at >= words.length) {
            return -1;
        }
        long word = words[at] & (-1L << from);
        while (word == 0) {
            if (++at == words.length) {
                return -1;
            }
            word = words[at];
        }
        return (at << 6) + Long.numberOfTrailingZeros(word);
    }
}
