package dev.assay.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Confidence intervals of a proportion, of the difference of two independent proportions, and of their ratio.
 *
 * <p>Counts are doubles so that weighted counts and effective sample sizes can be given; {@code 0 <= successes <= trials}
 * and {@code trials > 0}. A sample without trials has no proportion: {@link UndefinedStatisticException}. The order of
 * arguments is always successes, trials; differences are first minus second, ratios first over second.
 *
 * <p>Written here because Commons Math's intervals take {@code int} counts and there is none for differences or ratios.
 *
 * <p>Sources: Wilson 1927; Clopper and Pearson 1934; Brown, Cai and DasGupta 2001 (Jeffreys, Agresti-Coull); Newcombe
 * 1998, method 10; Agresti and Caffo 2000; Katz and others 1978. Cost: constant.
 */
public final class ProportionInterval {
    /** The level used where none is given. */
    public static final double LEVEL = 0.95;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private ProportionInterval() {}

    /** The two-sided standard normal quantile of a level: 1.96 for 0.95. */
    public static double z(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
        return NORMAL.inverseSurvivalProbability((1 - level) / 2);
    }

    /** {@link #wilson(double, double, double)} at 95 %. */
    public static Interval wilson(double successes, double trials) {
        return wilson(successes, trials, LEVEL);
    }

    /** Wilson's score interval, the default for one proportion: good at any rate and from a few trials on. */
    public static Interval wilson(double successes, double trials, double level) {
        check(successes, trials);
        double z = z(level);
        double p = successes / trials;
        double zz = z * z / trials;
        double centre = (p + zz / 2) / (1 + zz);
        double half = z * Math.sqrt((p * (1 - p) + zz / 4) / trials) / (1 + zz);
        // At the ends the closed form is exact in theory and off by rounding in practice.
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == trials ? 1 : Math.min(1, centre + half);
        return new Interval(low, high, level, "Wilson");
    }

    /** The exact interval of Clopper and Pearson: never covers less than the level, wide for few trials. */
    public static Interval clopperPearson(double successes, double trials, double level) {
        check(successes, trials);
        double tail = tail(level);
        double failures = trials - successes;
        double low = successes == 0
                ? 0
                : BetaDistribution.of(successes, failures + 1).inverseCumulativeProbability(tail);
        double high =
                failures == 0 ? 1 : BetaDistribution.of(successes + 1, failures).inverseSurvivalProbability(tail);
        return new Interval(low, high, level, "Clopper-Pearson");
    }

    /** The equal-tailed interval of the posterior under Jeffreys' prior Beta(1/2, 1/2). */
    public static Interval jeffreys(double successes, double trials, double level) {
        check(successes, trials);
        double tail = tail(level);
        BetaDistribution posterior = BetaDistribution.of(successes + 0.5, trials - successes + 0.5);
        return new Interval(
                posterior.inverseCumulativeProbability(tail),
                posterior.inverseSurvivalProbability(tail),
                level,
                "Jeffreys");
    }

    /** Agresti and Coull's: Wald's interval after adding {@code z²} trials, half of them successes. */
    public static Interval agrestiCoull(double successes, double trials, double level) {
        check(successes, trials);
        double z = z(level);
        double added = z * z;
        return wald(successes + added / 2, trials + added, z, level, "Agresti-Coull");
    }

    /** The textbook interval {@code p ± z sqrt(p (1 - p) / n)}, cut to [0, 1]; covers too little, for comparison only. */
    public static Interval wald(double successes, double trials, double level) {
        check(successes, trials);
        return wald(successes, trials, z(level), level, "Wald");
    }

    private static Interval wald(double successes, double trials, double z, double level, String method) {
        double p = successes / trials;
        double half = z * Math.sqrt(p * (1 - p) / trials);
        return new Interval(p - half, p + half, level, method).clamp(0, 1);
    }

    /** {@link #newcombe(double, double, double, double, double)} at 95 %. */
    public static Interval newcombe(double successes1, double trials1, double successes2, double trials2) {
        return newcombe(successes1, trials1, successes2, trials2, LEVEL);
    }

    /** Newcombe's hybrid score interval of {@code p1 - p2}, the default for a difference; within [-1, 1]. */
    public static Interval newcombe(
            double successes1, double trials1, double successes2, double trials2, double level) {
        Interval first = wilson(successes1, trials1, level);
        Interval second = wilson(successes2, trials2, level);
        return differenceOf(successes1 / trials1, first, successes2 / trials2, second, "Newcombe hybrid score");
    }

    /**
     * The interval of a difference from the intervals of two independent estimates: the hybrid of Newcombe, called the
     * method of variance estimates recovery by Zou and Donner 2008. Both intervals have the same level.
     */
    public static Interval differenceOf(
            double estimate1, Interval interval1, double estimate2, Interval interval2, String method) {
        double difference = estimate1 - estimate2;
        double below = Math.hypot(estimate1 - interval1.low(), interval2.high() - estimate2);
        double above = Math.hypot(interval1.high() - estimate1, estimate2 - interval2.low());
        return new Interval(difference - below, difference + above, interval1.level(), method);
    }

    /** Wald's interval of {@code p1 - p2}, not cut; covers too little, for comparison only. */
    public static Interval waldDifference(
            double successes1, double trials1, double successes2, double trials2, double level) {
        check(successes1, trials1);
        check(successes2, trials2);
        return waldDifference(successes1, trials1, successes2, trials2, level, "Wald");
    }

    /** Agresti and Caffo's interval of {@code p1 - p2}: Wald's after adding one success and one failure to each. */
    public static Interval agrestiCaffo(
            double successes1, double trials1, double successes2, double trials2, double level) {
        check(successes1, trials1);
        check(successes2, trials2);
        return waldDifference(successes1 + 1, trials1 + 2, successes2 + 1, trials2 + 2, level, "Agresti-Caffo");
    }

    private static Interval waldDifference(
            double successes1, double trials1, double successes2, double trials2, double level, String method) {
        double p1 = successes1 / trials1;
        double p2 = successes2 / trials2;
        double half = z(level) * Math.sqrt(p1 * (1 - p1) / trials1 + p2 * (1 - p2) / trials2);
        return new Interval(p1 - p2 - half, p1 - p2 + half, level, method);
    }

    /**
     * Katz's interval of {@code p1 / p2} on the log scale, the default for a ratio. A sample without successes makes the
     * ratio 0 or infinite and the log interval undefined; 0.5 is then added to every count, and the method's name says
     * so.
     */
    public static Interval katz(double successes1, double trials1, double successes2, double trials2, double level) {
        check(successes1, trials1);
        check(successes2, trials2);
        if (successes1 == 0 || successes2 == 0) {
            return katzAdjusted(successes1, trials1, successes2, trials2, level);
        }
        return logRatio(successes1, trials1, successes2, trials2, level, "Katz log");
    }

    /** Katz's interval after adding 0.5 to every count (Walter 1975). */
    public static Interval katzAdjusted(
            double successes1, double trials1, double successes2, double trials2, double level) {
        check(successes1, trials1);
        check(successes2, trials2);
        return logRatio(successes1 + 0.5, trials1 + 0.5, successes2 + 0.5, trials2 + 0.5, level, "Katz log, 0.5 added");
    }

    private static Interval logRatio(
            double successes1, double trials1, double successes2, double trials2, double level, String method) {
        double log = Math.log(successes1 / trials1) - Math.log(successes2 / trials2);
        double variance = 1 / successes1 - 1 / trials1 + 1 / successes2 - 1 / trials2;
        double half = z(level) * Math.sqrt(Math.max(0, variance));
        return new Interval(Math.exp(log - half), Math.exp(log + half), level, method);
    }

    private static double tail(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
        return (1 - level) / 2;
    }

    static void check(double successes, double trials) {
        if (trials == 0) {
            throw new UndefinedStatisticException("there are no rows, so there is no proportion");
        }
        if (!(trials > 0 && trials < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trials must be positive and finite, was " + trials);
        }
        if (!(successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException("successes must be in [0, " + trials + "], was " + successes);
        }
    }
}
