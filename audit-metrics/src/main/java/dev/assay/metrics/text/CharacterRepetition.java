package dev.assay.metrics.text;

import java.util.Arrays;

/**
 * Character repetition ratio: how much of a text a few character n-grams take.
 *
 * <p>Of the distinct n-grams of code points, the {@code min(⌊√distinct⌋, number seen more than once)} most frequent ones;
 * their occurrences over all occurrences. In [0, 1], 0 when no n-gram comes twice or the text is shorter than n. Linear in
 * the text.
 *
 * <p>Source: the character repetition filter of data-juicer (Chen et al. 2024, doi:10.1145/3626246.3653385).
 */
public final class CharacterRepetition {
    private CharacterRepetition() {}

    /** The ratio for n-grams of {@code n} code points, 10 by convention. */
    public static double of(String text, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        NGrams grams = NGrams.of(new int[][] {text.codePoints().toArray()}, n);
        if (grams.distinct() == 0) {
            return 0;
        }
        int[] counts = new int[grams.distinct()];
        for (int id : grams.ids()[0]) {
            counts[id]++;
        }
        Arrays.sort(counts);
        int repeated = (int) Arrays.stream(counts).filter(c -> c > 1).count();
        int kept = Math.min((int) Math.sqrt(counts.length), repeated);
        long sum = 0;
        for (int i = counts.length - kept; i < counts.length; i++) {
            sum += counts[i];
        }
        return (double) sum / grams.total();
    }
}
