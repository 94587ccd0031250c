package dev.assay.metrics.bias.group;

import dev.assay.audit.Conclusion;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A group's gap to everyone else in human data, the same gap in synthetic data, and whether it changed.
 *
 * <p>Gap = rate of the group minus rate of the others; change = synthetic gap minus human gap, in [-2, 2]. The interval
 * joins the two Newcombe intervals by variance recovery (Zou and Donner 2008). Cost: constant.
 *
 * @param humanGroup the group among the human rows
 * @param humanOthers everyone else among the human rows
 * @param syntheticGroup the group among the synthetic rows
 * @param syntheticOthers everyone else among the synthetic rows
 */
public record DisparityChange(
        GroupRate humanGroup, GroupRate humanOthers, GroupRate syntheticGroup, GroupRate syntheticOthers) {
    /** Fewest rows that each of the four rates must rest on before anything is claimed. */
    public static final int MINIMUM_ROWS = 30;

    public DisparityChange {
        if (!(humanGroup.isDefined()
                && humanOthers.isDefined()
                && syntheticGroup.isDefined()
                && syntheticOthers.isDefined())) {
            throw new UndefinedStatisticException("the group or everyone else has no row that could count on "
                    + (humanGroup.isDefined() && humanOthers.isDefined() ? "the synthetic side" : "the human side"));
        }
    }

    public double humanGap() {
        return humanGroup.value() - humanOthers.value();
    }

    public double syntheticGap() {
        return syntheticGroup.value() - syntheticOthers.value();
    }

    /** Synthetic gap minus human gap. */
    public double change() {
        return syntheticGap() - humanGap();
    }

    /** How much the gap's size grew; negative when it shrank. */
    public double growth() {
        return Math.abs(syntheticGap()) - Math.abs(humanGap());
    }

    /** The interval of {@link #change}. */
    public Interval interval(double level) {
        return ProportionInterval.differenceOf(
                syntheticGap(),
                gapInterval(syntheticGroup, syntheticOthers, level),
                humanGap(),
                gapInterval(humanGroup, humanOthers, level),
                "Newcombe, variance recovery");
    }

    private static Interval gapInterval(GroupRate group, GroupRate others, double level) {
        return ProportionInterval.newcombe(
                group.successes(), group.trials(), others.successes(), others.trials(), level);
    }

    /** The z test that the gap is the same on both sides, with unpooled variances of the smoothed rates. */
    public TestResult test() {
        double z = change() / standardError();
        return new TestResult(
                z,
                Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))),
                "z test of a difference of differences");
    }

    private double standardError() {
        return Math.sqrt(
                variance(humanGroup) + variance(humanOthers) + variance(syntheticGroup) + variance(syntheticOthers));
    }

    /**
     * The minimum detectable change: the smallest that these rows would show as a disparity in four of five audits when
     * {@code comparisons} changes share 5 %, {@code (z(1 - 0.025 / comparisons) + z(0.8))} standard errors. Smaller
     * changes are missed more often. Source: J. L. Fleiss et al., Statistical Methods for Rates and Proportions, 2003,
     * chapter 4.
     */
    public double minimumDetectableChange(int comparisons) {
        if (comparisons < 1) {
            throw new IllegalArgumentException("comparisons must be at least 1, was " + comparisons);
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return (normal.inverseSurvivalProbability(0.025 / comparisons) + normal.inverseCumulativeProbability(0.8))
                * standardError();
    }

    /** One success and one failure are added, so that a rate of 0 does not count as known exactly. */
    private static double variance(GroupRate rate) {
        double p = (rate.successes() + 1) / (rate.trials() + 2);
        return p * (1 - p) / (rate.trials() + 2);
    }

    /** Rows behind the least of the four rates. */
    public double leastRows() {
        return Math.min(
                Math.min(humanGroup.trials(), humanOthers.trials()),
                Math.min(syntheticGroup.trials(), syntheticOthers.trials()));
    }

    /** What the data can say of the change; groups below {@link #MINIMUM_ROWS} never support a claim. */
    public Conclusion verdict(double tolerance) {
        return verdict(tolerance, 1);
    }

    /** The same for one of several changes that are looked at together: intervals hold for all at once (Bonferroni). */
    public Conclusion verdict(double tolerance, int comparisons) {
        checkTolerance(tolerance);
        if (leastRows() < MINIMUM_ROWS) {
            return Conclusion.INSUFFICIENT_EVIDENCE;
        }
        Interval narrow = interval(1 - 0.10 / comparisons);
        if (narrow.low() >= -tolerance && narrow.high() <= tolerance) {
            return Conclusion.WITHIN_TOLERANCE;
        }
        return interval(1 - 0.05 / comparisons).contains(0) ? Conclusion.INSUFFICIENT_EVIDENCE : Conclusion.DISPARITY;
    }

    /**
     * By how much the rows on both sides would have to be multiplied for a claim, if the change stayed what it is: for
     * equivalence when it lies within the tolerance, for a disparity when not. Intervals shrink with the root of the rows.
     */
    public double rowsFactor(double tolerance) {
        return rowsFactor(tolerance, 1);
    }

    /** The same for one of several changes that are looked at together. */
    public double rowsFactor(double tolerance, int comparisons) {
        checkTolerance(tolerance);
        double size = Math.abs(change());
        double shortage = MINIMUM_ROWS / leastRows();
        double alpha = size < tolerance ? 0.10 : 0.05;
        double half = interval(1 - alpha / comparisons).width() / 2;
        double target = size < tolerance ? tolerance - size : size;
        return Math.max(shortage, Math.max(1, (half / target) * (half / target)));
    }

    private static void checkTolerance(double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be in (0, 1), was " + tolerance);
        }
    }
}
