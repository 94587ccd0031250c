package dev.assay.metrics.copying;

/**
 * Attribute inference: whether a guess of a secret, read off the nearest synthetic record, is right.
 *
 * <p>A category is right when it is the secret one; a number when {@code |guess - secret| <= tolerance |guess|}. A missing guess is
 * right for a missing secret only. The peer (Anonymeter) divides by the signed guess, so that any negative guess is right.
 *
 * <p>Source: Giomi et al., A Unified Framework for Quantifying Privacy Risk in Synthetic Data, PoPETs 2023.
 */
public final class AttributeInference {
    /** How far a guessed number may be off, as a share of it. */
    public static final double TOLERANCE = 0.05;

    private AttributeInference() {}

    /** Which guessed numbers are right. */
    public static boolean[] right(double[] guesses, double[] secrets, double tolerance) {
        requireSameLength(guesses.length, secrets.length);
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance must not be negative, was " + tolerance);
        }
        boolean[] right = new boolean[guesses.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = Double.isNaN(guesses[i]) || Double.isNaN(secrets[i])
                    ? Double.isNaN(guesses[i]) && Double.isNaN(secrets[i])
                    : guesses[i] == secrets[i] || Math.abs(guesses[i] - secrets[i]) <= tolerance * Math.abs(guesses[i]);
        }
        return right;
    }

    /** Which guessed categories are right; a negative code is missing. */
    public static boolean[] right(int[] guesses, int[] secrets) {
        requireSameLength(guesses.length, secrets.length);
        boolean[] right = new boolean[guesses.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = Math.max(-1, guesses[i]) == Math.max(-1, secrets[i]);
        }
        return right;
    }

    private static void requireSameLength(int guesses, int secrets) {
        if (guesses != secrets) {
            throw new IllegalArgumentException(
                    "each secret has a guess, there are " + secrets + " secrets and " + guesses + " guesses");
        }
    }
}
