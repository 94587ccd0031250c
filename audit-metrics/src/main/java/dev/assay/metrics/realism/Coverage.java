package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of what the first (human) column holds the second (synthetic) one reaches, and how much of the second stays
 * within the first.
 *
 * <p>All shares in [0, 1], 1 is best. Missing values take no part unless stated. Source of the definitions: SDMetrics 0.29.
 */
public final class Coverage {
    private Coverage() {}

    /**
     * The share of the human range that the synthetic values span: {@code max(0, 1 - max(0, (min_s - min_h) / R) - max(0,
     * (max_h - max_s) / R))}, R = max_h - min_h. A wider synthetic range is not punished: see {@link #boundaryAdherence}.
     * Undefined when a side is empty, infinite, or the human column is constant.
     */
    public static double range(double[] human, double[] synthetic) {
        double[] h = Samples.finite(human, "human");
        double[] s = Samples.finite(synthetic, "synthetic");
        return range(h[0], h[h.length - 1], s[0], s[s.length - 1]);
    }

    /**
     * As {@link #range}, between the quantiles {@code tail} and {@code 1 - tail} of each side, so that single extremes
     * count for nothing.
     *
     * @param tail in [0, 0.5)
     */
    public static double quantileRange(double[] human, double[] synthetic, double tail) {
        if (!(tail >= 0 && tail < 0.5)) {
            throw new IllegalArgumentException("tail must be in [0, 0.5), was " + tail);
        }
        double[] h = Samples.finite(human, "human");
        double[] s = Samples.finite(synthetic, "synthetic");
        return range(
                Quantiles.ofSorted(h, tail),
                Quantiles.ofSorted(h, 1 - tail),
                Quantiles.ofSorted(s, tail),
                Quantiles.ofSorted(s, 1 - tail));
    }

    private static double range(double lowHuman, double highHuman, double lowSynthetic, double highSynthetic) {
        double range = highHuman - lowHuman;
        if (!(range > 0)) {
            throw new UndefinedStatisticException("the human column is constant, so it has no range to cover");
        }
        double below = Math.max(0, (lowSynthetic - lowHuman) / range);
        double above = Math.max(0, (highHuman - highSynthetic) / range);
        return Math.max(0, 1 - below - above);
    }

    /**
     * The share of synthetic values within the smallest and the largest human value. Missing synthetic values are left
     * out; undefined when a side has no values.
     */
    public static double boundaryAdherence(double[] human, double[] synthetic) {
        double[] h = Samples.sorted(human, "human");
        double[] s = Samples.present(synthetic);
        Samples.requireValues(s.length, "synthetic");
        return within(h, s) / s.length;
    }

    /**
     * As {@link #boundaryAdherence} by the rule of SDMetrics: a missing synthetic value is left out when the human column
     * has missing values too, and counts as out of bounds otherwise.
     */
    public static double boundaryAdherenceAsSdmetrics(double[] human, double[] synthetic) {
        double[] h = Samples.sorted(human, "human");
        double[] s = Samples.present(synthetic);
        int rows = h.length < human.length ? s.length : synthetic.length;
        Samples.requireValues(rows, "synthetic");
        return within(h, s) / rows;
    }

    private static double within(double[] sortedHuman, double[] synthetic) {
        double low = sortedHuman[0];
        double high = sortedHuman[sortedHuman.length - 1];
        int within = 0;
        for (double value : synthetic) {
            if (value >= low && value <= high) {
                within++;
            }
        }
        return within;
    }

    /** The share of human categories that the synthetic column has too. Undefined when the human column is empty. */
    public static double categories(@Nullable String[] human, @Nullable String[] synthetic) {
        Set<String> known = distinct(human);
        if (known.isEmpty()) {
            throw new UndefinedStatisticException("the human column has no category, so there is nothing to cover");
        }
        int all = known.size();
        known.retainAll(distinct(synthetic));
        return (double) known.size() / all;
    }

    /**
     * The share of synthetic rows whose category the human column has. A missing value counts as known when the human
     * column has missing values. Undefined when there are no synthetic rows.
     */
    public static double categoryAdherence(@Nullable String[] human, @Nullable String[] synthetic) {
        if (synthetic.length == 0) {
            throw new UndefinedStatisticException("the synthetic column has no rows");
        }
        Set<@Nullable String> known = new HashSet<>(Arrays.asList(human));
        int inside = 0;
        for (String value : synthetic) {
            if (known.contains(value)) {
                inside++;
            }
        }
        return (double) inside / synthetic.length;
    }

    private static Set<String> distinct(@Nullable String[] values) {
        Set<String> distinct = new HashSet<>();
        for (String value : values) {
            if (value != null) {
                distinct.add(value);
            }
        }
        return distinct;
    }
}
