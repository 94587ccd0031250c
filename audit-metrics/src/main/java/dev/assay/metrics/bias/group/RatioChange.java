package dev.assay.metrics.bias.group;

import dev.assay.audit.Conclusion;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;

/**
 * The ratio of two groups' rates in synthetic data over the same ratio in human data; 1 = kept, below 1 = the first group
 * fares worse against the second than among people. Range (0, ∞).
 *
 * <p>The interval is Katz's on the log scale, variances of the four rates added, 0.5 added to the counts of a rate of 0.
 */
public record RatioChange(GroupRate human, GroupRate humanOther, GroupRate synthetic, GroupRate syntheticOther) {
    public RatioChange {
        if (!(human.isDefined() && humanOther.isDefined() && synthetic.isDefined() && syntheticOther.isDefined())) {
            throw new UndefinedStatisticException("one of the four rates has no row that could count");
        }
    }

    /** The ratio of the two ratios. */
    public double value() {
        return Math.exp(log());
    }

    private double log() {
        return logRate(synthetic) - logRate(syntheticOther) - logRate(human) + logRate(humanOther);
    }

    private static double logRate(GroupRate rate) {
        return rate.successes() > 0
                ? Math.log(rate.successes() / rate.trials())
                : Math.log(0.5 / (rate.trials() + 0.5));
    }

    /** At least the variance of one success or failure more, so that no rate counts as known exactly. */
    private static double variance(GroupRate rate) {
        double successes = Math.max(0.5, Math.min(rate.successes(), rate.trials() - 0.5));
        return 1 / successes - 1 / Math.max(rate.trials(), successes);
    }

    public Interval interval(double level) {
        double half = ProportionInterval.z(level)
                * Math.sqrt(variance(human) + variance(humanOther) + variance(synthetic) + variance(syntheticOther));
        return new Interval(Math.exp(log() - half), Math.exp(log() + half), level, "Katz log, variances added");
    }

    /**
     * What the data can say of the change, one of several looked at together; kept means within four fifths and its inverse.
     */
    public Conclusion conclusion(int comparisons) {
        Interval narrow = interval(1 - 0.10 / comparisons);
        if (narrow.low() >= ImpactRatio.FOUR_FIFTHS && narrow.high() <= 1 / ImpactRatio.FOUR_FIFTHS) {
            return Conclusion.WITHIN_TOLERANCE;
        }
        return interval(1 - 0.05 / comparisons).contains(1) ? Conclusion.INSUFFICIENT_EVIDENCE : Conclusion.DISPARITY;
    }
}
