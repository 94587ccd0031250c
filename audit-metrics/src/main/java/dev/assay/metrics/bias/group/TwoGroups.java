package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Disparity of one group to another: differences are unprivileged minus privileged in [-1, 1], ratios unprivileged over
 * privileged in [0, ∞); 0 and 1 mean parity. The sign says who is better off, so it is kept.
 *
 * <p>Every difference throws {@link UndefinedStatisticException} when a rate it needs has no denominator. Conventions of
 * AIF360.
 */
public record TwoGroups(Confusion unprivileged, Confusion privileged) {
    /** Difference of one rate. */
    public double difference(Rate rate) {
        return unprivileged.rate("the unprivileged group", rate).value()
                - privileged.rate("the privileged group", rate).value();
    }

    /** Ratio of one rate: infinite when only the privileged rate is 0, undefined when both are. */
    public double ratio(Rate rate) {
        double ratio = unprivileged.rate("the unprivileged group", rate).value()
                / privileged.rate("the privileged group", rate).value();
        if (Double.isNaN(ratio)) {
            throw new UndefinedStatisticException(
                    "both groups have " + rate.title() + " 0, so their ratio is undefined");
        }
        return ratio;
    }

    /** Selection rate difference (Dwork and others 2012). */
    public double statisticalParityDifference() {
        return difference(Rate.SELECTION);
    }

    /** Selection rate ratio; the four-fifths rule asks for at least 0.8. */
    public double disparateImpact() {
        return ratio(Rate.SELECTION);
    }

    /** True positive rate difference (Hardt and others 2016). */
    public double equalOpportunityDifference() {
        return difference(Rate.TRUE_POSITIVE);
    }

    /** Mean of the false and true positive rate differences; the two can cancel, so look at both. */
    public double averageOddsDifference() {
        return (difference(Rate.FALSE_POSITIVE) + difference(Rate.TRUE_POSITIVE)) / 2;
    }

    /** Mean of the absolute differences, where nothing cancels. */
    public double averageAbsoluteOddsDifference() {
        return (Math.abs(difference(Rate.FALSE_POSITIVE)) + Math.abs(difference(Rate.TRUE_POSITIVE))) / 2;
    }

    /** The larger absolute difference of true and false positive rate. */
    public double equalizedOddsDifference() {
        return Math.max(Math.abs(difference(Rate.FALSE_POSITIVE)), Math.abs(difference(Rate.TRUE_POSITIVE)));
    }

    /** Mean of the differences in positive predictive value and false omission rate (Chouldechova 2017). */
    public double averagePredictiveValueDifference() {
        return (difference(Rate.POSITIVE_PREDICTIVE) + difference(Rate.FALSE_OMISSION)) / 2;
    }

    /** Difference of false negatives per false positive (Berk and others 2018). */
    public double treatmentEqualityDifference() {
        if (unprivileged.fp() == 0 || privileged.fp() == 0) {
            throw new UndefinedStatisticException("a group has no false positive, so treatment equality is undefined");
        }
        return unprivileged.fn() / unprivileged.fp() - privileged.fn() / privileged.fp();
    }

    /** Class imbalance {@code (N_u - N_p) / (N_u + N_p)} in [-1, 1]; some tools use the opposite sign. */
    public double imbalance() {
        double total = unprivileged.total() + privileged.total();
        if (total == 0) {
            throw new UndefinedStatisticException("both groups are empty, so their imbalance is undefined");
        }
        return (unprivileged.total() - privileged.total()) / total;
    }

    /**
     * Kullback-Leibler divergence, in nats, of the privileged group's distribution of the two outcomes from the
     * unprivileged group's: {@code sum P_p ln(P_p / P_u)}; infinite when the unprivileged group lacks an outcome.
     *
     * @param rate {@link Rate#BASE} for labels, {@link Rate#SELECTION} for predictions
     */
    public double kullbackLeibler(Rate rate) {
        double p = privileged.rate("the privileged group", rate).value();
        double q = unprivileged.rate("the unprivileged group", rate).value();
        return term(p, q) + term(1 - p, 1 - q);
    }

    private static double term(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }
}
