package dev.assay.kernel;

/** The loops over hash functions of {@link MinHash}, one implementation a provider; serves one thread at a time. */
abstract class MinHashLanes {
    /** Writes the signature of {@code elements} values. */
    abstract void sign(long[] hashes, int offset, int elements, int[] signature, int signatureOffset);

    static int fold(long hash) {
        return (int) (hash ^ (hash >>> 32));
    }
}
