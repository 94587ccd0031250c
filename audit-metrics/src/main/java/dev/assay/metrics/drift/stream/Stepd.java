package dev.assay.metrics.drift.stream;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Statistical test of equal proportions: compares the error rate of the last {@code window} values with that of all
 * earlier ones by the two-proportion test with continuity correction, and reports drift at p-value {@code drift}; it
 * warns at {@code warning}. Starts anew after a report. Keeps {@code window} values.
 *
 * <p>The p-value is one-sided and the test is repeated at every value, so {@code drift} is no false-alarm rate of the
 * stream. The change is located at the first value of the window.
 *
 * <p>Source: Nishida and Yamauchi (2007), <a href="https://doi.org/10.1007/978-3-540-75488-6_27">doi:10.1007/978-3-540-75488-6_27</a>.
 */
public final class Stepd implements StreamDetector {
    /** Which changes are reported. */
    public enum Convention {
        /** Any change of the rate. */
        BOTH_DIRECTIONS,
        /** As {@link #BOTH_DIRECTIONS}, but values that are all equal are reported as drift. */
        FROUROS,
        /** Increases of the error rate only; menelaus does so. */
        INCREASES
    }

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final int window;
    private final double drift;
    private final double warning;
    private final Convention convention;
    private final boolean[] recent;
    private long n;
    private long errors;
    private int recentErrors;
    private long seen;
    private long changeStart = -1;

    /** The last 30 values, drift at 0.003, warning at 0.05, both directions. */
    public Stepd() {
        this(30, 0.003, 0.05, Convention.BOTH_DIRECTIONS);
    }

    /** A detector with this window and these p-values, {@code drift} the smaller. */
    public Stepd(int window, double drift, double warning, Convention convention) {
        if (window < 2) {
            throw new IllegalArgumentException("window must be at least 2, was " + window);
        }
        if (!(drift > 0 && drift <= warning && warning < 1)) {
            throw new IllegalArgumentException(
                    "p-values must satisfy 0 < drift <= warning < 1, were " + drift + " and " + warning);
        }
        this.window = window;
        this.drift = drift;
        this.warning = warning;
        this.convention = convention;
        this.recent = new boolean[window];
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        if (!(value == 0 || value == 1)) {
            throw new IllegalArgumentException("an error indicator must be 0 or 1, was " + value);
        }
        int slot = (int) (n % window);
        if (n >= window && recent[slot]) {
            recentErrors--;
        }
        recent[slot] = value == 1;
        recentErrors += (int) value;
        errors += (long) value;
        n++;
        seen++;
        if (n < 2L * window) {
            return Signal.STABLE;
        }
        double p = pValue();
        if (p < drift) {
            changeStart = seen - window;
            n = 0;
            errors = 0;
            recentErrors = 0;
            return Signal.DRIFT;
        }
        return p < warning ? Signal.WARNING : Signal.STABLE;
    }

    private double pValue() {
        double earlier = n - window;
        double recentRate = recentErrors / (double) window;
        double earlierRate = (errors - recentErrors) / earlier;
        double inverse = 1 / earlier + 1.0 / window;
        double rate = errors / (double) n;
        double spread = Math.sqrt(rate * (1 - rate) * inverse);
        if (spread == 0 && convention == Convention.FROUROS) {
            return 0;
        }
        if (spread == 0 || convention == Convention.INCREASES && recentRate <= earlierRate) {
            return 1;
        }
        double statistic = (Math.abs(recentRate - earlierRate) - 0.5 * inverse) / spread;
        return NORMAL.survivalProbability(convention == Convention.INCREASES ? statistic : Math.abs(statistic));
    }
}
