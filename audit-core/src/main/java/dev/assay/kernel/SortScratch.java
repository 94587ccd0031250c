package dev.assay.kernel;

import java.util.Arrays;

/**
 * Work space of {@link RadixSort} and {@link Ranks}, and the sort itself on order-preserving 64-bit keys. It grows to the
 * largest sample it has seen and is then reused, so sorting allocates nothing in steady state. One per thread.
 */
public final class SortScratch {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int MASK = BUCKETS - 1;

    /** Where the six digits begin; the upper three are the 33 leading bits. */
    private static final int[] SHIFTS = {0, 11, 22, 31, 42, 53};

    private static final int[] MASKS = {MASK, MASK, MASK >>> 2, MASK, MASK, MASK};

    /** An insertion that goes farther than this gives up: many keys differ in their last bits only. */
    private static final int LONG_RUN = 64;

    long[] keys = {};
    int[] index = {};
    private long[] otherKeys = {};
    private int[] otherIndex = {};
    private final int[] counts = new int[3 * BUCKETS];

    /** Room for {@code length} keys. */
    void ensureKeys(int length) {
        if (keys.length < length) {
            keys = new long[length];
            otherKeys = new long[length];
        }
    }

    /** Room for {@code length} keys that carry an index along. */
    void ensureIndexed(int length) {
        ensureKeys(length);
        if (index.length < length) {
            index = new int[length];
            otherIndex = new int[length];
        }
    }

    /**
     * Sorts the first {@code length} keys, and their indexes if asked for, as unsigned numbers; stable. Three counting
     * passes order the 33 leading bits; the few keys that agree in those are put right by insertion. Only when many agree
     * are the other bits sorted by, too.
     */
    void sort(int length, boolean indexed) {
        passes(length, 3, indexed);
        if (!(indexed ? insertIndexed(length) : insert(length))) {
            passes(length, 0, indexed);
            passes(length, 3, indexed);
        }
    }

    private void passes(int length, int firstDigit, boolean indexed) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < length; i++) {
            long key = keys[i];
            counts[(int) (key >>> SHIFTS[firstDigit]) & MASKS[firstDigit]]++;
            counts[BUCKETS + ((int) (key >>> SHIFTS[firstDigit + 1]) & MASKS[firstDigit + 1])]++;
            counts[2 * BUCKETS + ((int) (key >>> SHIFTS[firstDigit + 2]) & MASKS[firstDigit + 2])]++;
        }
        for (int digit = 0; digit < 3; digit++) {
            if (!starts(digit, length)) {
                continue;
            }
            if (indexed) {
                scatterIndexed(length, digit, SHIFTS[firstDigit + digit], MASKS[firstDigit + digit]);
                int[] swap = index;
                index = otherIndex;
                otherIndex = swap;
            } else {
                scatter(length, digit, SHIFTS[firstDigit + digit], MASKS[firstDigit + digit]);
            }
            long[] swap = keys;
            keys = otherKeys;
            otherKeys = swap;
        }
    }

    /** Turns a digit's counts into first positions; false when all keys share the digit and the pass can be left out. */
    private boolean starts(int digit, int total) {
        int start = 0;
        for (int b = digit * BUCKETS; b < (digit + 1) * BUCKETS; b++) {
            int count = counts[b];
            if (count == total) {
                return false;
            }
            counts[b] = start;
            start += count;
        }
        return true;
    }

    private void scatter(int length, int digit, int shift, int mask) {
        long[] from = keys;
        long[] to = otherKeys;
        int[] positions = counts;
        int base = digit * BUCKETS;
        for (int i = 0; i < length; i++) {
            long key = from[i];
            to[positions[base + ((int) (key >>> shift) & mask)]++] = key;
        }
    }

    private void scatterIndexed(int length, int digit, int shift, int mask) {
        long[] from = keys;
        long[] to = otherKeys;
        int[] fromIndex = index;
        int[] toIndex = otherIndex;
        int[] positions = counts;
        int base = digit * BUCKETS;
        for (int i = 0; i < length; i++) {
            long key = from[i];
            int position = positions[base + ((int) (key >>> shift) & mask)]++;
            to[position] = key;
            toIndex[position] = fromIndex[i];
        }
    }

    /** Insertion sort over keys whose leading bits are in order; false when a run is too long for it. */
    private boolean insert(int length) {
        long[] sorted = keys;
        for (int i = 1; i < length; i++) {
            long key = sorted[i];
            int at = i;
            // Keys that agree in the leading bits also agree in the sign, so signed comparison will do.
            while (at > 0 && sorted[at - 1] > key && (sorted[at - 1] ^ key) >>> 31 == 0) {
                if (i - at == LONG_RUN) {
                    sorted[at] = key;
                    return false;
                }
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = key;
        }
        return true;
    }

    private boolean insertIndexed(int length) {
        long[] sorted = keys;
        int[] carried = index;
        for (int i = 1; i < length; i++) {
            long key = sorted[i];
            int at = i;
            int own = carried[i];
            while (at > 0 && sorted[at - 1] > key && (sorted[at - 1] ^ key) >>> 31 == 0) {
                if (i - at == LONG_RUN) {
                    sorted[at] = key;
                    carried[at] = own;
                    return false;
                }
                sorted[at] = sorted[at - 1];
                carried[at] = carried[at - 1];
                at--;
            }
            sorted[at] = key;
            carried[at] = own;
        }
        return true;
    }
}
