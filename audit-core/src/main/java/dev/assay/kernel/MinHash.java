package dev.assay.kernel;

import java.util.Arrays;

/**
 * MinHash signatures (Broder 1997): the share of equal entries of two signatures estimates the Jaccard similarity of the
 * two sets without bias, with variance {@code J (1 - J) / permutations}. Each hash is the upper 31 bits of a random odd
 * multiple plus an offset, modulo 2^32, of a well mixed 32-bit value. Immutable; safe for use by several threads.
 */
public final class MinHash {
    private final int[] multipliers;
    private final int[] offsets;

    /**
     * @param permutations length of a signature, a multiple of 4; 128 is usual
     * @param seed chooses the hash functions; signatures are comparable only with equal seeds
     */
    public MinHash(int permutations, long seed) {
        if (permutations < 4 || permutations % 4 != 0) {
            throw new IllegalArgumentException("permutations must be a positive multiple of 4, was " + permutations);
        }
        multipliers = new int[permutations];
        offsets = new int[permutations];
        for (int i = 0; i < permutations; i++) {
            multipliers[i] = (int) (Shingles.mix(seed + 0x9E3779B97F4A7C15L * (2L * i + 1)) >>> 32) | 1;
            offsets[i] = (int) (Shingles.mix(seed + 0x9E3779B97F4A7C15L * (2L * i + 2)) >>> 32);
        }
    }

    /** Length of a signature. */
    public int permutations() {
        return multipliers.length;
    }

    /**
     * Writes the signature of the set {@code hashes[offset .. offset + length)}; repeats do no harm. The empty set has
     * all entries {@link Integer#MAX_VALUE}. O(length times permutations).
     *
     * @param hashes well mixed 64-bit values such as {@link Shingles#hash} makes
     */
    public void signature(long[] hashes, int offset, int length, int[] signature, int signatureOffset) {
        new Lanes(multipliers, offsets).sign(hashes, offset, length, signature, signatureOffset);
    }

    /**
     * Writes the signatures of many sets one after the other, faster than one at a time.
     *
     * @param hashes the sets' hashes, one set after the other
     * @param starts first hash of each set, and behind the last the end: one more entry than sets
     * @param signatures receives {@code (starts.length - 1) * permutations} entries
     */
    public void signatures(long[] hashes, int[] starts, int[] signatures) {
        Lanes lanes = new Lanes(multipliers, offsets);
        for (int set = 0; set + 1 < starts.length; set++) {
            lanes.sign(hashes, starts[set], starts[set + 1] - starts[set], signatures, set * multipliers.length);
        }
    }

    /** The share of equal entries: the estimate of the Jaccard similarity. */
    public static double similarity(int[] a, int aOffset, int[] b, int bOffset, int permutations) {
        int equal = 0;
        for (int i = 0; i < permutations; i++) {
            equal += a[aOffset + i] == b[bOffset + i] ? 1 : 0;
        }
        return (double) equal / permutations;
    }

    private static int fold(long hash) {
        return (int) (hash ^ (hash >>> 32));
    }

    /**
     * The arrays of the inner loop. All hash functions stand {@link #COPIES} times in a row, each copy for another element
     * of the set, because a loop must be long to be vectorised to advantage.
     */
    private static final class Lanes {
        private static final int COPIES = 4;

        private final int count;
        private final int length;
        private final int[] a;
        private final int[] b;
        private final int[] x;
        private final int[] y;
        private final int[] lowest;

        Lanes(int[] multipliers, int[] offsets) {
            count = multipliers.length;
            length = COPIES * count;
            a = new int[length + 12];
            b = new int[length + 12];
            x = new int[length + 12];
            y = new int[length + 12];
            lowest = new int[length + 12];
            for (int copy = 0; copy < COPIES; copy++) {
                System.arraycopy(multipliers, 0, a, copy * count, count);
                System.arraycopy(offsets, 0, b, copy * count, count);
            }
        }

        void sign(long[] hashes, int offset, int elements, int[] signature, int signatureOffset) {
            Arrays.fill(lowest, 0, length, Integer.MAX_VALUE);
            int end = offset + elements;
            for (int i = offset; i < end; i += 2 * COPIES) {
                for (int copy = 0; copy < COPIES; copy++) {
                    // Behind the end the last element is repeated, which changes no minimum.
                    int even = fold(hashes[Math.min(end - 1, i + copy)]);
                    int odd = fold(hashes[Math.min(end - 1, i + COPIES + copy)]);
                    Arrays.fill(x, copy * count, (copy + 1) * count, even);
                    Arrays.fill(y, copy * count, (copy + 1) * count, odd);
                }
                lower(length, a, b, x, y, lowest);
            }
            for (int p = 0; p < count; p++) {
                int low = lowest[p];
                for (int copy = 1; copy < COPIES; copy++) {
                    low = Math.min(low, lowest[copy * count + p]);
                }
                signature[signatureOffset + p] = low;
            }
        }

        /**
         * Values have 31 bits, so differences do not overflow and {@code v + (d & d >> 31)} is the smaller of {@code v}
         * and {@code v + d}: compilers that do not vectorise {@link Math#min(int, int)} vectorise that.
         */
        private static void lower(int length, int[] a, int[] b, int[] x, int[] y, int[] lowest) {
            for (int p = 0; p < length; p++) {
                int u = (a[p] * x[p] + b[p]) >>> 1;
                int v = (a[p] * y[p] + b[p]) >>> 1;
                int d = u - v;
                v += d & (d >> 31);
                int w = lowest[p];
                d = v - w;
                lowest[p] = w + (d & (d >> 31));
            }
        }
    }
}
