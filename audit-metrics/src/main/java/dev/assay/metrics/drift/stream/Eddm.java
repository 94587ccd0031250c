package dev.assay.metrics.drift.stream;

/**
 * Early drift detection method: watches the distance between errors (1) in a stream of errors and successes (0), and
 * reports drift when the mean distance plus two standard deviations falls below {@code drift} times the largest such
 * level seen; it warns below {@code warning} times. Increases of the error rate only. Starts anew after a report.
 *
 * <p>For compatibility: with the usual defaults (0.95 and 0.9) it raises false alarms every few hundred values of a
 * stationary stream. Time and memory for a value are constant.
 *
 * <p>Source: Baena-Garcia et al. (2006), Early drift detection method, 4th Workshop on Knowledge Discovery from Data
 * Streams.
 */
public final class Eddm implements StreamDetector {
    /** In which details an implementation differs. */
    public enum Convention {
        /** Sample variance; more than {@code minErrors} values and errors. */
        RIVER,
        /** At least {@code minErrors} values and errors; silent between errors. */
        FROUROS,
        /** At least {@code minErrors} values less one, more than {@code minErrors} errors. */
        SKMULTIFLOW,
        /** A deviation that is divided by the square root again at each error; bounds count as beyond. */
        MENELAUS
    }

    /**
     * The settings of a detector.
     *
     * @param minErrors errors before a report
     * @param warning share of the largest level below which it warns
     * @param drift share of the largest level below which it reports drift
     * @param factor standard deviations added to the mean
     * @param convention details of an implementation
     */
    public record Options(int minErrors, double warning, double drift, double factor, Convention convention) {
        public Options {
            if (minErrors < 2 || !(drift > 0 && drift <= warning && warning <= 1)) {
                throw new IllegalArgumentException("minErrors must be at least 2 and 0 < drift <= warning <= 1, were "
                        + minErrors + ", " + drift + " and " + warning);
            }
        }

        /** 30 errors, warning below 0.95, drift below 0.9, two standard deviations. */
        public static Options defaults() {
            return new Options(30, 0.95, 0.9, 2, Convention.RIVER);
        }

        public Options withConvention(Convention newConvention) {
            return new Options(minErrors, warning, drift, factor, newConvention);
        }
    }

    private final Options options;
    private long n;
    private long errors;
    private long last;
    private double mean;
    private double spread;
    private double largest;
    private boolean warned;
    private long warningSince;
    private long seen;
    private long changeStart = -1;
    private boolean restart = true;

    /** A detector with the default settings. */
    public Eddm() {
        this(Options.defaults());
    }

    public Eddm(Options options) {
        this.options = options;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("an error indicator must be 0 or 1, was " + value);
        }
        if (restart) {
            restart = false;
            n = 0;
            errors = 0;
            last = 0;
            mean = 0;
            spread = 0;
            largest = 0;
            warned = false;
        }
        n++;
        seen++;
        if (value != 1) {
            warned = warned && options.convention != Convention.FROUROS;
            return warned ? Signal.WARNING : Signal.STABLE;
        }
        errors++;
        long position = options.convention == Convention.MENELAUS ? n - 1 : n;
        double distance = position - last;
        last = position;
        double before = mean;
        mean += (distance - mean) / errors;
        spread += (distance - mean) * (distance - before);
        Signal signal = judge();
        if (signal == Signal.WARNING && !warned) {
            warningSince = seen - 1;
        }
        if (signal == Signal.DRIFT) {
            changeStart = warned ? warningSince : seen - 1;
            restart = true;
        }
        warned = signal == Signal.WARNING;
        return signal;
    }

    private Signal judge() {
        double deviation =
                switch (options.convention) {
                    case RIVER -> Math.sqrt(errors > 1 ? spread / (errors - 1) : 0);
                    case FROUROS, SKMULTIFLOW -> Math.sqrt(spread / errors);
                    case MENELAUS -> {
                        spread = Math.sqrt(spread / errors);
                        yield spread;
                    }
                };
        boolean warmValues =
                switch (options.convention) {
                    case RIVER -> n > options.minErrors;
                    case FROUROS -> n >= options.minErrors;
                    case SKMULTIFLOW -> n + 1 >= options.minErrors;
                    case MENELAUS -> errors >= options.minErrors;
                };
        if (!warmValues) {
            return unchanged();
        }
        double level = mean + options.factor * deviation;
        if (level > largest) {
            largest = level;
            // River leaves an earlier warning standing at a new largest level.
            return options.convention == Convention.RIVER ? unchanged() : Signal.STABLE;
        }
        boolean warmErrors =
                switch (options.convention) {
                    case RIVER, SKMULTIFLOW -> errors > options.minErrors;
                    case FROUROS, MENELAUS -> errors >= options.minErrors;
                };
        if (!warmErrors) {
            return unchanged();
        }
        double share = level / largest;
        if (below(share, options.drift)) {
            return Signal.DRIFT;
        }
        return below(share, options.warning) ? Signal.WARNING : Signal.STABLE;
    }

    private Signal unchanged() {
        return warned && options.convention != Convention.SKMULTIFLOW ? Signal.WARNING : Signal.STABLE;
    }

    private boolean below(double share, double bound) {
        return options.convention == Convention.MENELAUS ? share <= bound : share < bound;
    }
}
