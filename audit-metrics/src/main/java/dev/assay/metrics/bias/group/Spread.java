package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/**
 * How far one number a group (a rate, a mean, an area under a curve) is spread over the groups. Conventions of Agarwal
 * and others 2018 and of fairlearn; one group gives difference 0 and ratio 1.
 *
 * @param minimum smallest group value
 * @param maximum largest group value
 * @param differenceToOverall largest {@code |value - overall|}
 * @param ratioToOverall smallest {@code min(value / overall, overall / value)}; see {@link #foldedRatio()}
 */
public record Spread(double minimum, double maximum, double differenceToOverall, double ratioToOverall) {

    /** The spread of these values around the value of all rows; none may be NaN, at least one is needed. */
    public static Spread of(double[] values, double overall) {
        if (values.length == 0) {
            throw new UndefinedStatisticException("no group has a value, so there is no gap");
        }
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        double toOverall = 0;
        double folded = Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("a group value is NaN; leave undefined groups out");
            }
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            toOverall = Math.max(toOverall, Math.abs(value - overall));
            double ratio = value / overall;
            // Math.min passes NaN on: 0 / 0 leaves the ratio undefined.
            folded = Math.min(folded, ratio > 1 ? 1 / ratio : ratio);
        }
        return new Spread(minimum, maximum, toOverall, folded);
    }

    /** {@code maximum - minimum}, never negative. */
    public double difference() {
        return maximum - minimum;
    }

    /**
     * {@code minimum / maximum}.
     *
     * @throws UndefinedStatisticException when both are 0
     */
    public double ratio() {
        return defined(minimum / maximum);
    }

    /**
     * The smallest ratio to the overall value, folded below 1.
     *
     * @throws UndefinedStatisticException when a value and the overall value are both 0
     */
    public double foldedRatio() {
        return defined(ratioToOverall);
    }

    private static double defined(double ratio) {
        if (Double.isNaN(ratio)) {
            throw new UndefinedStatisticException("0 is compared with 0, so the ratio is undefined");
        }
        return ratio;
    }
}
