package dev.assay.kernel;

/**
 * Work space of {@link RadixSort} and {@link Ranks}. It grows to the largest sample it has seen and is then reused, so
 * sorting allocates nothing in steady state. One per thread.
 */
public final class SortScratch {
    long[] keys = {};
    long[] otherKeys = {};
    int[] index = {};
    int[] otherIndex = {};
    final int[] counts = new int[RadixSort.DIGITS * RadixSort.BUCKETS];

    /** Room for {@code length} values. */
    void ensureKeys(int length) {
        if (keys.length < length) {
            keys = new long[length];
            otherKeys = new long[length];
        }
    }

    /** Room for {@code length} values that carry their position along. */
    void ensureIndexed(int length) {
        ensureKeys(length);
        if (index.length < length) {
            index = new int[length];
            otherIndex = new int[length];
        }
    }
}
