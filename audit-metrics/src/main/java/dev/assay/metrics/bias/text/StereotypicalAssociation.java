package dev.assay.metrics.bias.text;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    /**
     * Counts of the company of target words, which add up over texts.
     *
     * @param folds for each fold and target, one count a group: group words times target words of a text
     * @param texts texts with a target word and a group's word
     */
    public record TargetCounts(double[][] folds, long texts) {
        /** Counts texts by fold. */
        public static TargetCounts of(
                List<List<String>> texts, List<Set<String>> groups, List<String> targets, int[] fold, int folds) {
            Map<String, Integer> index = new HashMap<>();
            targets.forEach(target -> index.putIfAbsent(target, index.size()));
            double[][] sums = new double[folds][index.size() * groups.size()];
            long counted = 0;
            for (int t = 0; t < texts.size(); t++) {
                double[] named = new double[groups.size()];
                Map<Integer, Integer> met = new TreeMap<>();
                for (String word : texts.get(t)) {
                    for (int g = 0; g < named.length; g++) {
                        named[g] += groups.get(g).contains(word) ? 1 : 0;
                    }
                    if (index.containsKey(word)) {
                        met.merge(index.get(word), 1, Integer::sum);
                    }
                }
                for (Map.Entry<Integer, Integer> target : met.entrySet()) {
                    for (int g = 0; g < named.length; g++) {
                        sums[fold[t]][target.getKey() * named.length + g] += named[g] * target.getValue();
                    }
                }
                counted += !met.isEmpty() && Arrays.stream(named).sum() > 0 ? 1 : 0;
            }
            return new TargetCounts(sums, counted);
        }

        /** The counts of all folds. */
        public double[] total() {
            double[] total = new double[folds[0].length];
            for (double[] fold : folds) {
                for (int i = 0; i < total.length; i++) {
                    total[i] += fold[i];
                }
            }
            return total;
        }
    }

    /** Mean total variation between two sides' shares over the targets that meet a group in both, from counts. */
    public static double distance(double[] human, double[] synthetic, List<Set<String>> groups) {
        double sum = 0;
        int counted = 0;
        for (int at = 0; at < human.length; at += groups.size()) {
            double[] expected = shares(human, at, groups);
            double[] shares = shares(synthetic, at, groups);
            if (expected.length > 0 && shares.length > 0) {
                sum += totalVariation(shares, expected);
                counted++;
            }
        }
        return mean(sum, counted);
    }

    /** Mean total variation from uniform over the targets that meet a group, from counts. */
    public static double fromUniform(double[] counts, List<Set<String>> groups) {
        double[] uniform = new double[groups.size()];
        Arrays.fill(uniform, 1.0 / groups.size());
        double sum = 0;
        int counted = 0;
        for (int at = 0; at < counts.length; at += groups.size()) {
            double[] shares = shares(counts, at, groups);
            if (shares.length > 0) {
                sum += totalVariation(shares, uniform);
                counted++;
            }
        }
        return mean(sum, counted);
    }

    /** The groups' shares of one target's company, from its counts at that place; empty when it meets no group. */
    public static double[] shares(double[] counts, int at, List<Set<String>> groups) {
        double[] shares = new double[groups.size()];
        double total = 0;
        for (int g = 0; g < shares.length; g++) {
            shares[g] = counts[at + g] / groups.get(g).size();
            total += shares[g];
        }
        if (!(total > 0)) {
            return new double[0];
        }
        for (int g = 0; g < shares.length; g++) {
            shares[g] /= total;
        }
        return shares;
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
}
