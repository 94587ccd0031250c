package dev.assay.metrics.copying;

import dev.assay.kernel.GowerNeighbors;
import dev.assay.kernel.Parallel;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Gower's distance between records of mixed columns, with its scales frozen.
 *
 * <p>The weighted mean over columns of {@code min(1, |a - b| / range)} for numbers and of 0 (equal) or 1 (different) for
 * categories; both missing counts 0, one missing counts 1. In [0, 1]. The ranges come from one set of records and stay the
 * same for every comparison, so distances to different sets compare. In a numeric column without a range any difference
 * counts 1; infinities are values, farther than everything else.
 *
 * <p>A search costs O(n m columns) and keeps a copy of both sides' columns, never the n x m distances. Thread-safe.
 *
 * <p>Source: Gower, A General Coefficient of Similarity and Some of Its Properties, Biometrics 27 (1971).
 */
public final class GowerDistance {
    private final double[] ranges;
    private final double[] weights;

    private GowerDistance(double[] ranges, double[] weights) {
        this.ranges = ranges;
        this.weights = weights;
    }

    /** Ranges of the numeric columns of these records, all columns of equal weight. */
    public static GowerDistance fit(MixedRecords reference) {
        double[] ranges = new double[reference.numeric().length];
        for (int c = 0; c < ranges.length; c++) {
            ranges[c] = range(reference.numeric()[c]);
        }
        double[] weights = new double[reference.columns()];
        Arrays.fill(weights, 1);
        return new GowerDistance(ranges, weights);
    }

    /** Ranges of both sets together, none below {@code minimumRange}: what SynthEval (1) and Anonymeter (0) do. */
    public static GowerDistance fitPooled(MixedRecords first, MixedRecords second, double minimumRange) {
        GowerDistance pooled = fit(first.followedBy(second));
        for (int c = 0; c < pooled.ranges.length; c++) {
            pooled.ranges[c] = Math.max(minimumRange, pooled.ranges[c]);
        }
        return pooled;
    }

    /** These ranges with other weights: numeric columns first, then categorical ones; finite, not negative, not all 0. */
    public GowerDistance withWeights(double... newWeights) {
        if (newWeights.length != weights.length) {
            throw new IllegalArgumentException(
                    "each of the " + weights.length + " columns has a weight, there are " + newWeights.length);
        }
        return new GowerDistance(ranges, newWeights.clone());
    }

    /**
     * The {@code k} nearest of {@code references} to each query, ascending.
     *
     * @throws UndefinedStatisticException when there are fewer than {@code k} references
     */
    public Nearest nearest(MixedRecords queries, MixedRecords references, int k, Parallel parallel) {
        queries.requireSameColumns(references);
        if (references.rows() < k) {
            throw new UndefinedStatisticException(
                    "there are " + references.rows() + " records to be near to, " + k + " are needed");
        }
        return search(queries, references, k, false, parallel);
    }

    /**
     * The {@code k} nearest other records of the same set to each record, ascending.
     *
     * @throws UndefinedStatisticException when there are not more than {@code k} records
     */
    public Nearest nearestOthers(MixedRecords records, int k, Parallel parallel) {
        if (records.rows() <= k) {
            throw new UndefinedStatisticException(
                    "a set of " + records.rows() + " records has no " + k + " others for each of them");
        }
        return search(records, records, k, true, parallel);
    }

    private Nearest search(MixedRecords queries, MixedRecords references, int k, boolean self, Parallel parallel) {
        double[] distance = new double[Math.multiplyExact(queries.rows(), k)];
        int[] index = new int[distance.length];
        GowerNeighbors.search(
                queries.numeric(),
                queries.categorical(),
                queries.rows(),
                references.numeric(),
                references.categorical(),
                references.rows(),
                ranges,
                weights,
                k,
                self,
                parallel,
                distance,
                index);
        return new Nearest(k, distance, index);
    }

    private static double range(double[] column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        // The range of the largest doubles is beyond them.
        return high > low ? Math.min(high - low, Double.MAX_VALUE) : 0;
    }
}
