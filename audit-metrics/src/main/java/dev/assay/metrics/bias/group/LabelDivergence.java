package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/**
 * How far two groups' distributions of labels lie apart, from counts of the labels in the same order, in nats. 0 = the same.
 * Sources: Kullback and Leibler 1951; Lin 1991. Cost: linear in the number of labels.
 */
public final class LabelDivergence {
    private LabelDivergence() {}

    /**
     * {@code sum p ln(p / q)}, in [0, ∞).
     *
     * @throws UndefinedStatisticException when a label of the first never occurs in the second: the divergence is infinite
     */
    public static double kullbackLeibler(double[] first, double[] second) {
        double left = rows(first);
        double right = rows(second);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] > 0) {
                if (second[i] == 0) {
                    throw new UndefinedStatisticException(
                            "a label of one group never occurs in the other, so the divergence is infinite");
                }
                sum += first[i] / left * Math.log(first[i] / left / (second[i] / right));
            }
        }
        return Math.max(0, sum);
    }

    /** Mean divergence of both from their even mixture, in [0, ln 2]; defined whatever labels occur. */
    public static double jensenShannon(double[] first, double[] second) {
        double left = rows(first);
        double right = rows(second);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double p = first[i] / left;
            double q = second[i] / right;
            sum += term(p, (p + q) / 2) + term(q, (p + q) / 2);
        }
        return Math.max(0, sum / 2);
    }

    /**
     * The log of the ratio of one label's shares; negative where the first group has it less often.
     *
     * @throws UndefinedStatisticException when a group never has the label
     */
    public static double logRatio(double[] first, double[] second, int label) {
        double left = first[label] / rows(first);
        double right = second[label] / rows(second);
        if (left == 0 || right == 0) {
            throw new UndefinedStatisticException("a group never has the label, so its log ratio is infinite");
        }
        return Math.log(left / right);
    }

    private static double rows(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        if (!(sum > 0)) {
            throw new UndefinedStatisticException("a group has no row with a label");
        }
        return sum;
    }

    private static double term(double p, double m) {
        return p == 0 ? 0 : p * Math.log(p / m);
    }
}
