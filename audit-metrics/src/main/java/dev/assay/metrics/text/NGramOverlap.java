package dev.assay.metrics.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * How much of a text's n-grams stand in a set of reference texts: copying of examples, contamination of a benchmark.
 *
 * <p>Per text, the share of its distinct n-grams that some reference has; in [0, 1]. A text of fewer than n tokens counts
 * with 0 and is counted apart. No hashing, so no false match. Linear in the tokens.
 *
 * <p>Source: the overlap rules of n-gram decontamination (13 tokens in Brown et al. 2020, arXiv:2005.14165; 12 in
 * datatrove).
 */
public final class NGramOverlap {
    private NGramOverlap() {}

    /**
     * The overlap of a set of texts with the references.
     *
     * @param n length of the n-grams
     * @param shared number of distinct n-grams of each text that a reference has
     * @param distinct number of distinct n-grams of each text
     */
    public record Result(int n, int[] shared, int[] distinct) {
        /** How many texts share at least one n-gram. */
        public int textsSharing() {
            return (int) Arrays.stream(shared).filter(s -> s > 0).count();
        }

        /** How many texts have fewer than n tokens. */
        public int textsTooShort() {
            return (int) Arrays.stream(distinct).filter(d -> d == 0).count();
        }

        /** The share of one text, 0 when it has no n-gram. */
        public double share(int text) {
            return distinct[text] == 0 ? 0 : (double) shared[text] / distinct[text];
        }

        /** Mean share over all texts, those without an n-gram with 0. */
        public double meanShare() {
            if (distinct.length == 0) {
                throw new UndefinedStatisticException("there are no texts");
            }
            double[] shares = new double[distinct.length];
            for (int t = 0; t < shares.length; t++) {
                shares[t] = share(t);
            }
            return OrderFree.mean(shares);
        }

        @Override
        public String toString() {
            return textsSharing() + " of " + distinct.length + " texts share a " + n + "-gram";
        }
    }

    /** The overlap of {@code texts} with {@code references}, given as token numbers of one vocabulary. */
    public static Result of(int[][] texts, int[][] references, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        int[][] all = Arrays.copyOf(references, references.length + texts.length);
        System.arraycopy(texts, 0, all, references.length, texts.length);
        NGrams grams = NGrams.of(all, n);
        int[] seen = new int[grams.distinct()];
        for (int r = 0; r < references.length; r++) {
            for (int id : grams.ids()[r]) {
                seen[id] = -1;
            }
        }
        int[] shared = new int[texts.length];
        int[] distinct = new int[texts.length];
        boolean[] known = new boolean[seen.length];
        for (int id = 0; id < seen.length; id++) {
            known[id] = seen[id] < 0;
        }
        for (int t = 0; t < texts.length; t++) {
            for (int id : grams.ids()[references.length + t]) {
                if (seen[id] != t + 1) {
                    seen[id] = t + 1;
                    distinct[t]++;
                    if (known[id]) {
                        shared[t]++;
                    }
                }
            }
        }
        return new Result(n, shared, distinct);
    }
}
