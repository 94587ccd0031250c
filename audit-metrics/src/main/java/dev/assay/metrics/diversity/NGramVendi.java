package dev.assay.metrics.diversity;

import dev.assay.metrics.realism.embedding.VendiScore;
import dev.assay.metrics.text.NGrams;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Vendi score of texts under n-gram similarity: the effective number of different texts.
 *
 * <p>The similarity of two texts is the mean, over n-gram lengths, of the cosine of their raw n-gram counts. In [1, number of
 * texts] when all texts have all lengths; a text shorter than n is unlike everything, itself too, at that length. Grows with
 * the number of texts, so compare at equal sizes only. Cost: n² cosines and the eigenvalues of an n x n matrix; sample above
 * a thousand texts.
 *
 * <p>Source: Friedman and Dieng (2023), "The Vendi Score", arXiv:2210.02410; kernel as of the {@code vendi_score} package.
 */
public final class NGramVendi {
    private NGramVendi() {}

    /** The score with n-grams of length 1 to {@code maxN}, 4 by convention. */
    public static double of(int[][] texts, int maxN, double order) {
        if (texts.length == 0) {
            throw new UndefinedStatisticException("there are no texts");
        }
        return VendiScore.ofSimilarities(similarities(texts, maxN), order);
    }

    /** The score with n-grams of these lengths. */
    public static double of(int[][] texts, int[] lengths, double order) {
        if (texts.length == 0) {
            throw new UndefinedStatisticException("there are no texts");
        }
        return VendiScore.ofSimilarities(similarities(texts, lengths), order);
    }

    /** The similarity of each pair of texts by n-grams of length 1 to {@code maxN}. */
    public static double[][] similarities(int[][] texts, int maxN) {
        return similarities(texts, IntStream.rangeClosed(1, maxN).toArray());
    }

    /** The similarity of each pair of texts by n-grams of these lengths. */
    public static double[][] similarities(int[][] texts, int[] lengths) {
        if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(
                    "lengths of n-grams must be at least 1, were " + Arrays.toString(lengths));
        }
        int longest = Arrays.stream(lengths).max().orElseThrow();
        int n = texts.length;
        double[][] mean = new double[n][n];
        NGrams grams = NGrams.single(texts);
        for (int order = 1; order <= longest; order++) {
            int length = order;
            long times = Arrays.stream(lengths).filter(l -> l == length).count();
            int[][] ids = grams.ids();
            int[] counts = new int[grams.distinct()];
            double[] norm = norms(ids, counts);
            for (int a = 0; a < n && times > 0; a++) {
                for (int id : ids[a]) {
                    counts[id]++;
                }
                for (int b = 0; b <= a; b++) {
                    long dot = 0;
                    // Summing the counts in a over the occurrences in b gives the product of the counts.
                    for (int id : ids[b]) {
                        dot += counts[id];
                    }
                    if (dot > 0) {
                        mean[a][b] += dot / (norm[a] * norm[b]) * times / lengths.length;
                        mean[b][a] = mean[a][b];
                    }
                }
                for (int id : ids[a]) {
                    counts[id] = 0;
                }
            }
            if (order < longest) {
                grams = grams.longer(texts);
            }
        }
        return mean;
    }

    private static double[] norms(int[][] ids, int[] counts) {
        double[] norm = new double[ids.length];
        for (int t = 0; t < ids.length; t++) {
            for (int id : ids[t]) {
                counts[id]++;
            }
            long squares = 0;
            for (int id : ids[t]) {
                squares += (long) counts[id] * counts[id];
                counts[id] = 0;
            }
            norm[t] = Math.sqrt(squares);
        }
        return norm;
    }
}
