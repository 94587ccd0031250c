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
        int count = multipliers.length;
        // The loops below are vectorised only where all arrays are indexed alike.
        int[] lowest = new int[count];
        Arrays.fill(lowest, Integer.MAX_VALUE);
        int end = offset + length;
        int i = offset;
        for (; i + 1 < end; i += 2) {
            lower(count, multipliers, offsets, fold(hashes[i]), fold(hashes[i + 1]), lowest);
        }
        if (i < end) {
            lower(count, multipliers, offsets, fold(hashes[i]), fold(hashes[i]), lowest);
        }
        System.arraycopy(lowest, 0, signature, signatureOffset, count);
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
     * Values have 31 bits, so differences do not overflow and {@code v + (d & d >> 31)} is the smaller of {@code v} and
     * {@code v + d}: compilers that do not vectorise {@link Math#min(int, int)} vectorise that.
     */
    private static void lower(int count, int[] a, int[] b, int x, int y, int[] lowest) {
        for (int p = 0; p < count; p++) {
            int u = (a[p] * x + b[p]) >>> 1;
            int v = (a[p] * y + b[p]) >>> 1;
            int d = u - v;
            v += d & (d >> 31);
            int w = lowest[p];
            d = v - w;
            lowest[p] = w + (d & (d >> 31));
        }
    }
}
