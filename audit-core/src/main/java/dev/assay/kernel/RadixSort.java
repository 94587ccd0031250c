package dev.assay.kernel;

import java.util.Arrays;

/**
 * Sorts doubles by counting passes over their order-preserving bit patterns; short samples go to {@link
 * Arrays#sort(double[], int, int)}. NaN (missing) is dropped and -0.0 becomes 0.0. Time O(n), memory 16 bytes a value in
 * the {@link SortScratch}.
 */
public final class RadixSort {
    /** Below this length a comparison sort is faster than clearing and scanning the counters. */
    private static final int SMALL = 1024;

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
        long[] keys = scratch.keys;
        int kept = 0;
        for (int i = offset; i < offset + length; i++) {
            double v = source[i];
            if (!Double.isNaN(v)) {
                keys[kept++] = keyOf(v);
            }
        }
        scratch.sort(kept, false);
        long[] sorted = scratch.keys;
        for (int i = 0; i < kept; i++) {
            target[targetOffset + i] = valueOf(sorted[i]);
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

    /** Keys whose unsigned order is the order of the doubles. */
    static long keyOf(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    static double valueOf(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }
}
