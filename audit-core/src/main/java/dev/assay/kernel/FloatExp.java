package dev.assay.kernel;

/** The exponential function for {@code float} arguments that are not positive, to about two units in the last place. */
final class FloatExp {
    private static final float LOG2_E = 1.44269504f;

    /** {@code ln 2} in two parts; the first has few bits, so its small multiples are exact. */
    private static final float LN2_HIGH = 0.693145752f;

    private static final float LN2_LOW = 1.42860677e-6f;

    /** Adding and subtracting it rounds to a whole number, which is then found in the low bits. */
    private static final float ROUND = 0x1.8p23f;

    /** Results below the smallest normal number are 0. */
    private static final float UNDERFLOW = -87.33f;

    private FloatExp() {}

    /** {@code exp(x)} for {@code x <= 0}; 0 below -87.33, NaN for NaN. */
    static float ofNegative(float x) {
        if (x < UNDERFLOW) {
            return 0;
        }
        float shifted = Math.fma(x, LOG2_E, ROUND);
        float whole = shifted - ROUND;
        float rest = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, x));
        // Taylor series of exp on [-ln 2 / 2, ln 2 / 2].
        float sum = Math.fma(rest, 1.3888889e-3f, 8.3333333e-3f);
        sum = Math.fma(rest, sum, 4.1666667e-2f);
        sum = Math.fma(rest, sum, 1.6666667e-1f);
        sum = Math.fma(rest, sum, 0.5f);
        sum = Math.fma(rest, sum, 1f);
        sum = Math.fma(rest, sum, 1f);
        int exponent = Float.floatToRawIntBits(shifted) << 23;
        return Float.intBitsToFloat(Float.floatToRawIntBits(sum) + exponent);
    }
}
