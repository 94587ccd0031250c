package dev.assay.metrics.realism;

import java.util.function.ToDoubleBiFunction;

/**
 * A correlation of two columns on both sides, and how near they are: {@code 1 - |rho_h - rho_s| / 2}.
 *
 * <p>Rows in which either column is missing are dropped; a column that is constant on a side makes it undefined. A pair
 * that is uncorrelated in the human data is scored like any other: a generator that invents a correlation is as wrong as
 * one that loses it.
 *
 * @param human the human correlation
 * @param synthetic the synthetic correlation
 * @param score in [0, 1], 1 when equal
 */
public record CorrelationSimilarity(double human, double synthetic, double score) {
    /** The similarity of product-moment correlations. */
    public static CorrelationSimilarity pearson(
            double[] human1, double[] human2, double[] synthetic1, double[] synthetic2) {
        return of(human1, human2, synthetic1, synthetic2, Correlation::pearson);
    }

    /** The similarity of rank correlations. */
    public static CorrelationSimilarity spearman(
            double[] human1, double[] human2, double[] synthetic1, double[] synthetic2) {
        return of(human1, human2, synthetic1, synthetic2, Correlation::spearman);
    }

    /** The similarity of two correlations that are known. */
    public static CorrelationSimilarity of(double human, double synthetic) {
        return new CorrelationSimilarity(human, synthetic, 1 - Math.abs(human - synthetic) / 2);
    }

    private static CorrelationSimilarity of(
            double[] human1,
            double[] human2,
            double[] synthetic1,
            double[] synthetic2,
            ToDoubleBiFunction<double[], double[]> coefficient) {
        double human = coefficient.applyAsDouble(human1, human2);
        double synthetic = coefficient.applyAsDouble(synthetic1, synthetic2);
        return of(human, synthetic);
    }
}
