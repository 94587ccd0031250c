package dev.assay.metrics.drift.stream;

/**
 * Exponentially weighted moving average chart for concept drift (ECDD-WT): reports drift when the moving average of
 * errors exceeds the running error rate {@code p} by {@code L} of its standard deviations, where {@code L} is a fitted
 * polynomial in {@code p} meant to give the stated average run length; warns at {@code warningShare} of that. Increases
 * only. Starts anew after a report. Time and memory for a value are constant.
 *
 * <p>For compatibility: the polynomials hold for {@code lambda} 0.2 and a known {@code p}; with {@code p} estimated from
 * the stream, false alarms come more often than stated.
 *
 * <p>Source: Ross, Adams, Tasoulis and Hand (2012), <a href="https://doi.org/10.1016/j.patrec.2011.08.019">doi:10.1016/j.patrec.2011.08.019</a>.
 */
public final class Ecdd implements StreamDetector {
    private final double lambda;
    private final int runLength;
    private final double warningShare;
    private final int minValues;
    private long n;
    private double rate;
    private double average;
    private long warningSince = -1;
    private long seen;
    private long changeStart = -1;

    /** {@code lambda} 0.2, average run length 400, warning at half the limit, after 30 values. */
    public Ecdd() {
        this(0.2, 400, 0.5, 30);
    }

    /** A detector with these settings; {@code runLength} is 100, 400 or 1000. */
    public Ecdd(double lambda, int runLength, double warningShare, int minValues) {
        if (!(lambda > 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1], was " + lambda);
        }
        if (runLength != 100 && runLength != 400 && runLength != 1000) {
            throw new IllegalArgumentException("runLength must be 100, 400 or 1000, was " + runLength);
        }
        this.lambda = lambda;
        this.runLength = runLength;
        this.warningShare = warningShare;
        this.minValues = minValues;
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
        n++;
        seen++;
        rate += (value - rate) / n;
        average = lambda * value + (1 - lambda) * average;
        if (n < minValues) {
            return Signal.STABLE;
        }
        double spread =
                Math.sqrt(lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * n)) * Math.max(0, rate * (1 - rate)));
        double limit = limit(rate);
        if (average > rate + limit * spread) {
            changeStart = warningSince >= 0 ? warningSince : seen - 1;
            n = 0;
            rate = 0;
            average = 0;
            warningSince = -1;
            return Signal.DRIFT;
        }
        if (average > rate + warningShare * limit * spread) {
            warningSince = warningSince >= 0 ? warningSince : seen - 1;
            return Signal.WARNING;
        }
        warningSince = -1;
        return Signal.STABLE;
    }

    private double limit(double p) {
        double p3 = p * p * p;
        double p5 = p3 * p * p;
        double p7 = p5 * p * p;
        return switch (runLength) {
            case 100 -> 2.76 - 6.23 * p + 18.12 * p3 - 312.45 * p5 + 1002.18 * p7;
            case 400 -> 3.97 - 6.56 * p + 48.73 * p3 - 330.13 * p5 + 848.18 * p7;
            default -> 1.17 + 7.56 * p - 21.24 * p3 + 112.12 * p5 - 987.23 * p7;
        };
    }
}
