package dev.assay.kernel;

/**
 * XoRoShiRo128++ (Blackman and Vigna 2021) inlined into kernels: the generator of the random streams, without a call
 * through an interface for each draw. The same two words of seed give the same numbers as Commons RNG's
 * {@code XO_RO_SHI_RO_128_PP}.
 */
final class RandomBits {
    private long s0;
    private long s1;

    RandomBits(long seed) {
        restart(seed);
    }

    private void restart(long seed) {
        s0 = Shingles.mix(seed);
        s1 = Shingles.mix(seed + 0x9E3779B97F4A7C15L);
        if ((s0 | s1) == 0) {
            s1 = 1;
        }
    }

    /** The stream of that number under a seed. */
    static RandomBits stream(long seed, long index) {
        return new RandomBits(streamSeed(seed, index));
    }

    /** Becomes {@code stream(seed, index)}. */
    void restart(long seed, long index) {
        restart(streamSeed(seed, index));
    }

    private static long streamSeed(long seed, long index) {
        return Shingles.mix(seed + 0x9E3779B97F4A7C15L * (index + 1));
    }

    long next() {
        long a = s0;
        long b = s1;
        long result = Long.rotateLeft(a + b, 17) + a;
        b ^= a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    /** The next {@code count} words. */
    void fill(long[] target, int count) {
        long a = s0;
        long b = s1;
        for (int i = 0; i < count; i++) {
            target[i] = Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            a = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            b = Long.rotateLeft(b, 28);
        }
        s0 = a;
        s1 = b;
    }

    /** Uniform in the open interval (0, 1). */
    double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1p-53;
    }
}
