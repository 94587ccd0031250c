package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/** Counts of numbers between edges. */
public final class Histogram {
    private Histogram() {}

    /**
     * {@code bins + 1} edges of equal width from the smallest to the largest value. A constant sample gets edges half a
     * unit to either side, as numpy gives it.
     */
    public static double[] equalWidthEdges(double[] values, int bins) {
        double[] sorted = Samples.finite(values, "given");
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        return low == high ? equalWidthEdges(low - 0.5, high + 0.5, bins) : equalWidthEdges(low, high, bins);
    }

    /** {@code bins + 1} edges of equal width from {@code low} to {@code high}. */
    public static double[] equalWidthEdges(double low, double high, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, was " + bins);
        }
        if (!(low < high && high - low < Double.POSITIVE_INFINITY)) {
            throw new UndefinedStatisticException("the range from " + low + " to " + high + " has no finite width");
        }
        double step = (high - low) / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = low + i * step;
        }
        edges[bins] = high;
        return edges;
    }

    /**
     * At least two ascending edges at the quantiles {@code 0, 1/bins, ..., 1} of the values, equal ones merged. A constant
     * sample gets edges half a unit to either side.
     */
    public static double[] quantileEdges(double[] values, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, was " + bins);
        }
        double[] sorted = Samples.sorted(values, "given");
        double[] edges = new double[bins + 1];
        int n = 0;
        for (int i = 0; i <= bins; i++) {
            // A value of the sample, so that ties stay together.
            double edge = sorted[(int) Math.round((double) i * (sorted.length - 1) / bins)];
            if (n == 0 || edge > edges[n - 1]) {
                edges[n++] = edge;
            }
        }
        return n > 1 ? Arrays.copyOf(edges, n) : new double[] {edges[0] - 0.5, edges[0] + 0.5};
    }

    /**
     * Counts of values in {@code [edge_i, edge_i+1)}, the last bin closed. Values outside, and NaN, are in no bin.
     *
     * @param edges ascending
     */
    public static double[] counts(double[] values, double[] edges) {
        double[] counts = new double[edges.length - 1];
        for (double value : values) {
            int bin = bin(value, edges);
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return counts;
    }

    /** As {@link #counts}, with values outside counted in the nearest bin. */
    public static double[] openCounts(double[] values, double[] edges) {
        double[] counts = new double[edges.length - 1];
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts[openBin(value, edges)]++;
            }
        }
        return counts;
    }

    /** The bin of a value, -1 when it is outside or NaN. */
    public static int bin(double value, double[] edges) {
        return value >= edges[0] && value <= edges[edges.length - 1] ? openBin(value, edges) : -1;
    }

    /** The bin of a value that is not NaN, the nearest when it is outside. */
    public static int openBin(double value, double[] edges) {
        int at = Arrays.binarySearch(edges, value + 0.0);
        while (at > 0 && at < edges.length - 1 && edges[at + 1] == edges[at]) {
            at++;
        }
        int bin = at >= 0 ? at : -at - 2;
        return Math.min(Math.max(bin, 0), edges.length - 2);
    }
}
