package dev.assay.metrics.drift.peer;

import java.util.Arrays;

/** Counting as the libraries of this package share it. */
final class PeerBins {
    private PeerBins() {}

    static double[] oneZero(double[] values) {
        return Arrays.stream(values).map(v -> v + 0.0).toArray();
    }

    /** Both samples, one after the other, with one zero. */
    static double[] pool(double[] first, double[] second) {
        double[] pool = Arrays.copyOf(oneZero(first), first.length + second.length);
        System.arraycopy(oneZero(second), 0, pool, first.length, second.length);
        return pool;
    }

    /** Counts of the given distinct, ascending values; others are not counted. */
    static double[] counts(double[] sample, double[] values) {
        double[] counts = new double[values.length];
        for (double value : sample) {
            int at = Arrays.binarySearch(values, value + 0.0);
            if (at >= 0) {
                counts[at]++;
            }
        }
        return counts;
    }

    static double[] shares(double[] counts) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(c -> c / total).toArray();
    }
}
