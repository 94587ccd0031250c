package dev.assay.kernel;

import java.util.Arrays;

/**
 * Sorts doubles by six counting passes over 11-bit digits of their order-preserving bit patterns; short samples go to
 * {@link Arrays#sort(double[], int, int)}. NaN (missing) is dropped and -0.0 becomes 0.0. Time O(n), memory 16 bytes a
 * value in the {@link SortScratch}.
 */
public final class RadixSort {
    static final int DIGIT_BITS = 11;
    static final int BUCKETS = 1 << DIGIT_BITS;
    static final int DIGITS = 6;
    private static final int MASK = BUCKETS - 1;

    /** Below this length a comparison sort is faster than clearing and scanning the counters. */
    static final int SMALL = 1024;

    private RadixSort() {}

    /** A new sorted array of the values that are not NaN. */
    public static double[] sorted(double[] values) {
        double[] sorted = new double[values.length];
        int kept = sort(values, 0, values.length, sorted, 0, new SortScratch());
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }

    /**
     * Writes the values of {@code source[offset .. offset + length)} that are not NaN, in ascending order, to
     * {@code target} from {@code targetOffset} on. Both may be the same range of the same array.
     *
     * @return the number of values written
     */
    public static int sort(
            double[] source, int offset, int length, double[] target, int targetOffset, SortScratch scratch) {
        if (length < SMALL) {
            int kept = keep(source, offset, length, target, targetOffset);
            Arrays.sort(target, targetOffset, targetOffset + kept);
            return kept;
        }
        scratch.ensureKeys(length);
        int kept = countKeys(source, offset, length, scratch);
        long[] from = scratch.keys;
        long[] to = scratch.otherKeys;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (starts(scratch.counts, digit, kept)) {
                scatter(from, to, kept, digit, scratch.counts);
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        for (int i = 0; i < kept; i++) {
            target[targetOffset + i] = valueOf(from[i]);
        }
        return kept;
    }

    /** Copies the values that are not NaN, with -0.0 as 0.0, and returns their number. */
    public static int keep(double[] source, int offset, int length, double[] target, int targetOffset) {
        int kept = 0;
        for (int i = offset; i < offset + length; i++) {
            double v = source[i];
            if (!Double.isNaN(v)) {
                target[targetOffset + kept++] = v + 0.0;
            }
        }
        return kept;
    }

    /** Keys whose signed order, once the sign bit is flipped back, is the order of the doubles. */
    static long keyOf(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    static double valueOf(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }

    /** Fills keys and the counters of all digits in one pass. */
    private static int countKeys(double[] source, int offset, int length, SortScratch scratch) {
        long[] keys = scratch.keys;
        Arrays.fill(scratch.counts, 0);
        int kept = 0;
        for (int i = offset; i < offset + length; i++) {
            double v = source[i];
            if (!Double.isNaN(v)) {
                long key = keyOf(v);
                keys[kept++] = key;
                count(key, scratch.counts);
            }
        }
        return kept;
    }

    static void count(long key, int[] counts) {
        counts[(int) key & MASK]++;
        counts[BUCKETS + ((int) (key >>> DIGIT_BITS) & MASK)]++;
        counts[2 * BUCKETS + ((int) (key >>> 2 * DIGIT_BITS) & MASK)]++;
        counts[3 * BUCKETS + ((int) (key >>> 3 * DIGIT_BITS) & MASK)]++;
        counts[4 * BUCKETS + ((int) (key >>> 4 * DIGIT_BITS) & MASK)]++;
        counts[5 * BUCKETS + (int) (key >>> 5 * DIGIT_BITS)]++;
    }

    /** Turns a digit's counts into first positions; false when all keys share the digit and the pass can be left out. */
    static boolean starts(int[] counts, int digit, int total) {
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

    private static void scatter(long[] from, long[] to, int length, int digit, int[] positions) {
        int shift = digit * DIGIT_BITS;
        int base = digit * BUCKETS;
        for (int i = 0; i < length; i++) {
            long key = from[i];
            to[positions[base + ((int) (key >>> shift) & MASK)]++] = key;
        }
    }

    static void scatter(
            long[] from, int[] fromIndex, long[] to, int[] toIndex, int length, int digit, int[] positions) {
        int shift = digit * DIGIT_BITS;
        int base = digit * BUCKETS;
        for (int i = 0; i < length; i++) {
            long key = from[i];
            int position = positions[base + ((int) (key >>> shift) & MASK)]++;
            to[position] = key;
            toIndex[position] = fromIndex[i];
        }
    }
}
