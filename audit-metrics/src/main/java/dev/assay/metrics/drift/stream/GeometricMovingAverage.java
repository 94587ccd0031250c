package dev.assay.metrics.drift.stream;

/**
 * Geometric moving average of the distance from the running mean: {@code S = a S + (1 - a)(x - mean)}; reports drift when
 * {@code S} exceeds {@code threshold}. Increases only. With frouros' defaults, {@code a} 0.99 and threshold 1, it is
 * silent on streams within [0, 1]. Time and memory for a value are constant.
 *
 * <p>Source: Roberts (1959), <a href="https://doi.org/10.1080/00401706.1959.10489860">doi:10.1080/00401706.1959.10489860</a>;
 * the arithmetic is that of frouros.
 */
public final class GeometricMovingAverage implements StreamDetector {
    private final int warmUp;
    private final double fading;
    private final double threshold;
    private long n;
    private double mean;
    private double sum;
    private long origin;
    private long seen;
    private long changeStart = -1;

    /**
     * A detector.
     *
     * @param warmUp values before a report, 30 in frouros
     * @param fading {@code a}, in [0, 1]
     * @param threshold above which drift is reported
     */
    public GeometricMovingAverage(int warmUp, double fading, double threshold) {
        if (!(fading >= 0 && fading <= 1)) {
            throw new IllegalArgumentException("fading must be in [0, 1], was " + fading);
        }
        this.warmUp = warmUp;
        this.fading = fading;
        this.threshold = threshold;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        n++;
        seen++;
        mean += (value - mean) / n;
        sum = fading * sum + (1 - fading) * (value - mean);
        if (sum <= 0) {
            origin = seen;
        }
        if (n < warmUp || sum <= threshold) {
            return Signal.STABLE;
        }
        changeStart = origin;
        n = 0;
        mean = 0;
        sum = 0;
        origin = seen;
        return Signal.DRIFT;
    }
}
