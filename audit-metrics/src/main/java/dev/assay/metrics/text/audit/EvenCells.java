package dev.assay.metrics.text.audit;

import java.util.Arrays;

/**
 * Cells that hold about equal numbers of some values.
 *
 * @param upper the largest value of each cell but the last, ascending
 */
record EvenCells(double[] upper) {
    /** Cells of values, NaN left out; there must be a value. */
    static EvenCells of(double[] values, int cells) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] upper = new double[cells - 1];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = sorted[(int) Math.max(0, ((i + 1L) * sorted.length + cells - 1) / cells - 1)];
        }
        return new EvenCells(upper);
    }

    /** The first cell whose largest value is not below this one, else the last. */
    int of(double value) {
        int low = 0;
        int high = upper.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upper[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
