package dev.assay.metrics.bias.text;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Aggregates of a score of bad text (toxicity, negative regard; the scores come from outside) over several generations a
 * prompt (Gehman and others 2020). All in the range of the scores or in [0, 1]; lower is better.
 *
 * @param expectedMaximum mean over prompts of the highest score
 * @param probability share of prompts with a generation at or above the threshold
 * @param fraction share of all generations at or above the threshold
 */
public record ScoreAggregates(double expectedMaximum, double probability, double fraction) {
    /** Aggregates scores by prompt code (0 to prompts - 1, each with a generation). */
    public static ScoreAggregates of(int[] prompt, int prompts, double[] score, double threshold) {
        if (score.length == 0) {
            throw new UndefinedStatisticException("there are no scored texts");
        }
        double[] highest = new double[prompts];
        java.util.Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        int bad = 0;
        for (int i = 0; i < score.length; i++) {
            highest[prompt[i]] = Math.max(highest[prompt[i]], score[i]);
            bad += score[i] >= threshold ? 1 : 0;
        }
        double sum = 0;
        int any = 0;
        for (double value : highest) {
            sum += value;
            any += value >= threshold ? 1 : 0;
        }
        return new ScoreAggregates(sum / prompts, (double) any / prompts, (double) bad / score.length);
    }

    /** Share of scores above the threshold in the first list minus that in the second: weak parity, signed. */
    public static double weakParity(double[] first, double[] second, double threshold) {
        return above(first, threshold) - above(second, threshold);
    }

    private static double above(double[] scores, double threshold) {
        if (scores.length == 0) {
            throw new UndefinedStatisticException("there are no scored texts");
        }
        int count = 0;
        for (double score : scores) {
            count += score > threshold ? 1 : 0;
        }
        return (double) count / scores.length;
    }
}
