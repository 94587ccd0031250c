package dev.assay.kernel;

import java.util.Arrays;

/**
 * Scans blocks of points for the k nearest of each query. The distances of one query to one block are computed together,
 * so the inner loops run over adjacent points; nothing larger than a block is kept.
 */
final class NearestSearch {
    /** Points of a block. */
    static final int BLOCK = 512;

    /** Queries of a task; the split never depends on the number of threads. */
    private static final int TASK = 64;

    /** Distances of a query to all points of a block; what lies behind the last point is ignored. */
    @FunctionalInterface
    interface BlockDistances {
        void fill(int query, int block, double[] distances);
    }

    private NearestSearch() {}

    static int blocks(int points) {
        return (points + BLOCK - 1) / BLOCK;
    }

    /** Refuses sizes that do not fit the arrays. */
    static void checkTarget(int n, int k, int distances, int indexes) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        if (distances < (long) n * k || indexes < (long) n * k) {
            throw new IllegalArgumentException("the results need room for n * k = " + (long) n * k + " entries, had "
                    + Math.min(distances, indexes));
        }
    }

    /** Ascending distances, ties by lower index; unused places hold infinity and -1. */
    static void run(
            BlockDistances source,
            int n,
            int m,
            int k,
            boolean self,
            Parallel parallel,
            double[] distance,
            int[] index) {
        checkTarget(n, k, distance.length, index.length);
        Arrays.fill(distance, 0, n * k, Double.POSITIVE_INFINITY);
        Arrays.fill(index, 0, n * k, -1);
        parallel.run((n + TASK - 1) / TASK, task -> {
            int first = task * TASK;
            int last = Math.min(n, first + TASK);
            double[] row = new double[BLOCK];
            for (int block = 0; block < blocks(m); block++) {
                int from = block * BLOCK;
                int count = Math.min(BLOCK, m - from);
                for (int query = first; query < last; query++) {
                    source.fill(query, block, row);
                    if (self && query >= from && query < from + count) {
                        row[query - from] = Double.POSITIVE_INFINITY;
                    }
                    keepNearest(row, count, from, distance, index, query * k, k);
                }
            }
        });
    }

    private static void keepNearest(
            double[] row, int count, int from, double[] distance, int[] index, int slot, int k) {
        int worst = slot + k - 1;
        double threshold = distance[worst];
        for (int j = 0; j < count; j++) {
            if (row[j] < threshold) {
                insert(distance, index, slot, worst, row[j], from + j);
                threshold = distance[worst];
            }
        }
    }

    /** Puts a point in order, overwriting the place {@code worst}; equal distances are ordered by index. */
    static void insert(double[] distance, int[] index, int slot, int worst, double value, int point) {
        int at = worst;
        while (at > slot && (distance[at - 1] > value || (distance[at - 1] == value && index[at - 1] > point))) {
            distance[at] = distance[at - 1];
            index[at] = index[at - 1];
            at--;
        }
        distance[at] = value;
        index[at] = point;
    }
}
