package dev.assay.metrics.copying;

import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attribute disclosure by correct attribution probability (CAP): how well the synthetic records give away a sensitive
 * attribute of a person of whom other attributes are known.
 *
 * <p>For each human record, take the synthetic records with the same known values; its CAP is the share of them that also have
 * its sensitive values. {@link Method} says what happens when there are none. The protection is 1 minus the mean CAP; in [0, 1], higher is
 * better. It is compared with two baselines: the peers' {@code 1 - 1 / (number of combinations of sensitive values)}, which is weak
 * when values are unevenly common, and the protection against guessing the most common value, {@code 1 - majority}.
 *
 * <p>A negative code is a value of its own: missing. CAP costs O((n + m) columns), the generalised one O(distinct human x distinct
 * synthetic x columns). Thread-safe.
 *
 * <p>Source: Elliot, Final Report on the Disclosure Risk Associated with the Synthetic Data Produced by the SYLLS Team, 2014; Taub et al.,
 * PSD 2018, doi:10.1007/978-3-319-99771-1_9; SDMetrics (DisclosureProtection).
 */
public final class AttributeDisclosure {
    private AttributeDisclosure() {}

    /** What a human record counts that no synthetic record shares its known values with. */
    public enum Method {
        /** It is left out. */
        CAP,
        /** It counts 0: the attack failed. */
        ZERO_CAP,
        /** The synthetic records with the most known values in common are taken. */
        GENERALIZED_CAP
    }

    /**
     * How much is given away.
     *
     * @param cap mean CAP of the attacked records, a success rate
     * @param protection {@code 1 - cap}
     * @param baseline {@code 1 - 1 / combinations of sensitive human values}
     * @param majority share of the most common sensitive values among the attacked human records
     * @param attacked human records that were attacked
     * @param human all human records
     */
    public record Result(double cap, double protection, double baseline, double majority, int attacked, int human) {
        /**
         * The protection in units of the baseline, cut to 1: the score of SDMetrics.
         *
         * @throws UndefinedStatisticException when there is one combination of sensitive values only
         */
        public double score() {
            if (baseline == 0) {
                throw new UndefinedStatisticException(
                        "all human records have the same sensitive values, so there is nothing to protect");
            }
            return Math.min(1, protection / baseline);
        }
    }

    /**
     * Of coded columns; both sides share their coding.
     *
     * @throws UndefinedStatisticException when no human record can be attacked
     */
    public static Result of(
            int[][] humanKnown,
            int[][] humanSensitive,
            int[][] syntheticKnown,
            int[][] syntheticSensitive,
            Method method) {
        double[] caps = caps(humanKnown, humanSensitive, syntheticKnown, syntheticSensitive, method);
        Map<Values, Integer> common = new HashMap<>();
        double sum = 0;
        int attacked = 0;
        int most = 0;
        for (int i = 0; i < caps.length; i++) {
            if (!Double.isNaN(caps[i])) {
                sum += caps[i];
                attacked++;
                most = Math.max(most, common.merge(Values.of(humanSensitive, i), 1, Integer::sum));
            }
        }
        if (attacked == 0) {
            throw new UndefinedStatisticException(
                    "no synthetic record has the known values of any human record, so nobody can be attacked");
        }
        double combinations = 1;
        for (int[] column : humanSensitive) {
            combinations *= Arrays.stream(column)
                    .map(code -> Math.max(-1, code))
                    .distinct()
                    .count();
        }
        double cap = sum / attacked;
        return new Result(cap, 1 - cap, 1 - 1 / combinations, (double) most / attacked, attacked, caps.length);
    }

    /** The CAP of each human record, NaN for those left out. */
    public static double[] caps(
            int[][] humanKnown,
            int[][] humanSensitive,
            int[][] syntheticKnown,
            int[][] syntheticSensitive,
            Method method) {
        if (humanKnown.length == 0 || humanSensitive.length == 0) {
            throw new IllegalArgumentException("there must be at least one known and one sensitive column");
        }
        if (humanKnown.length != syntheticKnown.length || humanSensitive.length != syntheticSensitive.length) {
            throw new IllegalArgumentException("both sides must have the same known and sensitive columns");
        }
        Map<Values, Map<Values, Integer>> synthetic = new HashMap<>();
        for (int j = 0; j < syntheticKnown[0].length; j++) {
            synthetic
                    .computeIfAbsent(Values.of(syntheticKnown, j), key -> new HashMap<>())
                    .merge(Values.of(syntheticSensitive, j), 1, Integer::sum);
        }
        Map<Values, Map<Values, Integer>> nearest = new HashMap<>();
        double[] caps = new double[humanKnown[0].length];
        for (int i = 0; i < caps.length; i++) {
            Values known = Values.of(humanKnown, i);
            Map<Values, Integer> seen = synthetic.get(known);
            if (seen == null && method == Method.GENERALIZED_CAP && !synthetic.isEmpty()) {
                seen = nearest.computeIfAbsent(known, key -> nearest(key, synthetic));
            }
            if (seen == null) {
                caps[i] = method == Method.CAP || synthetic.isEmpty() ? Double.NaN : 0;
            } else {
                double total =
                        seen.values().stream().mapToInt(Integer::intValue).sum();
                caps[i] = seen.getOrDefault(Values.of(humanSensitive, i), 0) / total;
            }
        }
        return caps;
    }

    /** Codes of numbers: equal-width bins over the range of the human values, right-closed, with open ends; NaN is -1. */
    public static int[] binned(double[] human, double[] values, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, was " + bins);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : human) {
            low = Math.min(low, Double.isFinite(value) ? value : low);
            high = Math.max(high, Double.isFinite(value) ? value : high);
        }
        double width = (high - low) / bins;
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Double.isNaN(values[i]) ? -1 : 0;
            for (int edge = 1; edge < bins && values[i] > low + edge * width; edge++) {
                codes[i] = edge;
            }
        }
        return codes;
    }

    private static Map<Values, Integer> nearest(Values key, Map<Values, Map<Values, Integer>> synthetic) {
        int fewest = Integer.MAX_VALUE;
        List<Map<Values, Integer>> tied = new ArrayList<>();
        for (Map.Entry<Values, Map<Values, Integer>> entry : synthetic.entrySet()) {
            int different = key.differences(entry.getKey());
            if (different < fewest) {
                fewest = different;
                tied.clear();
            }
            if (different == fewest) {
                tied.add(entry.getValue());
            }
        }
        Map<Values, Integer> merged = new HashMap<>();
        tied.forEach(counts -> counts.forEach((value, count) -> merged.merge(value, count, Integer::sum)));
        return merged;
    }

    private record Values(int[] codes, int hash) {
        static Values of(int[][] columns, int row) {
            int[] codes = new int[columns.length];
            for (int c = 0; c < codes.length; c++) {
                codes[c] = Math.max(-1, columns[c][row]);
            }
            return new Values(codes, Arrays.hashCode(codes));
        }

        int differences(Values other) {
            int count = 0;
            for (int c = 0; c < codes.length; c++) {
                count += codes[c] != other.codes[c] ? 1 : 0;
            }
            return count;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Values values && hash == values.hash && Arrays.equals(codes, values.codes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
