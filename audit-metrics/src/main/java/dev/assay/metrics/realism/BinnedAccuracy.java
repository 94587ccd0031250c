package dev.assay.metrics.realism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy of binned marginals, one minus their total variation distance, beside the most that sampling error lets two
 * samples of one population reach.
 *
 * <p>The bins are those of mostlyai-qa: numbers in about ten bins at human quantiles, the ten commonest categories that
 * at least five human rows have, the others together.
 */
public final class BinnedAccuracy {
    /** The label under which rarer categories are counted together. */
    public static final String OTHER = "(other)";

    private BinnedAccuracy() {}

    /** One minus the total variation distance. */
    public static double of(Cells cells) {
        return ContingencySimilarity.of(cells);
    }

    /** The accuracy to expect of two samples of one population with the human counts given, {@code 1 - E(L1) / 2}. */
    public static double expected(double[] humanCounts, long humanRows, long syntheticRows) {
        return 1 - expectedL1(Distributions.shares(humanCounts, "human"), humanRows, syntheticRows) / 2;
    }

    /**
     * The expected L1 distance of two multinomial samples, {@code sum sqrt(2 / pi * p (1 - p) (1 / n1 + 1 / n2))}, by the
     * normal approximation of each cell.
     */
    public static double expectedL1(double[] probabilities, long n1, long n2) {
        if (n1 < 1 || n2 < 1) {
            throw new IllegalArgumentException("sample sizes must be at least 1, were " + n1 + " and " + n2);
        }
        double sum = 0;
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1 + 1e-12)) {
                throw new IllegalArgumentException("a probability must be in [0, 1], was " + p);
            }
            sum += Math.sqrt(Math.max(0, 2 / Math.PI * p * (1 - p) * (1.0 / n1 + 1.0 / n2)));
        }
        return sum;
    }

    /** The cells of a numeric column between {@link #breaks}. */
    public static Cells cells(double[] human, double[] synthetic, int bins) {
        return Cells.onEdges(human, synthetic, breaks(human, bins));
    }

    /** The cells of a categorical column: its commonest categories, and all others together. */
    public static Cells cells(@Nullable String[] human, @Nullable String[] synthetic, int bins, int rareBelow) {
        return cells(human, synthetic, commonest(human, bins, rareBelow));
    }

    /** The cells of a categorical column: the categories given, and all others together. */
    public static Cells cells(@Nullable String[] human, @Nullable String[] synthetic, Set<String> categories) {
        return Cells.ofCategories(fold(human, categories), fold(synthetic, categories));
    }

    /**
     * Ascending edges for about {@code bins} bins: the distinct values when there are at most that many, else quantiles,
     * taken more finely until there are enough distinct ones; all but the last are then rounded down as far as they stay
     * distinct.
     */
    public static double[] breaks(double[] values, int bins) {
        double[] sorted = Samples.finite(values, "human");
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] breaks;
        if (distinct.length <= bins) {
            breaks = Arrays.copyOf(distinct, distinct.length + 1);
            breaks[distinct.length] = distinct[distinct.length - 1] + 1;
        } else {
            breaks = quantileBreaks(sorted, bins);
        }
        return roundDown(breaks);
    }

    private static double[] quantileBreaks(double[] sorted, int bins) {
        double[] breaks = {};
        int end = Math.max(bins + 1, Math.min(1000, sorted.length + 1));
        for (int points = bins; points < end && breaks.length < bins + 1; points++) {
            double[] picked = new double[points];
            double step = (sorted.length - 1.0) / (points - 1);
            for (int i = 0; i < points; i++) {
                picked[i] = sorted[i == points - 1 ? sorted.length - 1 : (int) (i * step)];
            }
            breaks = Arrays.stream(picked).distinct().toArray();
        }
        return breaks;
    }

    private static double[] roundDown(double[] breaks) {
        for (int digits = 0; digits < 20; digits++) {
            double scale = Math.pow(10, digits);
            double[] rounded = Arrays.stream(breaks)
                    .map(edge -> Math.floor(edge * scale) / scale)
                    .toArray();
            if (Arrays.stream(rounded).distinct().count() == breaks.length) {
                rounded[breaks.length - 1] = breaks[breaks.length - 1];
                return rounded;
            }
        }
        return breaks;
    }

    /** The commonest categories, at most {@code most}, that at least {@code rareBelow} values have; ties by name. */
    private static Set<String> commonest(@Nullable String[] values, int most, int rareBelow) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String value : values) {
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        List<Map.Entry<String, Integer>> ranked = new ArrayList<>(counts.entrySet());
        ranked.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        Set<String> kept = new LinkedHashSet<>();
        for (Map.Entry<String, Integer> entry : ranked.subList(0, Math.min(most, ranked.size()))) {
            if (entry.getValue() >= rareBelow) {
                kept.add(entry.getKey());
            }
        }
        return kept;
    }

    private static @Nullable String[] fold(@Nullable String[] values, Set<String> kept) {
        @Nullable String[] folded = new @Nullable String[values.length];
        for (int row = 0; row < values.length; row++) {
            String value = values[row];
            folded[row] = value == null || kept.contains(value) ? value : OTHER;
        }
        return folded;
    }
}
