package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/**
 * The impact ratio of the four-fifths rule, lowest over highest rate of the groups, with the exact test that the rule wants
 * read beside it: a ratio of small numbers says little.
 *
 * <p>In [0, 1], 1 = equal rates. The interval holds for all pairs of groups at once (Katz, Bonferroni), since the pair was
 * picked for its ratio; so does the p-value (Fisher, times the number of pairs). Groups below the minimum take no part.
 * Source: 29 CFR 1607.4 D; Katz and others 1978. Cost: quadratic in the number of groups.
 *
 * @param lowest the group with the lowest rate
 * @param highest the group with the highest rate
 * @param interval 95 % interval of the ratio
 * @param test Fisher's exact test of the two rates, adjusted for the number of pairs
 * @param pairs number of pairs of groups
 */
public record ImpactRatio(GroupRate lowest, GroupRate highest, Interval interval, TestResult test, int pairs) {
    /** Below this ratio the rule sees evidence of adverse impact. */
    public static final double FOUR_FIFTHS = 0.8;

    /**
     * The ratio of these groups' rates.
     *
     * @param minimumRows smallest group that takes part
     * @throws UndefinedStatisticException when fewer than two groups are large enough, or no one is selected
     */
    public static ImpactRatio of(GroupRates rates, double minimumRows) {
        List<PairGap> pairs = rates.atLeast(minimumRows).pairs();
        if (pairs.isEmpty()) {
            throw new UndefinedStatisticException("fewer than two groups have " + Math.round(minimumRows)
                    + " rows that count, so there is no ratio to judge");
        }
        PairGap widest = pairs.get(0);
        if (widest.first().value() == 0) {
            throw new UndefinedStatisticException(
                    "the " + rates.measure() + " of every group is 0, so the ratio is 0/0");
        }
        double level = 1 - 0.05 / pairs.size();
        double low = 1;
        double high = 1;
        for (PairGap pair : pairs) {
            // Of equal rates either may be called the lower.
            if (pair.first().value() > 0) {
                Interval ratio = ratio(pair.second(), pair.first(), level);
                low = Math.min(low, ratio.low());
                high = Math.min(high, ratio.high());
            }
        }
        String over = pairs.size() == 1 ? "" : ", Bonferroni over " + pairs.size() + " pairs";
        TestResult fisher =
                TwoProportionTest.of(widest.second(), widest.first()).fisher();
        return new ImpactRatio(
                widest.second(),
                widest.first(),
                new Interval(low, Math.max(low, high), 0.95, "Katz log" + over),
                new TestResult(fisher.statistic(), Math.min(1, pairs.size() * fisher.pValue()), fisher.method() + over),
                pairs.size());
    }

    private static Interval ratio(GroupRate low, GroupRate high, double level) {
        return ProportionInterval.katz(low.successes(), low.trials(), high.successes(), high.trials(), level);
    }

    /** Lowest over highest rate. */
    public double value() {
        return lowest.value() / highest.value();
    }

    public boolean belowFourFifths() {
        return value() < FOUR_FIFTHS;
    }
}
