package dev.assay.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Arrays with all that is awkward in them, alone and inside larger arrays whose other values must not matter. */
final class Samples {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.NaN,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private Samples() {}

    /** Zeros of both signs, missing values, denormals, infinities, ties and ordinary numbers. */
    static double[] awkward(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = switch (random.nextInt(4)) {
                case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
                case 1 -> random.nextInt(-5, 6) / 2.0;
                default -> 8 * random.nextDouble() - 4;
            };
        }
        return values;
    }

    /** Numbers with ties and zeros of both signs, all finite and none missing. */
    static double[] tied(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextBoolean() ? random.nextInt(-3, 4) * 0.5 : 4 * random.nextDouble() - 2;
            values[i] = values[i] == 0 && random.nextBoolean() ? -0.0 : values[i];
        }
        return values;
    }

    /** The values from {@code offset} on, with sentinels before and {@code behind} of them behind. */
    static double[] inside(double[] values, int offset, int behind, double sentinel) {
        double[] padded = new double[offset + values.length + behind];
        Arrays.fill(padded, sentinel);
        System.arraycopy(values, 0, padded, offset, values.length);
        return padded;
    }

    /** The same for single precision. */
    static float[] inside(float[] values, int offset, int behind, float sentinel) {
        float[] padded = new float[offset + values.length + behind];
        Arrays.fill(padded, sentinel);
        System.arraycopy(values, 0, padded, offset, values.length);
        return padded;
    }

    /** The same for whole numbers. */
    static int[] inside(int[] values, int offset, int behind, int sentinel) {
        int[] padded = new int[offset + values.length + behind];
        Arrays.fill(padded, sentinel);
        System.arraycopy(values, 0, padded, offset, values.length);
        return padded;
    }

    /** The same for hashes. */
    static long[] inside(long[] values, int offset, int behind, long sentinel) {
        long[] padded = new long[offset + values.length + behind];
        Arrays.fill(padded, sentinel);
        System.arraycopy(values, 0, padded, offset, values.length);
        return padded;
    }
}
