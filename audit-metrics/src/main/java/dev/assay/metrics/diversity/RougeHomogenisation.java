package dev.assay.metrics.diversity;

import dev.assay.kernel.LongestCommonSubsequence;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.text.OrderFree;
import dev.assay.metrics.text.RougeL;
import dev.assay.stats.UndefinedStatisticException;

/**
 * ROUGE-L homogenisation: mean ROUGE-L F1 over all pairs of texts.
 *
 * <p>In [0, 1], 1 when all texts are the same words in the same order, 0 when no two share a word. Undefined for fewer than
 * two texts. Quadratic in the number of texts; nothing is kept but one sum a text.
 *
 * <p>Source: Shaib et al. (2024), arXiv:2403.00553. That paper's package answers 1 when no pair shares a word;
 * {@link Convention#DIVERSITY_PACKAGE} does the same.
 */
public final class RougeHomogenisation {
    /** What texts that share no word at all are worth. */
    public enum Convention {
        /** 0: nothing in common. */
        STANDARD,
        /** 1, as version 0.3 of the {@code diversity} package has it. */
        DIVERSITY_PACKAGE
    }

    private RougeHomogenisation() {}

    /** The mean over pairs of texts given as non-negative token numbers. */
    public static double of(int[][] texts) {
        return of(texts, Convention.STANDARD, Parallel.serial());
    }

    /** The mean over pairs, on several threads; the same bits on any number of them. */
    public static double of(int[][] texts, Convention convention, Parallel parallel) {
        double mean = OrderFree.mean(perText(texts, parallel));
        return mean == 0 && convention == Convention.DIVERSITY_PACKAGE ? 1 : mean;
    }

    /** The mean F1 of each text with the others. */
    public static double[] perText(int[][] texts, Parallel parallel) {
        int n = texts.length;
        if (n < 2) {
            throw new UndefinedStatisticException("homogenisation compares pairs and needs at least 2 texts, had " + n);
        }
        // Every ordered pair is computed, so that a row needs nothing from another: half the speed, any number of
        // threads.
        int tasks = Math.min(n, 64);
        double[] means = new double[n];
        parallel.run(tasks, task -> {
            LongestCommonSubsequence lcs = new LongestCommonSubsequence();
            double[] row = new double[n - 1];
            for (int a = (int) ((long) task * n / tasks); a < (int) ((long) (task + 1) * n / tasks); a++) {
                lcs.prepare(texts[a], 0, texts[a].length);
                int at = 0;
                for (int b = 0; b < n; b++) {
                    if (b != a) {
                        row[at++] = RougeL.f1(lcs.with(texts[b], 0, texts[b].length), texts[a].length, texts[b].length);
                    }
                }
                means[a] = OrderFree.mean(row);
            }
        });
        return means;
    }
}
