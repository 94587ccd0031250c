package dev.assay.metrics.text;

import java.util.Arrays;

/** Sums that do not depend on the order of the rows: the numbers are sorted first. */
public final class OrderFree {
    private OrderFree() {}

    /** The mean of at least one number. */
    public static double mean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return sum / values.length;
    }
}
