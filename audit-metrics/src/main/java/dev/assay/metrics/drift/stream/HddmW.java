package dev.assay.metrics.drift.stream;

/**
 * Drift detection by McDiarmid's bound on exponentially weighted averages: compares the average up to the cut at which it
 * was lowest (for increases) or highest (for decreases) with the average since, weighting recent values by
 * {@code lambda}. Values must lie in [0, 1]. Starts anew after a report. Time and memory for a value are constant.
 *
 * <p>Faster than {@link HddmA} on abrupt changes, blinder to slow ones. The change is placed at the cut, which may lie
 * long before it.
 *
 * <p>Source: Frias-Blanco et al. (2015), <a href="https://doi.org/10.1109/TKDE.2014.2345382">doi:10.1109/TKDE.2014.2345382</a>.
 */
public final class HddmW implements StreamDetector {
    /** In which details an implementation differs. */
    public enum Convention {
        /** Both directions; an average starts at its first value; the default. */
        TWO_SIDED,
        /** Increases only; an average starts at its first value that is not 0, its weights one value later. */
        RIVER,
        /** As {@link #RIVER}, in both directions. */
        RIVER_TWO_SIDED,
        /** Increases only, whatever its options say. */
        SKMULTIFLOW,
        /** Increases only; averages start at 0; the cut moves at confidence {@code lambda}; after 30 values. */
        FROUROS
    }

    /** An exponentially weighted average and the sum of its squared weights. */
    private static final class Average {
        double mean;
        double weights = 1;
        boolean started;

        void copy(Average other) {
            mean = other.mean;
            weights = other.weights;
            started = other.started;
        }

        void clear() {
            mean = 0;
            weights = 1;
            started = false;
        }
    }

    private final double drift;
    private final double warning;
    private final double lambda;
    private final Convention convention;
    private final int minValues;
    private final Average total = new Average();
    private final Average lowBefore = new Average();
    private final Average lowSince = new Average();
    private final Average highBefore = new Average();
    private final Average highSince = new Average();
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private long lowAt;
    private long highAt;
    private long n;
    private long seen;
    private long changeStart = -1;

    /** Both directions, drift at 0.001, warning at 0.005, {@code lambda} 0.05. */
    public HddmW() {
        this(0.001, 0.005, 0.05, Convention.TWO_SIDED);
    }

    /** A detector with these confidences, both in (0, 1), {@code drift} the smaller, and {@code lambda} in (0, 1). */
    public HddmW(double drift, double warning, double lambda, Convention convention) {
        this(drift, warning, lambda, convention, convention == Convention.FROUROS ? 30 : 1);
    }

    /** As {@link #HddmW(double, double, double, Convention)}, silent before {@code minValues} values. */
    public HddmW(double drift, double warning, double lambda, Convention convention, int minValues) {
        if (!(drift > 0 && drift <= warning && warning < 1)) {
            throw new IllegalArgumentException(
                    "confidences must satisfy 0 < drift <= warning < 1, were " + drift + " and " + warning);
        }
        if (!(lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1), was " + lambda);
        }
        this.drift = drift;
        this.warning = warning;
        this.lambda = lambda;
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
        add(total, value);
        double bound = bound(total.weights, convention == Convention.FROUROS ? lambda : drift);
        if (total.mean + bound < lowest) {
            lowest = total.mean + bound;
            lowAt = seen;
            lowBefore.copy(total);
            lowSince.clear();
        } else {
            add(lowSince, value);
        }
        if (total.mean - bound > highest) {
            highest = total.mean - bound;
            highAt = seen;
            highBefore.copy(total);
            highSince.clear();
        } else {
            add(highSince, value);
        }
        if (n < minValues) {
            return Signal.STABLE;
        }
        boolean both = convention == Convention.TWO_SIDED || convention == Convention.RIVER_TWO_SIDED;
        if (above(lowBefore, lowSince, drift)) {
            return report(lowAt);
        }
        if (both && above(highSince, highBefore, drift)) {
            return report(highAt);
        }
        boolean warned = above(lowBefore, lowSince, warning) || both && above(highSince, highBefore, warning);
        return warned ? Signal.WARNING : Signal.STABLE;
    }

    private Signal report(long cut) {
        changeStart = cut;
        n = 0;
        total.clear();
        lowBefore.clear();
        lowSince.clear();
        highBefore.clear();
        highSince.clear();
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
        return Signal.DRIFT;
    }

    private void add(Average average, double value) {
        boolean first =
                switch (convention) {
                    case TWO_SIDED, SKMULTIFLOW -> !average.started;
                    case RIVER, RIVER_TWO_SIDED -> average.mean == 0;
                    case FROUROS -> false;
                };
        average.mean = first ? value : lambda * value + (1 - lambda) * average.mean;
        if (average.started || convention != Convention.TWO_SIDED && convention != Convention.SKMULTIFLOW) {
            average.weights = lambda * lambda + (1 - lambda) * (1 - lambda) * average.weights;
        }
        average.started = true;
    }

    private static double bound(double weights, double confidence) {
        return Math.sqrt(weights * Math.log(1 / confidence) / 2);
    }

    private boolean above(Average before, Average since, double confidence) {
        boolean known = convention == Convention.FROUROS || before.started && since.started;
        return known && since.mean - before.mean > bound(before.weights + since.weights, confidence);
    }
}
