package dev.assay.metrics.drift.batch;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Two samples as one ascending row: the mid-rank of each value, and which of them are the first sample's.
 *
 * @param ranks mid-ranks from 1, equal for values that tie
 * @param first whether a value is of the first sample
 */
record Pool(double[] ranks, boolean[] first, int n, int m) {
    /** Without NaN; an empty side is undefined. */
    static Pool of(double[] x, double[] y) {
        double[] a = Columns.present(x, 0);
        double[] b = Columns.present(y, 0);
        if (a.length == 0 || b.length == 0) {
            throw new UndefinedStatisticException("a sample has no values that are not missing");
        }
        int total = a.length + b.length;
        double[] ranks = new double[total];
        boolean[] first = new boolean[total];
        int i = 0;
        int j = 0;
        while (i + j < total) {
            int start = i + j;
            double value = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            while (i < a.length && a[i] == value) {
                first[i + j] = true;
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            Arrays.fill(ranks, start, i + j, (start + i + j + 1) / 2.0);
        }
        return new Pool(ranks, first, a.length, b.length);
    }
}
