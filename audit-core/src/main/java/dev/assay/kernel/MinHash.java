package dev.assay.kernel;

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
        PanelKernels.minHashLanes(multipliers, offsets).sign(hashes, offset, length, signature, signatureOffset);
    }

    /**
     * Writes the signatures of many sets one after the other, faster than one at a time.
     *
     * @param hashes the sets' hashes, one set after the other
     * @param starts first hash of each set, and behind the last the end: one more entry than sets
     * @param signatures receives {@code (starts.length - 1) * permutations} entries
     */
    public void signatures(long[] hashes, int[] starts, int[] signatures) {
        MinHashLanes lanes = PanelKernels.minHashLanes(multipliers, offsets);
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
}
