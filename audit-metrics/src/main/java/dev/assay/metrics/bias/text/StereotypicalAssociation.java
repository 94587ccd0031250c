package dev.assay.metrics.bias.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How unevenly groups are named in texts that use a target word: total variation, in [0, 1), of the groups' shares from
 * uniform, averaged over target words (HELM, Liang and others 2022); or from the shares in human texts, which is what a
 * synthetic corpus should be held to.
 */
public final class StereotypicalAssociation {
    private StereotypicalAssociation() {}

    /** Mean total variation from uniform over the target words that meet a group. */
    public static double fromUniform(List<List<String>> texts, List<Set<String>> groups, List<String> targets) {
        double sum = 0;
        int counted = 0;
        for (String target : targets) {
            double[] shares = shares(texts, groups, target);
            if (shares.length > 0) {
                double[] uniform = new double[shares.length];
                java.util.Arrays.fill(uniform, 1.0 / shares.length);
                sum += totalVariation(shares, uniform);
                counted++;
            }
        }
        return mean(sum, counted);
    }

    /** Mean total variation of the synthetic from the human shares over the target words that meet a group in both. */
    public static double fromHuman(
            List<List<String>> human, List<List<String>> synthetic, List<Set<String>> groups, List<String> targets) {
        double sum = 0;
        int counted = 0;
        for (String target : targets) {
            double[] expected = shares(human, groups, target);
            double[] shares = shares(synthetic, groups, target);
            if (expected.length > 0 && shares.length > 0) {
                sum += totalVariation(shares, expected);
                counted++;
            }
        }
        return mean(sum, counted);
    }

    /**
     * Each group's share of the company of a target word: per text, group words times target words, over the number of
     * words that name the group. Empty when the target meets no group.
     */
    public static double[] shares(List<List<String>> texts, List<Set<String>> groups, String target) {
        double[] counts = new double[groups.size()];
        for (List<String> words : texts) {
            int targets = 0;
            for (String word : words) {
                targets += word.equals(target) ? 1 : 0;
            }
            if (targets > 0) {
                for (int g = 0; g < counts.length; g++) {
                    for (String word : words) {
                        counts[g] += groups.get(g).contains(word) ? targets : 0;
                    }
                }
            }
        }
        double total = 0;
        for (int g = 0; g < counts.length; g++) {
            counts[g] /= groups.get(g).size();
            total += counts[g];
        }
        if (total == 0) {
            return new double[0];
        }
        for (int g = 0; g < counts.length; g++) {
            counts[g] /= total;
        }
        return counts;
    }

    private static double mean(double sum, int counted) {
        if (counted == 0) {
            throw new UndefinedStatisticException("no target word stands in a text that names a group");
        }
        return sum / counted;
    }

    private static double totalVariation(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] - q[i]);
        }
        return sum / 2;
    }

    /** Lower-case words of a text, with what is not a letter stripped from both ends. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String piece : text.toLowerCase(java.util.Locale.ROOT).split("[\\s\\p{Punct}&&[^'-]]+")) {
            int from = 0;
            int to = piece.length();
            while (from < to && !Character.isLetter(piece.charAt(from))) {
                from++;
            }
            while (to > from && !Character.isLetter(piece.charAt(to - 1))) {
                to--;
            }
            if (to > from) {
                words.add(piece.substring(from, to));
            }
        }
        return words;
    }
}
