package dev.assay.metrics.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * MinHash signatures that equal those of the Python library datasketch bit for bit, to compare with stored ones: token
 * hash = first four bytes of SHA-1, little-endian; entry = smallest {@code ((a h + b) mod 2^64 mod (2^61 - 1)) mod 2^32}.
 * For everything else {@link NearDuplicates} is faster.
 *
 * <p>Source: datasketch 1.10, whose product wraps at 64 bits before the modulus.
 */
public final class DatasketchSignature {
    private static final long PRIME = (1L << 61) - 1;
    private static final long LARGEST = 0xFFFFFFFFL;

    private DatasketchSignature() {}

    /** The hash of a token, unsigned 32 bits. */
    public static long tokenHash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(token.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 3; i >= 0; i--) {
                hash = hash << 8 | digest[i] & 0xFF;
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** The signature of a set of tokens under permutations with these unsigned multipliers and offsets. */
    public static long[] of(List<String> tokens, long[] multipliers, long[] offsets) {
        if (multipliers.length != offsets.length) {
            throw new IllegalArgumentException("each permutation has a multiplier and an offset, were "
                    + multipliers.length + " and " + offsets.length);
        }
        long[] signature = new long[multipliers.length];
        Arrays.fill(signature, LARGEST);
        for (String token : tokens) {
            long hash = tokenHash(token);
            for (int p = 0; p < signature.length; p++) {
                long value = Long.remainderUnsigned(multipliers[p] * hash + offsets[p], PRIME) & LARGEST;
                signature[p] = Math.min(signature[p], value);
            }
        }
        return signature;
    }

    /** The number of distinct tokens that a signature suggests. */
    public static double count(long[] signature) {
        double sum = 0;
        for (long entry : signature) {
            sum += (double) entry / LARGEST;
        }
        return signature.length / sum - 1;
    }
}
