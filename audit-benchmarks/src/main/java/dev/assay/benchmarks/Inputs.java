package dev.assay.benchmarks;

import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Inputs of the benchmarks, the same in every run, and the check that contenders agree on them. */
final class Inputs {
    private Inputs() {}

    /** One of three sizes by name. */
    static int pick(String size, int small, int medium, int large) {
        return switch (size) {
            case "small" -> small;
            case "medium" -> medium;
            case "large" -> large;
            default -> throw new IllegalArgumentException("size must be small, medium or large, was " + size);
        };
    }

    static double[] normal(long seed, int length) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(new Seed(seed).random());
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = gaussian.sample();
        }
        return values;
    }

    static float[] normalFloats(long seed, int length) {
        double[] values = normal(seed, length);
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    static int[] codes(long seed, int length, int size) {
        UniformRandomProvider random = new Seed(seed).random();
        int[] codes = new int[length];
        for (int i = 0; i < length; i++) {
            codes[i] = random.nextInt(size);
        }
        return codes;
    }

    /** Refuses to measure contenders that disagree. */
    static void agree(String what, double expected, double actual, double tolerance) {
        if (!(Math.abs(expected - actual) <= tolerance * (1 + Math.abs(expected)))) {
            throw new IllegalStateException(what + ": contenders disagree, " + expected + " and " + actual);
        }
    }
}
