package dev.assay.metrics.bias.group;

import dev.assay.kernel.Ranks;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How well a score tells positives from negatives inside and across groups. Every area under a curve is a probability that
 * a random positive scores above a random negative, ties counted one half; range [0, 1], 0.5 = no information.
 *
 * <p>Labels are 1 and 0. Sources: Borkan and others 2019 (subgroup AUC, BPSN, BNSP); Gardner, Brooks and Baker 2019
 * (ABROCA). Cost: one sort.
 */
public final class ScoreBias {
    private ScoreBias() {}

    /**
     * Area under the ROC curve.
     *
     * @throws UndefinedStatisticException when all labels are the same
     */
    public static double auc(double[] score, int[] label) {
        requireSameLength(score.length, label.length);
        double[] positives = new double[score.length];
        double[] negatives = new double[score.length];
        int p = 0;
        int n = 0;
        for (int i = 0; i < label.length; i++) {
            if (label[i] == 1) {
                positives[p++] = score[i];
            } else {
                negatives[n++] = score[i];
            }
        }
        return AreaUnderCurve.of(Arrays.copyOf(positives, p), Arrays.copyOf(negatives, n))
                .value();
    }

    /** AUC of the rows of one group. */
    public static double subgroup(double[] score, int[] label, boolean[] inGroup) {
        return auc(score, label, inGroup, inGroup);
    }

    /** Background positives against subgroup negatives: low when the group's negatives score too high. */
    public static double backgroundPositiveSubgroupNegative(double[] score, int[] label, boolean[] inGroup) {
        return auc(score, label, negated(inGroup), inGroup);
    }

    /** Background negatives against subgroup positives: low when the group's positives score too low. */
    public static double backgroundNegativeSubgroupPositive(double[] score, int[] label, boolean[] inGroup) {
        return auc(score, label, inGroup, negated(inGroup));
    }

    /** AUC of the positives of one set of rows and the negatives of another. */
    private static double auc(double[] score, int[] label, boolean[] positives, boolean[] negatives) {
        double[] kept = new double[score.length];
        int[] labels = new int[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (label[i] == 1 ? positives[i] : negatives[i]) {
                kept[n] = score[i];
                labels[n++] = label[i];
            }
        }
        return auc(Arrays.copyOf(kept, n), Arrays.copyOf(labels, n));
    }

    /**
     * ABROCA: the area between the ROC curves of two groups, {@code integral |ROC_a - ROC_b| dFPR} in [0, 1]. Unlike the
     * difference of areas, curves that cross do not cancel. Exact for the piecewise linear curves.
     */
    public static double abroca(double[] scoreA, int[] labelA, double[] scoreB, int[] labelB) {
        RocCurve a = RocCurve.of(scoreA, labelA);
        RocCurve b = RocCurve.of(scoreB, labelB);
        return a.areaBetween(b);
    }

    /** Mean squared error of a probability, Brier's score; in [0, 1], lower is better. */
    public static double brier(double[] score, int[] label) {
        requireSameLength(score.length, label.length);
        if (score.length == 0) {
            throw new UndefinedStatisticException("there are no rows to score");
        }
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            double error = score[i] - label[i];
            sum += error * error;
        }
        return sum / score.length;
    }

    /** Mean negative log likelihood in nats; probabilities are kept within [1e-15, 1 - 1e-15]. */
    public static double logLoss(double[] score, int[] label) {
        requireSameLength(score.length, label.length);
        if (score.length == 0) {
            throw new UndefinedStatisticException("there are no rows to score");
        }
        double sum = 0;
        for (int i = 0; i < score.length; i++) {
            double p = Math.min(1 - 1e-15, Math.max(1e-15, score[i]));
            sum -= label[i] == 1 ? Math.log(p) : Math.log1p(-p);
        }
        return sum / score.length;
    }

    /** Generalised false positive rate: the mean score of the negatives (Pleiss and others 2017). */
    public static double generalizedFalsePositiveRate(double[] score, int[] label, double[] weights) {
        return weightedMean(score, label, 0, weights, "negative");
    }

    /** Generalised false negative rate: one minus the mean score of the positives. */
    public static double generalizedFalseNegativeRate(double[] score, int[] label, double[] weights) {
        return 1 - weightedMean(score, label, 1, weights, "positive");
    }

    private static double weightedMean(double[] score, int[] label, int wanted, double[] weights, String name) {
        requireSameLength(score.length, label.length);
        requireSameLength(score.length, weights.length);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < score.length; i++) {
            if (label[i] == wanted) {
                sum += weights[i] * score[i];
                weight += weights[i];
            }
        }
        if (weight == 0) {
            throw new UndefinedStatisticException("no row has a " + name + " label, so its mean score is undefined");
        }
        return sum / weight;
    }

    /**
     * Kruskal and Wallis' test that scores have one distribution in all groups, corrected for ties.
     *
     * @param group code of each row's group, none missing
     */
    public static TestResult kruskalWallis(double[] score, int[] group, int groups) {
        requireSameLength(score.length, group.length);
        double[] ranks = Ranks.of(score);
        double[] sums = new double[groups];
        double[] rows = new double[groups];
        double n = score.length;
        double square = 0;
        for (int i = 0; i < score.length; i++) {
            sums[group[i]] += ranks[i];
            rows[group[i]]++;
            double centred = ranks[i] - (n + 1) / 2;
            square += centred * centred;
        }
        int nonEmpty = 0;
        double between = 0;
        for (int g = 0; g < groups; g++) {
            if (rows[g] > 0) {
                nonEmpty++;
                double centred = sums[g] / rows[g] - (n + 1) / 2;
                between += rows[g] * centred * centred;
            }
        }
        if (square == 0 || nonEmpty < 2) {
            throw new UndefinedStatisticException("scores or groups do not vary, so there is nothing to test");
        }
        double statistic = (n - 1) * between / square;
        return new TestResult(
                statistic, ChiSquaredDistribution.of(nonEmpty - 1).survivalProbability(statistic), "Kruskal-Wallis");
    }

    private static boolean[] negated(boolean[] flags) {
        boolean[] negated = new boolean[flags.length];
        for (int i = 0; i < flags.length; i++) {
            negated[i] = !flags[i];
        }
        return negated;
    }

    private static void requireSameLength(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException("arrays must have one length, were " + first + " and " + second);
        }
    }
}
