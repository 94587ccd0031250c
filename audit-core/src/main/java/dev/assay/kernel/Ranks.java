package dev.assay.kernel;

/** Mid-ranks: 1 for the smallest value, ties share the mean of their ranks. NaN has rank NaN and counts for nothing. */
public final class Ranks {
    private Ranks() {}

    /** The mid-ranks of all values. */
    public static double[] of(double[] values) {
        double[] ranks = new double[values.length];
        midRanks(values, 0, values.length, ranks, 0, new SortScratch());
        return ranks;
    }

    /**
     * Writes the mid-rank of {@code values[offset + i]} to {@code ranks[ranksOffset + i]}. Both may be the same range of
     * the same array. O(n).
     *
     * @return the number of values that are not NaN
     */
    public static int midRanks(
            double[] values, int offset, int length, double[] ranks, int ranksOffset, SortScratch scratch) {
        scratch.ensureIndexed(length);
        int kept = 0;
        for (int i = 0; i < length; i++) {
            double v = values[offset + i];
            if (!Double.isNaN(v)) {
                scratch.keys[kept] = RadixSort.keyOf(v);
                scratch.index[kept++] = i;
            } else {
                ranks[ranksOffset + i] = Double.NaN;
            }
        }
        scratch.sort(kept, true);
        long[] keys = scratch.keys;
        int[] index = scratch.index;
        for (int start = 0; start < kept; ) {
            int end = start + 1;
            while (end < kept && keys[end] == keys[start]) {
                end++;
            }
            double rank = 0.5 * (start + 1.0 + end);
            for (int i = start; i < end; i++) {
                ranks[ranksOffset + index[i]] = rank;
            }
            start = end;
        }
        return kept;
    }
}
