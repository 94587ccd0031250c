package dev.assay.metrics.drift.stream;

/**
 * Reactive drift detection method: {@link Ddm} with levels 1.773 and 2.258 that forgets old values of a very long stable
 * concept and turns a warning of too many values into a report. Watches errors (1) and successes (0), increases only.
 *
 * <p>For compatibility: its low levels give it a high false-alarm rate. Keeps the last {@code minConcept} values; the
 * arithmetic, with the lowest level not carried over a report, is that of frouros.
 *
 * <p>Source: Barros et al. (2017), <a href="https://doi.org/10.1016/j.eswa.2017.08.023">doi:10.1016/j.eswa.2017.08.023</a>.
 */
public final class Rddm implements StreamDetector {
    /**
     * The settings of a detector.
     *
     * @param minValues values before a report
     * @param warningLevel standard errors above the lowest rate for a warning
     * @param driftLevel standard errors above the lowest rate for drift
     * @param maxConcept values of a stable concept after which old ones are forgotten
     * @param minConcept values that are kept then
     * @param maxWarnings warnings in a row that count as drift
     */
    public record Options(
            int minValues, double warningLevel, double driftLevel, int maxConcept, int minConcept, int maxWarnings) {
        public Options {
            if (minValues < 2 || minConcept < 1 || maxConcept < minConcept || maxWarnings < 1) {
                throw new IllegalArgumentException(
                        "minValues must be at least 2 and 1 <= minConcept <= maxConcept, were " + minValues + ", "
                                + minConcept + " and " + maxConcept);
            }
        }

        /** 129 values, levels 1.773 and 2.258, concepts of 7,000 to 40,000 values, 1,400 warnings. */
        public static Options defaults() {
            return new Options(129, 1.773, 2.258, 40_000, 7_000, 1_400);
        }
    }

    private final Options options;
    private final double[] kept;
    private int oldest;
    private int count;
    private long n;
    private long rateValues;
    private double rate;
    private double lowestRate = Double.POSITIVE_INFINITY;
    private double lowestError = Double.POSITIVE_INFINITY;
    private int warnings;
    private boolean forget;
    private boolean restart;
    private long warningSince = -1;
    private long seen;
    private long changeStart = -1;

    /** A detector with the default settings. */
    public Rddm() {
        this(Options.defaults());
    }

    public Rddm(Options options) {
        this.options = options;
        this.kept = new double[options.minConcept];
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
            forgetAll();
            warningSince = -1;
        }
        n++;
        seen++;
        if (forget) {
            forget = false;
            replay();
        }
        keep(value);
        learn(value);
        if (n < options.minValues) {
            return Signal.STABLE;
        }
        double error = error();
        if (rate + error < lowestRate + lowestError) {
            lowestRate = rate;
            lowestError = error;
        }
        if (rate + error > lowestRate + options.driftLevel * lowestError) {
            if (warnings == 0) {
                keepLastOnly();
            }
            return drift();
        }
        if (rate + error > lowestRate + options.warningLevel * lowestError) {
            if (warnings >= options.maxWarnings) {
                keepLastOnly();
                return drift();
            }
            warnings++;
            warningSince = warningSince >= 0 ? warningSince : seen - 1;
            return Signal.WARNING;
        }
        warnings = 0;
        warningSince = -1;
        forget = n >= options.maxConcept;
        return Signal.STABLE;
    }

    private Signal drift() {
        changeStart = warningSince >= 0 ? warningSince : seen - 1;
        restart = true;
        return Signal.DRIFT;
    }

    private void forgetAll() {
        n = 0;
        rate = 0;
        rateValues = 0;
        lowestRate = Double.POSITIVE_INFINITY;
        lowestError = Double.POSITIVE_INFINITY;
    }

    private void replay() {
        forgetAll();
        warnings = 0;
        for (int i = 0; i < count; i++) {
            n++;
            learn(kept[(oldest + i) % kept.length]);
        }
    }

    private void learn(double value) {
        rateValues++;
        rate += (value - rate) / rateValues;
    }

    private double error() {
        return Math.sqrt(Math.max(0, rate * (1 - rate)) / n);
    }

    private void keep(double value) {
        if (count == kept.length) {
            oldest = (oldest + 1) % kept.length;
            count--;
        }
        kept[(oldest + count) % kept.length] = value;
        count++;
    }

    private void keepLastOnly() {
        oldest = (oldest + count - 1) % kept.length;
        count = 1;
    }
}
