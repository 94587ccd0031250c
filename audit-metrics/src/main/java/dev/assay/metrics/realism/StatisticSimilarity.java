package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.util.function.ToDoubleFunction;

/**
 * One statistic of a column on both sides, and how near they are: {@code max(0, 1 - |s - h| / (max_h - min_h))}.
 *
 * @param human the statistic of the human column
 * @param synthetic the statistic of the synthetic column
 * @param score in [0, 1], 1 when equal
 */
public record StatisticSimilarity(double human, double synthetic, double score) {
    /** The similarity of means. Missing values are dropped; undefined when the human column is constant. */
    public static StatisticSimilarity ofMean(double[] human, double[] synthetic) {
        return of(human, synthetic, values -> Moments.of(values).mean());
    }

    /** The similarity of medians. */
    public static StatisticSimilarity ofMedian(double[] human, double[] synthetic) {
        return of(human, synthetic, values -> Quantiles.of(values, 0.5));
    }

    /** The similarity of standard deviations, with divisor n - 1. */
    public static StatisticSimilarity ofStandardDeviation(double[] human, double[] synthetic) {
        return of(human, synthetic, values -> {
            double deviation = Moments.of(values).standardDeviation();
            if (Double.isNaN(deviation)) {
                throw new UndefinedStatisticException("a standard deviation needs at least 2 values");
            }
            return deviation;
        });
    }

    private static StatisticSimilarity of(double[] human, double[] synthetic, ToDoubleFunction<double[]> statistic) {
        double[] h = Samples.finite(human, "human");
        double range = h[h.length - 1] - h[0];
        if (!(range > 0)) {
            throw new UndefinedStatisticException("the human column is constant, so differences have no scale");
        }
        double ofHuman = statistic.applyAsDouble(h);
        double ofSynthetic = statistic.applyAsDouble(Samples.finite(synthetic, "synthetic"));
        return new StatisticSimilarity(ofHuman, ofSynthetic, Math.max(0, 1 - Math.abs(ofSynthetic - ofHuman) / range));
    }
}
