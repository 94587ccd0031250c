package dev.assay.metrics.text;

import dev.assay.kernel.LongestCommonSubsequence;

/**
 * ROUGE-L F1 of two texts: how much of them is one longest common subsequence of words.
 *
 * <p>{@code 2 P R / (P + R)} with {@code P = LCS / length of one}, {@code R = LCS / length of the other}, that is
 * {@code 2 LCS / (m + n)}. In [0, 1], symmetric, 1 for equal token sequences, 0 without a common token or when either has
 * no tokens. The peer's words are {@link Tokenizers#asciiWords()}.
 *
 * <p>Source: Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries", with the equal weights of the
 * {@code rouge_score} package.
 */
public final class RougeL {
    private RougeL() {}

    /** F1 of two texts given as non-negative token numbers. */
    public static double f1(int[] a, int[] b) {
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        lcs.prepare(a, 0, a.length);
        return f1(lcs.with(b, 0, b.length), a.length, b.length);
    }

    /** F1 of a longest common subsequence of that length. */
    public static double f1(int common, int lengthA, int lengthB) {
        return common == 0 ? 0 : 2.0 * common / ((double) lengthA + lengthB);
    }

    /** One more than the largest token of these texts. */
    static int symbols(int[]... texts) {
        int largest = -1;
        for (int[] text : texts) {
            for (int token : text) {
                largest = Math.max(largest, token);
            }
        }
        return largest + 1;
    }

    /**
     * For each text, the reference text with the highest F1.
     *
     * @param reference position of that reference, the first of equals; -1 when no reference shares a token
     * @param f1 its ROUGE-L F1
     */
    public record Closest(int reference, double f1) {}

    /**
     * The closest reference of each text: texts that copy a reference have a high F1. Self-Instruct rejects above 0.7. Cost:
     * the product of the numbers of texts, times a table row of 64 cells a step; references that cannot beat the best so
     * far by their length are passed over.
     */
    public static Closest[] closest(int[][] texts, int[][] references) {
        Closest[] closest = new Closest[texts.length];
        for (int t = 0; t < texts.length; t++) {
            closest[t] = closest(texts[t], references, -1);
        }
        return closest;
    }

    /** The closest reference of one text, but for the one at {@code except}; -1 leaves none out. */
    public static Closest closest(int[] text, int[][] references, int except) {
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        int best = -1;
        double bestF1 = 0;
        lcs.prepare(text, 0, text.length);
        for (int r = 0; r < references.length; r++) {
            int shorter = Math.min(text.length, references[r].length);
            if (r == except || f1(shorter, text.length, references[r].length) <= bestF1) {
                continue;
            }
            double f1 = f1(lcs.with(references[r], 0, references[r].length), text.length, references[r].length);
            if (f1 > bestF1) {
                bestF1 = f1;
                best = r;
            }
        }
        return new Closest(best, bestF1);
    }
}
