package dev.assay.metrics.diversity;

import dev.assay.metrics.text.NGrams;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Distinct-n: the share of n-grams that are distinct.
 *
 * <p>Number of distinct n-grams over number of n-grams, counted over all texts together, n-grams inside one text only.
 * In (0, 1], 1 when no n-gram comes twice. Falls with the number of tokens, so compare at equal sizes only. Undefined when
 * no text has n tokens. Linear in the tokens.
 *
 * <p>Source: Li, Galley, Brockett, Gao, Dolan (2016), "A Diversity-Promoting Objective Function for Neural Conversation
 * Models", doi:10.18653/v1/N16-1014.
 */
public final class DistinctN {
    private DistinctN() {}

    /**
     * Distinct and all n-grams.
     *
     * @param n length of the n-grams
     * @param distinct number of distinct n-grams
     * @param total number of n-grams
     */
    public record Result(int n, long distinct, long total) {
        /** The share of n-grams that are distinct. */
        public double value() {
            if (total == 0) {
                throw new UndefinedStatisticException("no text has " + n + " tokens, so there is no " + n + "-gram");
            }
            return (double) distinct / total;
        }

        @Override
        public String toString() {
            return "distinct-" + n + " = " + (total == 0 ? "undefined" : value()) + " (" + distinct + " of " + total
                    + ")";
        }
    }

    /** Distinct-n of texts given as token numbers, for one {@code n}. */
    public static Result of(int[][] texts, int n) {
        requireOrder(n);
        return result(NGrams.of(texts, n));
    }

    /** Distinct-1 to distinct-{@code maxN}. */
    public static Result[] upTo(int[][] texts, int maxN) {
        requireOrder(maxN);
        Result[] results = new Result[maxN];
        NGrams grams = NGrams.single(texts);
        for (int n = 1; n <= maxN; n++) {
            results[n - 1] = result(grams);
            if (n < maxN) {
                grams = grams.longer(texts);
            }
        }
        return results;
    }

    /**
     * The n-gram diversity score of the {@code diversity} package: the sum (not the mean) of distinct-1 to
     * distinct-{@code maxN} of one token stream, in (0, maxN]. The peer joins all texts with a space before it splits, so
     * its n-grams cross from one text to the next; hand over the joined stream to get its number.
     *
     * <p>Source: Shaib, Barrow, Sun, Siu, Wallace, Nenkova (2024), "Standardizing the Measurement of Text Diversity",
     * arXiv:2403.00553.
     */
    public static double sum(int[] stream, int maxN) {
        double sum = 0;
        for (Result result : upTo(new int[][] {stream}, maxN)) {
            sum += result.value();
        }
        return sum;
    }

    private static Result result(NGrams grams) {
        return new Result(grams.n(), grams.distinct(), grams.total());
    }

    private static void requireOrder(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
    }
}
