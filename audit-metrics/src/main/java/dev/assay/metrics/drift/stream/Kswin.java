package dev.assay.metrics.drift.stream;

import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Kolmogorov-Smirnov windowing: tests the last {@code recent} values against as many drawn from the rest of a window of
 * {@code window} values, and reports drift at p-value {@code alpha} when the distance also exceeds 0.1. Sees any change
 * of distribution. The window is emptied after a report. Time for a value is {@code O(recent^2)}.
 *
 * <p>The test is repeated at every value, so {@code alpha} is no false-alarm rate of the stream. The change is located at
 * the first of the recent values.
 *
 * <p>Source: Raab, Heusinger and Schleif (2020), <a href="https://doi.org/10.1016/j.neucom.2019.11.111">doi:10.1016/j.neucom.2019.11.111</a>.
 */
public final class Kswin implements StreamDetector {
    private static final double LEAST_DISTANCE = 0.1;

    private final double alpha;
    private final double[] window;
    private final int recent;
    private final UniformRandomProvider random;
    private final int[] order;
    private int size;
    private int oldest;
    private long seen;
    private long changeStart = -1;

    /** A window of 100, the last 30 values, {@code alpha} 0.005. */
    public Kswin(Seed seed) {
        this(0.005, 100, 30, seed);
    }

    /** A detector; {@code recent} at least 5 and at most half of {@code window}. */
    public Kswin(double alpha, int window, int recent, Seed seed) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), was " + alpha);
        }
        if (recent < 5 || recent > window / 2) {
            throw new IllegalArgumentException(
                    "recent must be at least 5 and at most half of the window of " + window + ", was " + recent);
        }
        this.alpha = alpha;
        this.window = new double[window];
        this.recent = recent;
        this.random = seed.random();
        this.order = new int[window - recent];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        seen++;
        if (size < window.length) {
            window[size++] = value;
        } else {
            window[oldest] = value;
            oldest = (oldest + 1) % window.length;
        }
        if (size < window.length) {
            return Signal.STABLE;
        }
        double[] drawn = new double[recent];
        double[] last = new double[recent];
        for (int i = 0; i < recent; i++) {
            int j = i + random.nextInt(order.length - i);
            int picked = order[j];
            order[j] = order[i];
            order[i] = picked;
            drawn[i] = window[(oldest + picked) % window.length];
            last[i] = window[(oldest + window.length - recent + i) % window.length];
        }
        double distance = KolmogorovSmirnov.statistic(drawn, last);
        if (distance <= LEAST_DISTANCE
                || KolmogorovSmirnov.pValue(distance, recent, recent, KolmogorovSmirnov.Method.EXACT) > alpha) {
            return Signal.STABLE;
        }
        changeStart = seen - recent;
        size = 0;
        oldest = 0;
        return Signal.DRIFT;
    }
}
