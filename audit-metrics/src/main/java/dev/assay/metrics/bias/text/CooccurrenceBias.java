package dev.assay.metrics.bias.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * With whose words a word keeps company: co-occurrence of words with the words of two groups, within a text, weighted by
 * {@code beta^distance} (Bordia and Bowman 2019).
 *
 * <p>{@link #score} is {@code log10} of the ratio of the word's share of the first group's company, over the number of the
 * group's words, to the same of the second group; 0 = even, positive = nearer the first group. Words that never meet one
 * group are the most extreme: {@code smoothing} keeps them. Cost: group words times text length.
 */
public final class CooccurrenceBias {
    private final Map<String, Double> first = new HashMap<>();
    private final Map<String, Double> second = new HashMap<>();
    private final double firstTotal;
    private final double secondTotal;
    private final int firstWords;
    private final int secondWords;

    private CooccurrenceBias(
            List<List<String>> texts,
            Set<String> firstGroup,
            Set<String> secondGroup,
            Set<String> stopWords,
            double beta) {
        int a = 0;
        int b = 0;
        for (List<String> words : texts) {
            for (int i = 0; i < words.size(); i++) {
                boolean inFirst = firstGroup.contains(words.get(i));
                boolean inSecond = secondGroup.contains(words.get(i));
                a += inFirst ? 1 : 0;
                b += inSecond ? 1 : 0;
                if (!inFirst && !inSecond) {
                    continue;
                }
                for (int j = 0; j < words.size(); j++) {
                    String word = words.get(j);
                    if (!stopWords.contains(word) && !firstGroup.contains(word) && !secondGroup.contains(word)) {
                        (inFirst ? first : second).merge(word, Math.pow(beta, Math.abs(i - j)), Double::sum);
                    }
                }
            }
        }
        firstWords = a;
        secondWords = b;
        firstTotal = sum(first);
        secondTotal = sum(second);
    }

    /**
     * Counts the texts.
     *
     * @param texts the words of each text, lower case
     * @param firstGroup words that name the first group
     * @param secondGroup words that name the second
     * @param stopWords words that count for nothing
     * @param beta weight lost a step of distance, in (0, 1]
     */
    public static CooccurrenceBias of(
            List<List<String>> texts,
            Set<String> firstGroup,
            Set<String> secondGroup,
            Set<String> stopWords,
            double beta) {
        if (!(beta > 0 && beta <= 1)) {
            throw new IllegalArgumentException("beta must be in (0, 1], was " + beta);
        }
        return new CooccurrenceBias(texts, firstGroup, secondGroup, stopWords, beta);
    }

    /** Whether the word meets words of both groups. */
    public boolean meetsBoth(String word) {
        return first.containsKey(word) && second.containsKey(word);
    }

    /**
     * The signed score of a word.
     *
     * @param smoothing added to both weights of the word, 0 for none; 0.5 keeps words that meet one group only
     */
    public double score(String word, double smoothing) {
        return score(
                first.getOrDefault(word, 0.0),
                second.getOrDefault(word, 0.0),
                firstTotal,
                secondTotal,
                firstWords,
                secondWords,
                smoothing);
    }

    /** The signed score from sums, which add up over texts: of a word, of all words, and of the groups' own words. */
    public static double score(
            double first,
            double second,
            double firstTotal,
            double secondTotal,
            double firstWords,
            double secondWords,
            double smoothing) {
        double left = first + smoothing;
        double right = second + smoothing;
        if (!(left > 0 && right > 0 && firstTotal > 0 && secondTotal > 0)) {
            throw new UndefinedStatisticException(
                    "the word, or every word, never meets one of the groups; smoothing would give the former a score");
        }
        return Math.log10((left / firstTotal / firstWords) / (right / secondTotal / secondWords));
    }

    /**
     * Those sums of each fold: the company of both groups, their words, then for each of the words its company with both.
     * Stop words, if any, should be left out of the texts.
     *
     * @param groups words of the two groups
     * @param words the words whose scores are wanted
     */
    public static double[][] sums(
            List<List<String>> texts,
            List<Set<String>> groups,
            List<String> words,
            double beta,
            int[] fold,
            int folds) {
        Map<String, Integer> index = new HashMap<>();
        words.forEach(word -> index.put(word, index.size()));
        double[][] sums = new double[folds][4 + 2 * words.size()];
        for (int t = 0; t < texts.size(); t++) {
            CooccurrenceBias text = of(List.of(texts.get(t)), groups.get(0), groups.get(1), Set.of(), beta);
            double[] cells = sums[fold[t]];
            cells[0] += text.firstTotal;
            cells[1] += text.secondTotal;
            cells[2] += text.firstWords;
            cells[3] += text.secondWords;
            text.first.forEach((word, weight) -> add(cells, index.get(word), 0, weight));
            text.second.forEach((word, weight) -> add(cells, index.get(word), 1, weight));
        }
        return sums;
    }

    private static void add(double[] cells, @Nullable Integer word, int group, double weight) {
        if (word != null) {
            cells[4 + 2 * word + group] += weight;
        }
    }

    /** Scores without smoothing of those of the words that meet both groups. */
    public Map<String, Double> scores(List<String> words) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String word : words) {
            if (meetsBoth(word)) {
                scores.put(word, score(word, 0));
            }
        }
        return scores;
    }

    private static double sum(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
