package dev.assay.metrics.drift.stream;

/**
 * Drift detection by Hoeffding's bound on moving averages: compares the mean of all values with the mean up to the cut at
 * which it was lowest (for increases) or highest (for decreases), and reports drift when they differ by more than
 * Hoeffding's bound at confidence {@code drift}; it warns at {@code warning}. Values must lie in [0, 1]. Starts anew
 * after a report. Time and memory for a value are constant.
 *
 * <p>The change is located at the cut.
 *
 * <p>Source: Frias-Blanco et al. (2015), <a href="https://doi.org/10.1109/TKDE.2014.2345382">doi:10.1109/TKDE.2014.2345382</a>.
 */
public final class HddmA implements StreamDetector {
    /** In which details an implementation differs. */
    public enum Convention {
        /** Both directions report drift; {@code ln(2/confidence)}; the default. */
        TWO_SIDED,
        /** Increases only; {@code ln(2/confidence)}. */
        RIVER,
        /** Increases report drift, decreases start anew in silence; {@code ln(2/confidence)}. */
        SKMULTIFLOW,
        /** Increases only; {@code ln(1/confidence)}; after 30 values. */
        FROUROS,
        /** As {@link #FROUROS} in both directions, with a mean at its very height reported as fallen. */
        FROUROS_TWO_SIDED
    }

    private final double drift;
    private final double warning;
    private final Convention convention;
    private final int minValues;
    private long n;
    private double mean;
    private long lowN;
    private double lowMean;
    private long highN;
    private double highMean;
    private long begin;
    private long seen;
    private long changeStart = -1;

    /** Both directions, drift at 0.001, warning at 0.005. */
    public HddmA() {
        this(0.001, 0.005, Convention.TWO_SIDED);
    }

    /** A detector with these confidences, both in (0, 1), {@code drift} the smaller. */
    public HddmA(double drift, double warning, Convention convention) {
        this(drift, warning, convention, frouros(convention) ? 30 : 1);
    }

    /** As {@link #HddmA(double, double, Convention)}, silent before {@code minValues} values. */
    public HddmA(double drift, double warning, Convention convention, int minValues) {
        if (!(drift > 0 && drift <= warning && warning < 1)) {
            throw new IllegalArgumentException(
                    "confidences must satisfy 0 < drift <= warning < 1, were " + drift + " and " + warning);
        }
        this.drift = drift;
        this.warning = warning;
        this.convention = convention;
        this.minValues = minValues;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a value must be in [0, 1], was " + value);
        }
        n++;
        seen++;
        mean += (value - mean) / n;
        double bound = bound(n);
        if (lowN == 0 || mean + bound <= lowMean + bound(lowN)) {
            lowN = n;
            lowMean = mean;
        }
        if (highN == 0 || mean - bound >= highMean - bound(highN)) {
            highN = n;
            highMean = mean;
        }
        if (n < minValues) {
            return Signal.STABLE;
        }
        if (risen(drift)) {
            return report(lowN);
        }
        if (convention == Convention.FROUROS_TWO_SIDED) {
            return lowN == n ? Signal.STABLE : bothWays();
        }
        boolean down = convention == Convention.TWO_SIDED || convention == Convention.SKMULTIFLOW;
        if (down && fallen(drift)) {
            Signal silent = risen(warning) ? Signal.WARNING : Signal.STABLE;
            return convention == Convention.TWO_SIDED ? report(highN) : restart(silent);
        }
        boolean warned = risen(warning) || convention == Convention.TWO_SIDED && fallen(warning);
        return warned ? Signal.WARNING : Signal.STABLE;
    }

    private Signal bothWays() {
        double fall = highMean - mean;
        if (fall >= difference(highN, drift)) {
            return report(highN);
        }
        return risen(warning) || fall >= difference(highN, warning) ? Signal.WARNING : Signal.STABLE;
    }

    private static boolean frouros(Convention convention) {
        return convention == Convention.FROUROS || convention == Convention.FROUROS_TWO_SIDED;
    }

    private Signal report(long cut) {
        changeStart = begin + cut;
        return restart(Signal.DRIFT);
    }

    private Signal restart(Signal signal) {
        n = 0;
        mean = 0;
        lowN = 0;
        highN = 0;
        begin = seen;
        return signal;
    }

    private double bound(long values) {
        return Math.sqrt(Math.log(1 / drift) / (2.0 * values));
    }

    private boolean risen(double confidence) {
        return lowN < n && mean - lowMean >= difference(lowN, confidence);
    }

    private boolean fallen(double confidence) {
        return highN < n && highMean - mean >= difference(highN, confidence);
    }

    private double difference(long cut, double confidence) {
        double sides = frouros(convention) ? 1 : 2;
        return Math.sqrt((n - cut) / (2.0 * cut * n) * Math.log(sides / confidence));
    }
}
