package dev.assay.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A node in a tree of random streams. Children are derived by name, so a metric's numbers change neither when another
 * metric is added nor with the number of threads.
 *
 * <p>The generator is XoRoShiRo128++ of Commons RNG ({@link #GENERATOR}); names are hashed with FNV-1a and mixed with
 * the finaliser of SplitMix64.
 *
 * @param value the 64 bits of this node
 */
public record Seed(long value) {
    /** Name of the generator that {@link #random()} makes, as reports print it. */
    public static final String GENERATOR = "XO_RO_SHI_RO_128_PP";

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The child of that name. */
    public Seed child(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new Seed(mix(value ^ mix(hash + GOLDEN_GAMMA)));
    }

    /** The child at that position. */
    public Seed child(long index) {
        return new Seed(mix(value + GOLDEN_GAMMA * (index + 1)));
    }

    /** A new generator that starts at this node; not thread-safe, one per task. */
    public UniformRandomProvider random() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {mix(value), mix(value + GOLDEN_GAMMA)});
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
