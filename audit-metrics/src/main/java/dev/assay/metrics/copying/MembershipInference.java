package dev.assay.metrics.copying;

import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Membership inference by distance: whether records the generator saw can be told from those it did not by how near the
 * closest synthetic record is.
 *
 * <p>The attack calls a person a member when their distance to the closest synthetic record is small. {@link Result#area} is
 * the area under its ROC curve, with DeLong's interval: in [0, 1], 0.5 when nothing leaks. {@link Result#atLowRate} is the share of
 * members found at a threshold that accuses at most 1 % of non-members, with Wilson's interval at that threshold: few
 * people found with near certainty is the leak that an area near 0.5 hides. Lower is better.
 *
 * <p>Source: Chen et al., GAN-Leaks, CCS 2020; Carlini et al., Membership Inference Attacks From First Principles, IEEE S&amp;P 2022
 * (true positives at a low false positive rate).
 */
public final class MembershipInference {
    /** The false positive rate at which true positives are counted. */
    public static final double LOW_RATE = 0.01;

    private MembershipInference() {}

    /**
     * How well the attack does.
     *
     * @param area under the curve
     * @param interval of the area, 95 %
     * @param atLowRate members found at the low rate
     * @param atLowRateInterval of that share, 95 %
     * @param falsePositiveRate the rate of accused non-members at that threshold, at most 1 %
     */
    public record Result(
            AreaUnderCurve area,
            Interval interval,
            double atLowRate,
            Interval atLowRateInterval,
            double falsePositiveRate) {}

    /**
     * From the distance of each record to the closest synthetic record.
     *
     * @param members distances of records the generator saw
     * @param others distances of records it did not see, at least 100 for a rate of 1 %
     */
    public static Result of(double[] members, double[] others) {
        return of(members, others, LOW_RATE);
    }

    /** With another low rate, in (0, 1). */
    public static Result of(double[] members, double[] others, double lowRate) {
        if (!(lowRate > 0 && lowRate < 1)) {
            throw new IllegalArgumentException("lowRate must be in (0, 1), was " + lowRate);
        }
        if (others.length * lowRate < 1) {
            throw new UndefinedStatisticException("a false positive rate of " + lowRate + " needs at least "
                    + (int) Math.ceil(1 / lowRate) + " records that the generator did not see, there are "
                    + others.length);
        }
        AreaUnderCurve area = AreaUnderCurve.of(negated(members), negated(others));
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        // Accuse below the distance at which one more accusation would exceed the rate.
        double threshold = sorted[(int) Math.floor(lowRate * sorted.length)];
        int found = below(members, threshold);
        return new Result(
                area,
                area.interval(ProportionInterval.LEVEL),
                (double) found / members.length,
                ProportionInterval.wilson(found, members.length),
                (double) below(others, threshold) / others.length);
    }

    private static int below(double[] distances, double threshold) {
        int count = 0;
        for (double distance : distances) {
            count += distance < threshold ? 1 : 0;
        }
        return count;
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}
