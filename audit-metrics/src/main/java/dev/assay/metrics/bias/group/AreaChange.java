package dev.assay.metrics.bias.group;

import dev.assay.audit.Conclusion;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A group's gap in AUC to everyone else in human data, the same gap in synthetic data, and whether it changed.
 *
 * <p>Gap = AUC within the group minus AUC within the others; change = synthetic gap minus human gap, in [-2, 2]. The four
 * areas come from different rows, so their variances (DeLong and others 1988) add. Cost: constant.
 *
 * @param humanGroup area within the group, human rows
 * @param humanOthers area within everyone else, human rows
 * @param syntheticGroup area within the group, synthetic rows
 * @param syntheticOthers area within everyone else, synthetic rows
 */
public record AreaChange(
        AreaUnderCurve humanGroup,
        AreaUnderCurve humanOthers,
        AreaUnderCurve syntheticGroup,
        AreaUnderCurve syntheticOthers) {
    /** Fewest positive and fewest negative rows each area must rest on before anything is claimed. */
    public static final int MINIMUM_ROWS = 30;

    public double humanGap() {
        return humanGroup.value() - humanOthers.value();
    }

    public double syntheticGap() {
        return syntheticGroup.value() - syntheticOthers.value();
    }

    /** Synthetic gap minus human gap. */
    public double value() {
        return syntheticGap() - humanGap();
    }

    /** Normal interval of {@link #value}, cut to [-2, 2]. */
    public Interval interval(double level) {
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * error();
        return new Interval(Math.max(-2, value() - half), Math.min(2, value() + half), level, "DeLong");
    }

    /** The z test that the gap is the same on both sides; p is 1 when nothing varies and nothing changed. */
    public TestResult test() {
        double error = error();
        double z = error > 0 ? value() / error : value() == 0 ? 0 : Math.copySign(Double.MAX_VALUE, value());
        return new TestResult(
                z,
                Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))),
                "z test of AUC gaps, DeLong variances");
    }

    private double error() {
        return Math.sqrt(humanGroup.variance()
                + humanOthers.variance()
                + syntheticGroup.variance()
                + syntheticOthers.variance());
    }

    /** What the data can say of the change, one of several looked at together; too few rows never support a claim. */
    public Conclusion conclusion(double tolerance, int comparisons) {
        if (leastRows() < MINIMUM_ROWS) {
            return Conclusion.INSUFFICIENT_EVIDENCE;
        }
        Interval narrow = interval(1 - 0.10 / comparisons);
        if (narrow.low() >= -tolerance && narrow.high() <= tolerance) {
            return Conclusion.WITHIN_TOLERANCE;
        }
        return interval(1 - 0.05 / comparisons).contains(0) ? Conclusion.INSUFFICIENT_EVIDENCE : Conclusion.DISPARITY;
    }

    /** Rows of the rarer label behind the least of the four areas. */
    public int leastRows() {
        return Math.min(
                Math.min(least(humanGroup), least(humanOthers)),
                Math.min(least(syntheticGroup), least(syntheticOthers)));
    }

    private static int least(AreaUnderCurve area) {
        return Math.min(area.positives(), area.negatives());
    }
}
