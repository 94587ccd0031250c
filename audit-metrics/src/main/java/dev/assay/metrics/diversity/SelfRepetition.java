package dev.assay.metrics.diversity;

import dev.assay.metrics.text.NGrams;
import dev.assay.metrics.text.OrderFree;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Self-repetition: how many n-grams a text shares with the other texts.
 *
 * <p>Mean over texts of {@code ln(1 + Σ (df(g) - 1))}, the sum over the text's distinct n-grams, {@code df} the number of
 * texts that have the n-gram. In [0, ∞), 0 when no n-gram stands in two texts; grows with the number of texts, so compare
 * at equal sizes only. A text of fewer than n tokens counts with 0. Undefined without texts. Linear in the tokens.
 *
 * <p>Source: Salkar, Trikalinos, Wallace, Nenkova (2022), "Self-Repetition in Abstractive Neural Summarizers",
 * doi:10.18653/v1/2022.aacl-short.42, as computed by the {@code diversity} package.
 */
public final class SelfRepetition {
    private SelfRepetition() {}

    /** The score of texts given as token numbers. */
    public static double of(int[][] texts, int n) {
        double[] each = perText(texts, n);
        if (each.length == 0) {
            throw new UndefinedStatisticException("there are no texts");
        }
        return OrderFree.mean(each);
    }

    /** The term of each text. */
    public static double[] perText(int[][] texts, int n) {
        NGrams grams = NGrams.of(texts, n);
        int[][] ids = grams.ids();
        int[] textsWith = new int[grams.distinct()];
        int[] seen = new int[grams.distinct()];
        for (int t = 0; t < ids.length; t++) {
            for (int id : ids[t]) {
                if (seen[id] != t + 1) {
                    seen[id] = t + 1;
                    textsWith[id]++;
                }
            }
        }
        double[] each = new double[ids.length];
        java.util.Arrays.fill(seen, 0);
        for (int t = 0; t < ids.length; t++) {
            long shared = 0;
            for (int id : ids[t]) {
                if (seen[id] != t + 1) {
                    seen[id] = t + 1;
                    shared += textsWith[id] - 1;
                }
            }
            each[t] = Math.log1p(shared);
        }
        return each;
    }
}
