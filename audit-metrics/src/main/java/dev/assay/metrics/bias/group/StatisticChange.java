package dev.assay.metrics.bias.group;

import dev.assay.audit.Conclusion;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A smooth statistic of a count table on human and on synthetic data, and whether it changed. All it needs is the sums of each
 * fold, which add up over parts of the data: {@code variance = (n - 1) / n sum (T(-i) - mean T(-i))^2} over the statistic
 * without each of the {@code n} folds (the delete-a-group jackknife), and Student's t with Welch's degrees of freedom.
 *
 * <p>Not for maxima of gaps, which are not smooth where groups are equal; there see {@link MaximumGap}. Cost: the statistic
 * once a fold. Source: P. S. Kott, The delete-a-group jackknife, Journal of Official Statistics 17, 2001; B. L. Welch 1947.
 *
 * @param human the statistic of all human rows
 * @param synthetic of all synthetic rows
 * @param error standard error of the change; NaN when it cannot be estimated: fewer than two folds, a fold without which the
 *     statistic is undefined, or one that no fold alters
 * @param degrees degrees of freedom of the error
 */
public record StatisticChange(double human, double synthetic, double error, double degrees) {
    /**
     * Compares the statistic of the sums of both sides.
     *
     * @throws UndefinedStatisticException when it is undefined on one of them
     */
    public static StatisticChange of(double[][] human, double[][] synthetic, ToDoubleFunction<double[]> statistic) {
        double[] humanTotal = total(human);
        double[] syntheticTotal = total(synthetic);
        double h = finite(statistic.applyAsDouble(humanTotal), "human");
        double s = finite(statistic.applyAsDouble(syntheticTotal), "synthetic");
        double left = variance(human, humanTotal, statistic);
        double right = variance(synthetic, syntheticTotal, statistic);
        double sum = left + right;
        double degrees = sum * sum / (left * left / (human.length - 1) + right * right / (synthetic.length - 1));
        return sum > 0 && degrees > 0
                ? new StatisticChange(h, s, Math.sqrt(sum), degrees)
                : new StatisticChange(h, s, Double.NaN, Double.NaN);
    }

    private static double finite(double value, String side) {
        if (!Double.isFinite(value)) {
            throw new UndefinedStatisticException("it has no finite value in the " + side + " data");
        }
        return value;
    }

    private static double variance(double[][] folds, double[] total, ToDoubleFunction<double[]> statistic) {
        int n = folds.length;
        double[] rest = new double[total.length];
        double mean = 0;
        double squares = 0;
        for (int fold = 0; fold < n; fold++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = total[i] - folds[fold][i];
                // What rounding alone leaves of a cell is an empty cell.
                rest[i] = Math.abs(rest[i]) < 1e-12 * Math.abs(total[i]) ? 0 : rest[i];
            }
            double value;
            try {
                value = statistic.applyAsDouble(rest);
            } catch (UndefinedStatisticException e) {
                return Double.NaN;
            }
            double delta = value - mean;
            mean += delta / (fold + 1);
            squares += delta * (value - mean);
        }
        // Differences that rounding alone makes are none.
        double variance = squares * (n - 1) / n;
        return variance > 1e-24 * Math.max(1, mean * mean) ? variance : n < 2 ? Double.NaN : 0;
    }

    private static double[] total(double[][] folds) {
        double[] total = new double[folds[0].length];
        for (double[] fold : folds) {
            for (int i = 0; i < total.length; i++) {
                total[i] += fold[i];
            }
        }
        return total;
    }

    /** Synthetic minus human value. */
    public double change() {
        return synthetic - human;
    }

    /** Whether the error could be estimated, so that there are an interval and a test. */
    public boolean hasError() {
        return error > 0;
    }

    /** The interval of {@link #change}. */
    public Interval interval(double level) {
        requireError();
        double half = TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2) * error;
        return new Interval(change() - half, change() + half, level, "jackknife of folds, t");
    }

    /** The t test that the statistic is the same on both sides. */
    public TestResult test() {
        requireError();
        double t = change() / error;
        double p = 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
        return new TestResult(t, Math.min(1, p), "t test of the change, jackknife of folds");
    }

    private void requireError() {
        if (!hasError()) {
            throw new UndefinedStatisticException("the error of the change cannot be estimated from these folds");
        }
    }

    /** What the data can say of the change, one of several that are looked at together (Bonferroni). */
    public Conclusion verdict(double tolerance, int comparisons) {
        if (!hasError()) {
            return Conclusion.INSUFFICIENT_EVIDENCE;
        }
        Interval narrow = interval(1 - 0.10 / comparisons);
        if (narrow.low() >= -tolerance && narrow.high() <= tolerance) {
            return Conclusion.WITHIN_TOLERANCE;
        }
        return interval(1 - 0.05 / comparisons).contains(0) ? Conclusion.INSUFFICIENT_EVIDENCE : Conclusion.DISPARITY;
    }

    /**
     * By how much the rows on both sides would have to be multiplied for a claim, if the change stayed what it is; infinite
     * when its error is unknown.
     */
    public double rowsFactor(double tolerance, int comparisons) {
        if (!hasError()) {
            return Double.POSITIVE_INFINITY;
        }
        double size = Math.abs(change());
        double half =
                interval(1 - (size < tolerance ? 0.10 : 0.05) / comparisons).width() / 2;
        double target = size < tolerance ? tolerance - size : size;
        return Math.max(1, (half / target) * (half / target));
    }
}
