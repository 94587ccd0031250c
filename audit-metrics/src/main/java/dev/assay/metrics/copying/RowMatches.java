package dev.assay.metrics.copying;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Synthetic records that are a human record again, exactly or within a tolerance, wherever they stand.
 *
 * <p>Records match when all columns do: categories when equal, numbers when they differ by no more than the tolerance allows; missing
 * matches missing only. Order does not matter, so a shuffled copy matches as a verbatim one does. The share of matches is in
 * [0, 1], lower is better; where records take few values, people match people as well, so compare it with fresh human
 * records.
 *
 * <p>Exact matches cost O((n + m) columns), tolerant ones O(n m) in the worst case. Thread-safe.
 *
 * <p>The relative tolerance is the one of SDMetrics (NewRowSynthesis), the range tolerance that of SynthEval (hitting rate).
 */
public final class RowMatches {
    private RowMatches() {}

    /**
     * Which records match.
     *
     * @param original for each record, the position of the first record it matches, or -1
     * @param matched number of records with a match
     */
    public record Result(int[] original, int matched) {
        /** Share of records with a match. */
        public double share() {
            return (double) matched / original.length;
        }

        @Override
        public String toString() {
            return matched + " of " + original.length + " records match";
        }

        static Result of(int[] original) {
            if (original.length == 0) {
                throw new UndefinedStatisticException("there are no records to match");
            }
            int matched = 0;
            for (int position : original) {
                matched += position >= 0 ? 1 : 0;
            }
            return new Result(original, matched);
        }
    }

    /** How far numbers may lie apart. */
    public sealed interface Tolerance {
        /** {@code |a - b| <= share |b|} with {@code b} from the record that is looked up: 0 matches 0 only. */
        record Relative(double share) implements Tolerance {
            public Relative {
                requireShare(share);
            }
        }

        /** {@code |a - b| <= share range}, the range being that of the records in which matches are looked for or from. */
        record OfRange(double share, double[] ranges) implements Tolerance {
            public OfRange {
                requireShare(share);
                ranges = ranges.clone();
            }
        }

        private static void requireShare(double share) {
            if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("share must be finite and not negative, was " + share);
            }
        }
    }

    /** Each record that equals one of {@code originals} in every column; -0.0 equals 0.0. */
    public static Result exact(MixedRecords records, MixedRecords originals) {
        records.requireSameColumns(originals);
        Map<Key, Integer> first = new HashMap<>(2 * originals.rows());
        for (int i = 0; i < originals.rows(); i++) {
            first.putIfAbsent(Key.of(originals, i), i);
        }
        int[] original = new int[records.rows()];
        for (int j = 0; j < original.length; j++) {
            original[j] = first.getOrDefault(Key.of(records, j), -1);
        }
        return Result.of(original);
    }

    /** Each record that equals another one of its own set. */
    public static Result duplicates(MixedRecords records) {
        Map<Key, Integer> first = new HashMap<>(2 * records.rows());
        int[] original = new int[records.rows()];
        Arrays.fill(original, -1);
        for (int i = 0; i < original.length; i++) {
            Integer earlier = first.putIfAbsent(Key.of(records, i), i);
            if (earlier != null) {
                original[i] = earlier;
                if (original[earlier] < 0) {
                    original[earlier] = i;
                }
            }
        }
        return Result.of(original);
    }

    /** Each record that one of {@code originals} matches within the tolerance. */
    public static Result tolerant(MixedRecords records, MixedRecords originals, Tolerance tolerance) {
        records.requireSameColumns(originals);
        int[] original = new int[records.rows()];
        for (int j = 0; j < original.length; j++) {
            double[] allowed = allowed(records, j, tolerance);
            int found = -1;
            for (int i = 0; found < 0 && i < originals.rows(); i++) {
                if (matches(records, j, originals, i, allowed)) {
                    found = i;
                }
            }
            original[j] = found;
        }
        return Result.of(original);
    }

    private static double[] allowed(MixedRecords records, int row, Tolerance tolerance) {
        double[] allowed = new double[records.numeric().length];
        for (int c = 0; c < allowed.length; c++) {
            allowed[c] = tolerance instanceof Tolerance.Relative relative
                    ? Math.abs(relative.share() * records.numeric()[c][row])
                    : ((Tolerance.OfRange) tolerance).share() * ((Tolerance.OfRange) tolerance).ranges()[c];
        }
        return allowed;
    }

    private static boolean matches(MixedRecords records, int row, MixedRecords originals, int other, double[] allowed) {
        for (int c = 0; c < records.categorical().length; c++) {
            int code = records.categorical()[c][row];
            int otherCode = originals.categorical()[c][other];
            if (code != otherCode && (code >= 0 || otherCode >= 0)) {
                return false;
            }
        }
        for (int c = 0; c < allowed.length; c++) {
            double a = records.numeric()[c][row];
            double b = originals.numeric()[c][other];
            if (!(Double.isNaN(a) && Double.isNaN(b)) && a != b && !(Math.abs(a - b) <= allowed[c])) {
                return false;
            }
        }
        return true;
    }

    /** All values of a record, comparable. */
    private record Key(long[] values, int hash) {
        static Key of(MixedRecords records, int row) {
            int numeric = records.numeric().length;
            long[] values = new long[records.columns()];
            for (int c = 0; c < numeric; c++) {
                // Adding 0.0 turns -0.0 into 0.0.
                values[c] = Double.doubleToLongBits(records.numeric()[c][row] + 0.0);
            }
            for (int c = numeric; c < values.length; c++) {
                values[c] = Math.max(-1, records.categorical()[c - numeric][row]);
            }
            return new Key(values, Arrays.hashCode(values));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
