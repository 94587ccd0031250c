package dev.assay.metrics.diversity;

import dev.assay.metrics.text.NGrams;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Pairwise BLEU: mean over ordered pairs of texts of BLEU of one against the other alone.
 *
 * <p>Same precision, smoothing and brevity penalty as {@link SelfBleu}, with one reference. In [0, 1], much lower than
 * self-BLEU on the same texts. Undefined for fewer than two texts. Quadratic in the number of texts.
 *
 * <p>Source: Shen, Ott, Auli, Ranzato (2019), "Mixture Models for Diverse Machine Translation", arXiv:1902.07816; numbers as
 * of the {@code vendi_score} package.
 */
public final class PairwiseBleu {
    private PairwiseBleu() {}

    /** Pairwise BLEU with n-grams of length 1 to {@code maxN}, 4 by convention. */
    public static double of(int[][] texts, int maxN) {
        return of(texts, maxN, BleuSmoothing.EPSILON);
    }

    /** Pairwise BLEU with another smoothing. */
    public static double of(int[][] texts, int maxN, BleuSmoothing smoothing) {
        if (maxN < 1) {
            throw new IllegalArgumentException("maxN must be at least 1, was " + maxN);
        }
        int n = texts.length;
        if (n < 2) {
            throw new UndefinedStatisticException("pairwise BLEU needs at least 2 texts, had " + n);
        }
        int orders = smoothing.orders(maxN);
        NGrams[] grams = new NGrams[orders];
        int[][] counts = new int[orders][];
        for (int order = 0; order < orders; order++) {
            grams[order] = order == 0 ? NGrams.single(texts) : grams[order - 1].longer(texts);
            counts[order] = new int[grams[order].distinct()];
        }
        double[] sums = new double[n];
        long[] matches = new long[orders];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                // The clipped matches are the same in both directions; lengths differ.
                for (int order = 0; order < orders; order++) {
                    matches[order] = common(grams[order].ids()[a], grams[order].ids()[b], counts[order]);
                }
                sums[a] += score(matches, maxN, texts[a].length, texts[b].length, smoothing);
                sums[b] += score(matches, maxN, texts[b].length, texts[a].length, smoothing);
            }
        }
        return dev.assay.metrics.text.OrderFree.mean(sums) / (n - 1);
    }

    private static long common(int[] a, int[] b, int[] counts) {
        for (int id : a) {
            counts[id]++;
        }
        long common = 0;
        for (int id : b) {
            if (counts[id] > 0) {
                counts[id]--;
                common++;
            }
        }
        for (int id : a) {
            counts[id] = 0;
        }
        return common;
    }

    private static double score(long[] matches, int maxN, int length, int reference, BleuSmoothing smoothing) {
        return Bleu.score(matches, length, maxN, Bleu.brevity(length, reference), smoothing);
    }
}
