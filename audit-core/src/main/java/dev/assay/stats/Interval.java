package dev.assay.stats;

/**
 * A confidence interval: finite or infinite ends, its level and the method that made it.
 *
 * @param low lower end, may be negative infinity, never above {@code high}
 * @param high upper end, may be positive infinity
 * @param level confidence level in (0, 1), 0.95 for 95 %
 * @param method name of the method, for example "Wilson" or "bootstrap of rows, 2000 resamples"
 */
public record Interval(double low, double high, double level, String method) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "low must not exceed high and neither may be NaN, was " + low + " and " + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
    }

    /** Whether {@code value} lies in the closed interval. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** The difference of the two ends. */
    public double width() {
        return high - low;
    }

    /** This interval cut to {@code [minimum, maximum]}; an end outside moves to the bound. */
    public Interval clamp(double minimum, double maximum) {
        return new Interval(
                Math.min(Math.max(low, minimum), maximum), Math.min(Math.max(high, minimum), maximum), level, method);
    }
}
