package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Smoothed empirical differential fairness: the largest absolute log ratio, over pairs of groups and both outcomes, of the
 * outcome's smoothed rate {@code (k + c / 2) / (n + c)}. Range [0, ∞), 0 = equal rates; {@code exp(epsilon)} is the worst
 * ratio. Smoothing lets groups of any size take part, which is why it suits intersections of attributes.
 *
 * <p>Concentration 0 leaves the rates as they are (empirical differential fairness): infinite when an outcome never happens in
 * one group and does in another. Without data of a group there is no rate, so empty groups are left out either way.
 *
 * <p>The bias amplification of synthetic data or of a model is its epsilon minus that of the human labels. Source: Foulds
 * and others 2020. Cost: quadratic in the number of groups.
 */
public final class DifferentialFairness {
    /** The usual concentration {@code c}: one pseudo-row a group. */
    public static final double CONCENTRATION = 1;

    private DifferentialFairness() {}

    /**
     * One pair of groups on one outcome.
     *
     * @param higher the group with the higher smoothed rate of the outcome
     * @param lower the other
     * @param positive whether the outcome is the positive one
     * @param logRatio of the two rates, never negative
     */
    public record Pair(String higher, String lower, boolean positive, double logRatio) {}

    /** Epsilon with concentration 1. */
    public static double epsilon(GroupRates rates) {
        return epsilon(rates, CONCENTRATION);
    }

    /** Epsilon: the largest log ratio; 0 for a single group. */
    public static double epsilon(GroupRates rates, double concentration) {
        List<Pair> pairs = pairs(rates, concentration);
        return pairs.isEmpty() ? 0 : pairs.get(0).logRatio();
    }

    /** All pairs of groups on both outcomes, the widest first: which pair it is, and the runners-up. */
    public static List<Pair> pairs(GroupRates rates, double concentration) {
        if (!(concentration >= 0 && concentration < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("concentration must be at least 0 and finite, was " + concentration);
        }
        List<GroupRate> groups = rates.defined();
        if (groups.isEmpty()) {
            throw new UndefinedStatisticException("no group has a row, so there is no differential fairness");
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                pairs.add(pair(groups.get(i), groups.get(j), concentration, true));
                pairs.add(pair(groups.get(i), groups.get(j), concentration, false));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::logRatio).reversed());
        return pairs;
    }

    /**
     * An interval of epsilon with concentration 1: where the log intervals of all pairs' ratios (Katz), which hold at once
     * (Bonferroni), allow the largest to lie. A percentile interval of a maximum would never reach 0.
     */
    public static Interval interval(GroupRates rates, double level) {
        List<Pair> pairs = pairs(rates, CONCENTRATION);
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("there is a single group, so there is no pair");
        }
        double z = ProportionInterval.z(1 - (1 - level) / pairs.size());
        double low = 0;
        double high = 0;
        for (Pair pair : pairs) {
            double half = z
                    * Math.sqrt(logVariance(rates.group(pair.higher()), pair.positive())
                            + logVariance(rates.group(pair.lower()), pair.positive()));
            low = Math.max(low, pair.logRatio() - half);
            high = Math.max(high, pair.logRatio() + half);
        }
        return new Interval(low, high, level, "Katz, Bonferroni over " + pairs.size() + " log ratios");
    }

    private static double logVariance(GroupRate group, boolean positive) {
        double rate = smoothed(group, CONCENTRATION, positive);
        return (1 - rate) / (rate * (group.trials() + CONCENTRATION));
    }

    private static Pair pair(GroupRate a, GroupRate b, double concentration, boolean positive) {
        double left = smoothed(a, concentration, positive);
        double right = smoothed(b, concentration, positive);
        // Without smoothing both rates may be 0: nobody is better off.
        double log = left == right ? 0 : Math.log(left) - Math.log(right);
        return log >= 0
                ? new Pair(a.group(), b.group(), positive, log)
                : new Pair(b.group(), a.group(), positive, -log);
    }

    private static double smoothed(GroupRate group, double concentration, boolean positive) {
        double rate = (group.successes() + concentration / 2) / (group.trials() + concentration);
        return positive ? rate : 1 - rate;
    }
}
