package dev.assay.metrics.drift.batch;

import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often a statistic of two samples is at least as large when the labels of the pooled values are dealt anew: all
 * orders, or a number of random ones.
 */
final class Relabellings {
    /** Up to this many orders all of them are gone through. */
    static final double ALL = 200_000;

    /** A statistic of pooled, sorted values, of which those marked are the first sample. */
    @FunctionalInterface
    interface OfLabels {
        double of(boolean[] first);
    }

    private Relabellings() {}

    /** The share of all orders whose statistic is at least {@code observed}. */
    static double shareOfAll(int n, int m, double observed, OfLabels statistic) {
        boolean[] first = new boolean[n + m];
        int[] chosen = new int[n];
        for (int i = 0; i < n; i++) {
            chosen[i] = i;
            first[i] = true;
        }
        double least = observed - 1e-10 * Math.max(1, Math.abs(observed));
        long atLeast = 0;
        long all = 0;
        while (true) {
            all++;
            atLeast += statistic.of(first) >= least ? 1 : 0;
            int at = n - 1;
            while (at >= 0 && chosen[at] == m + at) {
                at--;
            }
            if (at < 0) {
                return (double) atLeast / all;
            }
            for (int i = at; i < n; i++) {
                first[chosen[i]] = false;
            }
            chosen[at]++;
            for (int i = at + 1; i < n; i++) {
                chosen[i] = chosen[i - 1] + 1;
            }
            for (int i = at; i < n; i++) {
                first[chosen[i]] = true;
            }
        }
    }

    /** {@code (b + 1) / (draws + 1)} of {@code draws} random orders, {@code b} with a statistic of at least {@code observed}. */
    static double shareOfDrawn(int n, int m, double observed, OfLabels statistic, int draws, Seed seed) {
        if (draws < 99) {
            throw new IllegalArgumentException("draws must be at least 99, was " + draws);
        }
        UniformRandomProvider random = seed.random();
        boolean[] first = new boolean[n + m];
        double least = observed - 1e-10 * Math.max(1, Math.abs(observed));
        int atLeast = 0;
        for (int draw = 0; draw < draws; draw++) {
            int left = n;
            for (int i = 0; i < first.length; i++) {
                first[i] = random.nextInt(first.length - i) < left;
                left -= first[i] ? 1 : 0;
            }
            atLeast += statistic.of(first) >= least ? 1 : 0;
        }
        return (atLeast + 1.0) / (draws + 1.0);
    }
}
