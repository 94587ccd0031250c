package dev.assay.metrics.diversity;

import dev.assay.metrics.text.NGrams;
import dev.assay.metrics.text.OrderFree;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Self-BLEU: how well each text is predicted by the n-grams of all the others.
 *
 * <p>Mean over texts of BLEU(text | all other texts): uniform weights over n-grams of length 1 to n, counts clipped by the
 * largest count in any one other text, closest reference length (ties: the shorter), a clipped count of 0 replaced by 0.1
 * (method 1 of Chen and Cherry), and 0 when no word is shared. In [0, 1], high = the texts say the same. A text shorter
 * than n has no n-grams; its denominator there is 1. Grows with the number of texts, so compare at equal sizes only.
 * Undefined for fewer than two texts.
 *
 * <p>Exact and linear in the tokens: an n-gram's largest count, the text that has it, and the largest count elsewhere give
 * every clipped count, so no text is compared with another one.
 *
 * <p>Source: Zhu et al. (2018), "Texygen: A Benchmarking Platform for Text Generation Models",
 * doi:10.1145/3209978.3210080; numbers as of NLTK's {@code sentence_bleu}. Texygen itself looks at 500 texts at most.
 */
public final class SelfBleu {
    private SelfBleu() {}

    /** Self-BLEU with n-grams of length 1 to {@code maxN}, 4 by convention. */
    public static double of(int[][] texts, int maxN) {
        return OrderFree.mean(perText(texts, maxN)[maxN - 1]);
    }

    /** Self-BLEU-1 to self-BLEU-{@code maxN}, at one cost. */
    public static double[] upTo(int[][] texts, int maxN) {
        return means(perText(texts, maxN));
    }

    /** Self-BLEU-1 to self-BLEU-{@code maxN} with another smoothing. */
    public static double[] upTo(int[][] texts, int maxN, BleuSmoothing smoothing) {
        return means(perText(texts, maxN, smoothing));
    }

    private static double[] means(double[][] each) {
        return Arrays.stream(each).mapToDouble(OrderFree::mean).toArray();
    }

    /** BLEU of each text against all others, by order - 1 and text. */
    public static double[][] perText(int[][] texts, int maxN) {
        return perText(texts, maxN, BleuSmoothing.EPSILON);
    }

    /** BLEU of each text against all others, by order - 1 and text, with another smoothing. */
    public static double[][] perText(int[][] texts, int maxN, BleuSmoothing smoothing) {
        if (maxN < 1) {
            throw new IllegalArgumentException("maxN must be at least 1, was " + maxN);
        }
        if (texts.length < 2) {
            throw new UndefinedStatisticException(
                    "self-BLEU compares each text with the others and needs at least 2 texts, had " + texts.length);
        }
        double[] brevity = brevity(texts);
        int orders = smoothing.orders(maxN);
        long[][] clipped = new long[orders][];
        NGrams grams = NGrams.single(texts);
        for (int n = 1; n <= orders; n++) {
            clipped[n - 1] = clippedMatches(grams);
            if (n < orders) {
                grams = grams.longer(texts);
            }
        }
        double[][] scores = new double[maxN][texts.length];
        long[] matches = new long[orders];
        for (int t = 0; t < texts.length; t++) {
            for (int n = 0; n < orders; n++) {
                matches[n] = clipped[n][t];
            }
            for (int n = 1; n <= maxN; n++) {
                scores[n - 1][t] = Bleu.score(matches, texts[t].length, n, brevity[t], smoothing);
            }
        }
        return scores;
    }

    private static long[] clippedMatches(NGrams grams) {
        int[][] ids = grams.ids();
        int[] count = new int[grams.distinct()];
        int[] largest = new int[grams.distinct()];
        int[] owner = new int[grams.distinct()];
        int[] second = new int[grams.distinct()];
        for (int t = 0; t < ids.length; t++) {
            for (int id : ids[t]) {
                count[id]++;
            }
            for (int id : ids[t]) {
                int c = count[id];
                count[id] = 0;
                if (c > largest[id]) {
                    second[id] = largest[id];
                    largest[id] = c;
                    owner[id] = t;
                } else if (c > second[id]) {
                    second[id] = c;
                }
            }
        }
        long[] matches = new long[ids.length];
        for (int t = 0; t < ids.length; t++) {
            for (int id : ids[t]) {
                count[id]++;
            }
            for (int id : ids[t]) {
                int c = count[id];
                count[id] = 0;
                matches[t] += Math.min(c, owner[id] == t ? second[id] : largest[id]);
            }
        }
        return matches;
    }

    private static double[] brevity(int[][] texts) {
        int[] lengths = new int[texts.length];
        for (int t = 0; t < texts.length; t++) {
            lengths[t] = texts[t].length;
        }
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        double[] brevity = new double[texts.length];
        for (int t = 0; t < texts.length; t++) {
            brevity[t] = Bleu.brevity(lengths[t], closestOther(sorted, lengths[t]));
        }
        return brevity;
    }

    /** The length closest to {@code length} among the others: {@code sorted} without one entry of {@code length}. */
    private static int closestOther(int[] sorted, int length) {
        int at = Arrays.binarySearch(sorted, length);
        boolean twin = at > 0 && sorted[at - 1] == length || at + 1 < sorted.length && sorted[at + 1] == length;
        if (twin) {
            return length;
        }
        if (at == 0) {
            return sorted[1];
        }
        if (at == sorted.length - 1) {
            return sorted[at - 1];
        }
        return length - sorted[at - 1] <= sorted[at + 1] - length ? sorted[at - 1] : sorted[at + 1];
    }
}
