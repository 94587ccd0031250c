package dev.assay.metrics.copying;

import dev.assay.metrics.realism.Quantiles;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Median distance of synthetic records to their closest human record, in units of the median distance of human records to
 * their closest other human record.
 *
 * <p>Range [0, ∞): about 1 for fresh human records, near 0 for copies, above 1 for records that are off. Undefined when half of the human
 * records have an exact duplicate, so that the unit is 0.
 *
 * <p>Source: SynthEval (median distance to closest record), which takes a verbatim copy in the original order for the same set and gives 1.
 */
public final class ClosestRecordRatio {
    private ClosestRecordRatio() {}

    /** From the distance of each record to the closest human record, itself left out. */
    public static double of(double[] syntheticToHuman, double[] humanToHuman) {
        double unit = Quantiles.of(humanToHuman, 0.5);
        if (unit == 0) {
            throw new UndefinedStatisticException(
                    "half of the human records have an exact duplicate, so there is no distance to compare with");
        }
        return Quantiles.of(syntheticToHuman, 0.5) / unit;
    }
}
