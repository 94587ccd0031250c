package dev.assay.kernel;

import java.util.Arrays;

/**
 * Candidate pairs among MinHash signatures by banding: a pair is a candidate when all entries of at least one band are
 * equal, which happens with probability {@code 1 - (1 - J^rows)^bands} at Jaccard similarity {@code J}. O(n bands) plus
 * the candidates.
 */
public final class LshBands {
    /** Receives candidates with {@code first < second}, each pair once. */
    @FunctionalInterface
    public interface Pairs {
        void candidate(int first, int second);
    }

    private LshBands() {}

    /**
     * Calls back for every candidate pair, in a fixed order. A group of {@code g} equal signatures makes {@code g (g - 1) / 2}
     * pairs, so collapse identical sets first.
     *
     * @param signatures {@code n} signatures of {@code permutations} entries, one after the other
     * @param bands number of bands; {@code bands * rows} entries are used, at most {@code permutations}
     * @param rows entries of a band
     */
    public static void candidates(int[] signatures, int n, int permutations, int bands, int rows, Pairs pairs) {
        if (bands < 1 || rows < 1 || (long) bands * rows > permutations) {
            throw new IllegalArgumentException(
                    "bands * rows must be in [1, " + permutations + "], was " + bands + " * " + rows);
        }
        long[] keyed = new long[n];
        int[] group = new int[n];
        for (int band = 0; band < bands; band++) {
            // The upper half of the key orders by band content, the lower half is the row; equal hashes are checked
            // below.
            for (int i = 0; i < n; i++) {
                keyed[i] = (bandHash(signatures, i * permutations + band * rows, rows) & 0xFFFFFFFF00000000L) | i;
            }
            Arrays.sort(keyed);
            for (int start = 0; start < n; ) {
                int end = start + 1;
                while (end < n && keyed[end] >> 32 == keyed[start] >> 32) {
                    end++;
                }
                for (int i = start; i < end; i++) {
                    group[i - start] = (int) keyed[i];
                }
                emit(signatures, permutations, group, end - start, band, rows, pairs);
                start = end;
            }
        }
    }

    /** All pairs of a group that agree on this band and on none before. */
    private static void emit(
            int[] signatures, int permutations, int[] group, int size, int band, int rows, Pairs pairs) {
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                int a = group[i] * permutations;
                int b = group[j] * permutations;
                if (!agree(signatures, a + band * rows, b + band * rows, rows)) {
                    continue;
                }
                boolean seen = false;
                for (int earlier = 0; earlier < band && !seen; earlier++) {
                    seen = agree(signatures, a + earlier * rows, b + earlier * rows, rows);
                }
                if (!seen) {
                    pairs.candidate(group[i], group[j]);
                }
            }
        }
    }

    private static boolean agree(int[] signatures, int a, int b, int rows) {
        for (int r = 0; r < rows; r++) {
            if (signatures[a + r] != signatures[b + r]) {
                return false;
            }
        }
        return true;
    }

    private static long bandHash(int[] signatures, int offset, int rows) {
        long hash = rows;
        for (int r = 0; r < rows; r++) {
            hash = Shingles.mix(hash * 0x9E3779B97F4A7C15L + signatures[offset + r]);
        }
        return hash;
    }
}
