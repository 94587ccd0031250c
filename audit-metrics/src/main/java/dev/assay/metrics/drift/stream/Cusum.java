package dev.assay.metrics.drift.stream;

/**
 * Cumulative sum chart against a known reference: of standardised values {@code z = (x - mean) / sd} it keeps
 * {@code S+ = max(0, S+ + z - k)} and {@code S- = max(0, S- - z - k)} and reports drift when either exceeds {@code h}.
 *
 * <p>It is the fastest detector of a lasting shift of {@code 2k} standard deviations among all with the same expected
 * run length between false alarms (Lorden 1971, Moustakides 1986). {@link #calibrated} chooses {@code h} for an expected
 * run length by Siegmund's approximation, which holds for independent, roughly normal values; for others see
 * {@link RunLength#calibrate}. The change is located at the last time the sum was 0. Time and memory for a value are
 * constant.
 *
 * <p>Sources: Page (1954), <a href="https://doi.org/10.1093/biomet/41.1-2.100">doi:10.1093/biomet/41.1-2.100</a>;
 * Siegmund (1985), Sequential Analysis, ch. 2, <a href="https://doi.org/10.1007/978-1-4757-1862-1">doi:10.1007/978-1-4757-1862-1</a>.
 */
public final class Cusum implements StreamDetector {
    private final double mean;
    private final double deviation;
    private final double slack;
    private final double limit;
    private double up;
    private double down;
    private long upSince;
    private long downSince;
    private long seen;
    private long changeStart = -1;

    /**
     * A chart with its limit given.
     *
     * @param mean of the reference
     * @param deviation standard deviation of the reference, above 0
     * @param slack {@code k}: half the shift of interest, in standard deviations
     * @param limit {@code h}, in standard deviations
     */
    public Cusum(double mean, double deviation, double slack, double limit) {
        if (!(deviation > 0 && deviation <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("deviation must be above 0 and finite, was " + deviation);
        }
        if (!(slack >= 0) || !(limit > 0)) {
            throw new IllegalArgumentException(
                    "limit must be above 0 and slack not below, were " + limit + " and " + slack);
        }
        StreamDetector.requireFinite(mean);
        this.mean = mean;
        this.deviation = deviation;
        this.slack = slack;
        this.limit = limit;
    }

    /**
     * A chart that raises a false alarm once in {@code expectedRunLength} values on average.
     *
     * @param mean of the reference
     * @param deviation standard deviation of the reference, above 0
     * @param shift smallest shift of interest, in standard deviations, above 0
     * @param expectedRunLength values between false alarms, at least 10
     */
    public static Cusum calibrated(double mean, double deviation, double shift, double expectedRunLength) {
        return new Cusum(mean, deviation, shift / 2, limit(shift, expectedRunLength));
    }

    /** The limit {@code h} of the two-sided chart with that expected run length. */
    public static double limit(double shift, double expectedRunLength) {
        if (!(shift > 0 && shift <= 10)) {
            throw new IllegalArgumentException("shift must be in (0, 10], was " + shift);
        }
        if (!(expectedRunLength >= 10)) {
            throw new IllegalArgumentException("expectedRunLength must be at least 10, was " + expectedRunLength);
        }
        double low = 0;
        double high = 1;
        while (runLength(shift / 2, high) < expectedRunLength) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (runLength(shift / 2, middle) < expectedRunLength) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Siegmund's approximation of the two-sided chart's expected run length without a change. */
    public static double runLength(double slack, double limit) {
        double b = limit + 1.166;
        double oneSided = slack == 0 ? b * b : (Math.exp(2 * slack * b) - 2 * slack * b - 1) / (2 * slack * slack);
        return oneSided / 2;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        double z = (value - mean) / deviation;
        up += z - slack;
        down -= z + slack;
        seen++;
        if (up <= 0) {
            up = 0;
            upSince = seen;
        }
        if (down <= 0) {
            down = 0;
            downSince = seen;
        }
        if (up <= limit && down <= limit) {
            return Signal.STABLE;
        }
        changeStart = up > limit ? upSince : downSince;
        up = 0;
        down = 0;
        upSince = seen;
        downSince = seen;
        return Signal.DRIFT;
    }

    /** All that changes with the values; see {@link #restore}. */
    public State state() {
        return new State(up, down, upSince, downSince, seen, changeStart);
    }

    /** Puts this chart back into a state that a chart with the same settings was in. */
    public void restore(State state) {
        up = state.up;
        down = state.down;
        upSince = state.upSince;
        downSince = state.downSince;
        seen = state.seen;
        changeStart = state.changeStart;
    }

    /**
     * Where a chart stands.
     *
     * @param up sum of rises
     * @param down sum of falls
     * @param upSince values seen when {@code up} was last 0
     * @param downSince values seen when {@code down} was last 0
     * @param seen values seen
     * @param changeStart start of the latest change, -1 before any
     */
    public record State(double up, double down, long upSince, long downSince, long seen, long changeStart) {}
}
