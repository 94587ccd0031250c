package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Inequality of benefits among individuals, and the part of it that lies between groups.
 *
 * <p>{@code GE(alpha) = mean((b / m)^alpha - 1) / (alpha (alpha - 1))} with {@code m} the mean benefit; {@code alpha = 1} is
 * Theil's {@code mean((b / m) ln(b / m))} with {@code 0 ln 0 = 0}; {@code alpha = 0} the mean log deviation
 * {@code -mean(ln(b / m))}. Range [0, ∞), 0 = all equal; infinite for {@code alpha <= 0} when a benefit is 0. A prediction's
 * benefit is {@link #benefits}. Total = between groups + within groups.
 *
 * <p>Source: Speicher and others 2018. For alpha = 0 several tools divide by the mean once more inside the sum; this does
 * not. Cost: linear.
 */
public final class GeneralizedEntropy {
    private GeneralizedEntropy() {}

    /** {@code prediction - label + 1} a row: 2 for an undeserved advantage, 1 for justice, 0 for a missed one. */
    public static double[] benefits(int[] label, int[] prediction) {
        if (label.length != prediction.length) {
            throw new IllegalArgumentException(
                    "arrays must have one length, were " + label.length + " and " + prediction.length);
        }
        double[] benefits = new double[label.length];
        for (int i = 0; i < benefits.length; i++) {
            benefits[i] = prediction[i] - label[i] + 1;
        }
        return benefits;
    }

    /** The index of non-negative benefits. */
    public static double index(double[] benefits, double alpha) {
        double mean = mean(benefits);
        double sum = 0;
        for (double benefit : benefits) {
            sum += term(benefit / mean, alpha);
        }
        return sum / benefits.length;
    }

    /**
     * The index from counts, which add up over parts of the data.
     *
     * @param benefits the values that occur, none negative
     * @param rows rows, or weight, of each value
     */
    public static double index(double[] benefits, double[] rows, double alpha) {
        double total = 0;
        double weight = 0;
        for (int i = 0; i < benefits.length; i++) {
            total += rows[i] * benefits[i];
            weight += rows[i];
        }
        if (!(total > 0)) {
            throw new UndefinedStatisticException("all benefits are 0, so their inequality is undefined");
        }
        double sum = 0;
        for (int i = 0; i < benefits.length; i++) {
            if (rows[i] > 0) {
                sum += rows[i] * term(benefits[i] / (total / weight), alpha);
            }
        }
        return sum / weight;
    }

    /** Theil's index, {@code alpha = 1}. */
    public static double theil(double[] benefits) {
        return index(benefits, 1);
    }

    /** Coefficient of variation {@code sqrt(2 GE(2))}: standard deviation over mean. */
    public static double coefficientOfVariation(double[] benefits) {
        return Math.sqrt(2 * index(benefits, 2));
    }

    /**
     * The part between groups: the index after each benefit is replaced by its group's mean.
     *
     * @param group code of each row's group, from 0 to {@code groups - 1}; a row with a negative code keeps benefit 0 in
     *     the sum, as in AIF360, so leave such rows out beforehand unless that is wanted
     */
    public static double betweenGroups(double[] benefits, int[] group, int groups, double alpha) {
        double[] sums = new double[groups];
        double[] rows = new double[groups];
        for (int i = 0; i < benefits.length; i++) {
            if (group[i] >= 0) {
                sums[group[i]] += benefits[i];
                rows[group[i]]++;
            }
        }
        double[] means = new double[benefits.length];
        for (int i = 0; i < benefits.length; i++) {
            means[i] = group[i] < 0 ? 0 : sums[group[i]] / rows[group[i]];
        }
        return index(means, alpha);
    }

    private static double term(double share, double alpha) {
        if (alpha == 1) {
            return share == 0 ? 0 : share * Math.log(share);
        }
        if (alpha == 0) {
            return -Math.log(share);
        }
        return (Math.pow(share, alpha) - 1) / (alpha * (alpha - 1));
    }

    private static double mean(double[] benefits) {
        double sum = 0;
        for (double benefit : benefits) {
            if (!(benefit >= 0)) {
                throw new IllegalArgumentException("benefits must not be negative or missing, was " + benefit);
            }
            sum += benefit;
        }
        if (!(sum > 0)) {
            throw new UndefinedStatisticException("all benefits are 0, so their inequality is undefined");
        }
        return sum / benefits.length;
    }
}
