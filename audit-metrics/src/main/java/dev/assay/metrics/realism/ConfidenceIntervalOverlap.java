package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/**
 * The mean overlap, over columns, of the human and the synthetic interval around the mean, {@code (o / l_h + o / l_s) /
 * 2} with o the length of the intersection and l the lengths; a column without intersection counts 0.
 *
 * <p>Source: A. F. Karr et al., Am. Stat. 60(3), 2006, doi:10.1198/000313006X124640. SynthEval's default interval is the
 * mean plus or minus z standard <em>deviations</em>, which nearly always overlaps: see {@link Spread}.
 *
 * @param overlap mean over columns, in [0, 1]
 * @param standardError of that mean; NaN for one column
 * @param apart number of columns whose intervals do not overlap
 * @param columns number of columns
 */
public record ConfidenceIntervalOverlap(double overlap, double standardError, int apart, int columns) {
    /** Half the length of an interval, in units of z. */
    public enum Spread {
        /** The standard error of the mean: a confidence interval of the mean. */
        STANDARD_ERROR,
        /** The standard deviation: where most values lie. */
        STANDARD_DEVIATION
    }

    /** The overlap of 95 % confidence intervals of the means (z = 1.96). */
    public static ConfidenceIntervalOverlap of(double[][] human, double[][] synthetic) {
        return of(human, synthetic, 1.96, Spread.STANDARD_ERROR);
    }

    /**
     * The overlap.
     *
     * @param human one array a column; NaN is missing and dropped
     * @param synthetic the same columns
     * @param z half-length of the intervals in units of {@code spread}
     */
    public static ConfidenceIntervalOverlap of(double[][] human, double[][] synthetic, double z, Spread spread) {
        if (human.length != synthetic.length) {
            throw new IllegalArgumentException(
                    "both sides need the same columns, had " + human.length + " and " + synthetic.length);
        }
        if (!(z > 0)) {
            throw new IllegalArgumentException("z must be positive, was " + z);
        }
        if (human.length == 0) {
            throw new UndefinedStatisticException("there is no numeric column");
        }
        double[] overlaps = new double[human.length];
        int apart = 0;
        for (int i = 0; i < overlaps.length; i++) {
            overlaps[i] = overlap(Moments.of(human[i]), Moments.of(synthetic[i]), z, spread);
            apart += overlaps[i] == 0 ? 1 : 0;
        }
        Moments moments = Moments.of(overlaps);
        return new ConfidenceIntervalOverlap(
                moments.mean(), moments.standardDeviation() / Math.sqrt(overlaps.length), apart, overlaps.length);
    }

    private static double overlap(Moments human, Moments synthetic, double z, Spread spread) {
        double halfHuman = z * scale(human, spread);
        double halfSynthetic = z * scale(synthetic, spread);
        double shared = Math.min(human.mean() + halfHuman, synthetic.mean() + halfSynthetic)
                - Math.max(human.mean() - halfHuman, synthetic.mean() - halfSynthetic);
        return Math.max(0, (shared / (2 * halfHuman) + shared / (2 * halfSynthetic)) / 2);
    }

    private static double scale(Moments moments, Spread spread) {
        double deviation = moments.standardDeviation();
        if (!(deviation > 0)) {
            throw new UndefinedStatisticException("a constant column has an interval without length");
        }
        return spread == Spread.STANDARD_ERROR ? deviation / Math.sqrt(moments.n()) : deviation;
    }
}
