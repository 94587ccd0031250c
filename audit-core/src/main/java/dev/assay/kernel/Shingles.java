package dev.assay.kernel;

import java.util.Arrays;

/** Hashes of runs of adjacent tokens, and set operations on them. */
public final class Shingles {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Shingles() {}

    /** A 64-bit hash of a token's text, the same in every run and in every vocabulary. */
    public static long token(CharSequence text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /**
     * Writes one hash for each run of {@code width} adjacent tokens. A shorter, not empty text gives one hash of all its
     * tokens, so that short texts can be compared too.
     *
     * @param tokens 64-bit token hashes, see {@link #token}
     * @param target room for {@code max(1, length - width + 1)} from {@code targetOffset} on
     * @return the number of hashes written, repeats included
     */
    public static int hash(long[] tokens, int offset, int length, int width, long[] target, int targetOffset) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, was " + width);
        }
        if (length == 0) {
            return 0;
        }
        int run = Math.min(width, length);
        int count = length - run + 1;
        for (int i = 0; i < count; i++) {
            long hash = run;
            for (int k = 0; k < run; k++) {
                hash = hash * FACTOR + tokens[offset + i + k];
            }
            target[targetOffset + i] = mix(hash);
        }
        return count;
    }

    /** Sorts the range, drops repeats and returns how many distinct hashes are left at its beginning. */
    public static int distinct(long[] hashes, int offset, int length) {
        Arrays.sort(hashes, offset, offset + length);
        int kept = 0;
        for (int i = 0; i < length; i++) {
            long hash = hashes[offset + i];
            if (kept == 0 || hash != hashes[offset + kept - 1]) {
                hashes[offset + kept++] = hash;
            }
        }
        return kept;
    }

    /** Number of common elements of two sorted sets. */
    public static int intersection(long[] a, int aOffset, int aLength, long[] b, int bOffset, int bLength) {
        int i = aOffset;
        int j = bOffset;
        int common = 0;
        while (i < aOffset + aLength && j < bOffset + bLength) {
            long x = a[i];
            long y = b[j];
            common += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
        return common;
    }

    /** Jaccard similarity of two sorted sets in [0, 1]; NaN when both are empty. */
    public static double jaccard(long[] a, int aOffset, int aLength, long[] b, int bOffset, int bLength) {
        int common = intersection(a, aOffset, aLength, b, bOffset, bLength);
        return (double) common / (aLength + bLength - common);
    }

    /** The finaliser of SplitMix64. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
