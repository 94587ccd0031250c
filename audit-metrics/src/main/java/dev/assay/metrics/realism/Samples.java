package dev.assay.metrics.realism;

import dev.assay.kernel.RadixSort;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/** Prepares samples for statistics of order: missing values out, one zero, sorted. */
final class Samples {
    private Samples() {}

    /** The values that are not NaN, with -0.0 as 0.0, in ascending order. */
    static double[] sorted(double[] values) {
        return RadixSort.sorted(values);
    }

    /** As {@link #sorted}, but a sample without values is undefined. */
    static double[] sorted(double[] values, String name) {
        double[] sorted = sorted(values);
        requireValues(sorted.length, name);
        return sorted;
    }

    /** As {@link #sorted}, but infinite values are undefined too: a distance in the column's unit would be infinite. */
    static double[] finite(double[] values, String name) {
        double[] sorted = sorted(values, name);
        if (Double.isInfinite(sorted[0]) || Double.isInfinite(sorted[sorted.length - 1])) {
            throw new UndefinedStatisticException("the " + name + " sample holds infinite values; remove or cap them");
        }
        return sorted;
    }

    /** The values that are not NaN, in order, with -0.0 as 0.0. */
    static double[] present(double[] values) {
        double[] present = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present[n++] = value + 0.0;
            }
        }
        return n == present.length ? present : Arrays.copyOf(present, n);
    }

    static void requireValues(int n, String name) {
        if (n == 0) {
            throw new UndefinedStatisticException("the " + name + " sample has no values that are not missing");
        }
    }
}
