package dev.assay.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Nearest rows by Euclidean distance among {@code float} rows, through tiles of dot products. Candidates are chosen in
 * single precision, a few more than asked for, and then measured over direct differences in double precision: equal rows
 * are at distance exactly 0. Where rounding may have kept a nearer row from being a candidate, all rows are measured, so
 * distances far below the rows' norms cost time and not accuracy. O(n m d) time, half of that for a set with itself; memory
 * O(n k) a thread.
 */
public final class FloatNeighbors {
    /** Candidates beyond {@code k}, so that rounding seldom can have pushed a true neighbour out. */
    private static final int SPARE = 3;

    /** Rows of a task that measures. */
    private static final int TASK = 512;

    private FloatNeighbors() {}

    /**
     * Finds the {@code k} nearest points of each query; see {@link EuclideanNeighbors#search} for the results.
     *
     * @param squared receives {@code n * k} ascending squared distances
     * @param index receives the points' positions
     */
    public static void cross(
            float[] queries,
            int queryOffset,
            int n,
            float[] points,
            int pointOffset,
            int m,
            int d,
            int k,
            Parallel parallel,
            double[] squared,
            int[] index) {
        NearestSearch.checkTarget(n, k, squared.length, index.length);
        float[] queryNorms = FloatTiles.squaredNorms(queries, queryOffset, n, d);
        float[] pointNorms = FloatTiles.squaredNorms(points, pointOffset, m, d);
        // Queries are the columns: a task owns them and sees all points.
        Slots slots = new Slots(n, k + SPARE);
        FloatTiles.dots(points, pointOffset, m, queries, queryOffset, n, d, false, parallel, task -> {
            float[] norms = columnNorms(queryNorms, task, n);
            CloseColumns close = PanelKernels.closeColumns();
            return (row, rows, column, columns, tile) -> {
                for (int i = 0; i < rows; i++) {
                    float[] distances = tile[i];
                    FloatTiles.toSquaredDistances(distances, columns, pointNorms[row + i], norms);
                    int count = close.find(distances, 0, columns, Float.NEGATIVE_INFINITY, slots.threshold, column);
                    for (int c = 0; c < count; c++) {
                        int j = close.found[c];
                        slots.offer(column + j, distances[j], row + i);
                    }
                }
            };
        });
        Rows from = new Rows(queries, queryOffset, n, d, queryNorms);
        measure(slots, from, new Rows(points, pointOffset, m, d, pointNorms), k, parallel, squared, index);
    }

    /** Finds the {@code k} nearest other rows of each row. */
    public static void self(
            float[] rows, int offset, int n, int d, int k, Parallel parallel, double[] squared, int[] index) {
        NearestSearch.checkTarget(n, k, squared.length, index.length);
        float[] norms = FloatTiles.squaredNorms(rows, offset, n, d);
        Slots slots = nearestOthers(rows, offset, n, d, k, norms, parallel);
        Rows all = new Rows(rows, offset, n, d, norms);
        measure(slots, all, all, k, parallel, squared, index);
    }

    /**
     * The squared distance of each row to its {@code k}-th nearest other row, as {@link #self} gives it. Measures only
     * candidates that rounding may have put on the wrong side of the {@code k}-th, most often one or two a row.
     *
     * @param n more than {@code k}
     */
    static double[] radii(float[] rows, int n, int d, int k, Parallel parallel) {
        float[] norms = FloatTiles.squaredNorms(rows, 0, n, d);
        Rows all = new Rows(rows, 0, n, d, norms);
        Slots slots = nearestOthers(rows, 0, n, d, k, norms, parallel);
        double[] radii = new double[n];
        parallel.run((n + TASK - 1) / TASK, task -> {
            double[] near = new double[slots.size];
            int[] ignored = new int[k];
            for (int i = task * TASK; i < Math.min(n, (task + 1) * TASK); i++) {
                int first = i * slots.size;
                if (all.far.length > 0 || slots.index[first + k - 1] < 0) {
                    measure(slots, all, i, all, k, near, ignored, 0);
                    radii[i] = near[k - 1];
                    continue;
                }
                float middle = slots.distance[first + k - 1];
                float error = all.error(norms[i]);
                int below = 0;
                while (slots.distance[first + below] < middle - 2 * error) {
                    below++;
                }
                int count = 0;
                for (int s = first + below; s < first + slots.size && slots.index[s] >= 0; s++) {
                    if (slots.distance[s] <= middle + 2 * error) {
                        near[count++] = FloatTiles.squaredDistance(rows, i * d, rows, slots.index[s] * d, d);
                    }
                }
                Arrays.sort(near, 0, count);
                radii[i] = near[k - 1 - below];
                if (!slots.hold(i, radii[i], error)) {
                    scan(all, i, all, k, near, ignored, 0);
                    radii[i] = near[k - 1];
                }
            }
        });
        return radii;
    }

    /** Each pair is computed once and offered to both rows. */
    private static Slots nearestOthers(
            float[] rows, int offset, int n, int d, int k, float[] norms, Parallel parallel) {
        // Slots order by distance, then index, so it does not matter which thread's slots a pair went to.
        Queue<Slots> idle = new ConcurrentLinkedQueue<>();
        FloatTiles.dots(rows, offset, n, rows, offset, n, d, true, parallel, task -> {
            float[] columnNorms = columnNorms(norms, task, n);
            CloseColumns close = PanelKernels.closeColumns();
            int last = Math.min(n, (task + 1) * FloatTiles.COLUMNS);
            return (row, count, column, columns, tile) -> {
                Slots free = idle.poll();
                Slots slots = free == null ? new Slots(n, k + SPARE) : free;
                for (int i = 0; i < count; i++) {
                    int first = Math.max(0, row + i + 1 - column);
                    if (first < last - column) {
                        float[] distances = tile[i];
                        FloatTiles.toSquaredDistances(distances, columns, norms[row + i], columnNorms);
                        int found = close.find(
                                distances, first, columns, slots.threshold[row + i], slots.threshold, column);
                        for (int c = 0; c < found; c++) {
                            int j = close.found[c];
                            slots.offer(row + i, distances[j], column + j);
                            slots.offer(column + j, distances[j], row + i);
                        }
                    }
                }
                idle.add(slots);
            };
        });
        List<Slots> parts = new ArrayList<>(idle);
        Slots merged = parts.isEmpty() ? new Slots(n, k + SPARE) : parts.get(0);
        for (int p = 1; p < parts.size(); p++) {
            merged.merge(parts.get(p));
        }
        return merged;
    }

    /** The norms of a task's columns, padded to a full tile. */
    static float[] columnNorms(float[] norms, int task, int n) {
        int from = task * FloatTiles.COLUMNS;
        return Arrays.copyOfRange(norms, from, Math.max(from, Math.min(n, from + FloatTiles.COLUMNS)));
    }

    private static void measure(
            Slots slots, Rows queries, Rows points, int k, Parallel parallel, double[] squared, int[] index) {
        parallel.run((queries.count + TASK - 1) / TASK, task -> {
            for (int i = task * TASK; i < Math.min(queries.count, (task + 1) * TASK); i++) {
                measure(slots, queries, i, points, k, squared, index, i * k);
            }
        });
    }

    /**
     * Puts down the exact distances of a row's candidates, and of points too far away for single precision, and keeps the
     * {@code k} smallest.
     */
    private static void measure(
            Slots slots, Rows queries, int row, Rows points, int k, double[] squared, int[] index, int slot) {
        if (FloatTiles.isFar(queries.norms[row])) {
            scan(queries, row, points, k, squared, index, slot);
            return;
        }
        clear(k, squared, index, slot);
        for (int s = row * slots.size; s < (row + 1) * slots.size && slots.index[s] >= 0; s++) {
            if (!FloatTiles.isFar(points.norms[slots.index[s]])) {
                keep(queries, row, points, slots.index[s], k, squared, index, slot);
            }
        }
        for (int point : points.far) {
            keep(queries, row, points, point, k, squared, index, slot);
        }
        if (!slots.hold(row, squared[slot + k - 1], points.error(queries.norms[row]))) {
            scan(queries, row, points, k, squared, index, slot);
        }
    }

    /** Measures all points but, among themselves, the row itself. */
    private static void scan(Rows queries, int row, Rows points, int k, double[] squared, int[] index, int slot) {
        clear(k, squared, index, slot);
        for (int point = 0; point < points.count; point++) {
            if (queries != points || point != row) {
                keep(queries, row, points, point, k, squared, index, slot);
            }
        }
    }

    private static void clear(int k, double[] squared, int[] index, int slot) {
        Arrays.fill(squared, slot, slot + k, Double.POSITIVE_INFINITY);
        Arrays.fill(index, slot, slot + k, -1);
    }

    private static void keep(
            Rows queries, int row, Rows points, int point, int k, double[] squared, int[] index, int slot) {
        int worst = slot + k - 1;
        int d = points.d;
        double distance = FloatTiles.squaredDistance(
                queries.values, queries.offset + row * d, points.values, points.offset + point * d, d);
        if (distance < squared[worst] || (distance == squared[worst] && point < index[worst])) {
            NearestSearch.insert(squared, index, slot, worst, distance, point);
        }
    }

    /** Rows with their squared norms. */
    private static final class Rows {
        final float[] values;
        final int offset;
        final int count;
        final int d;
        final float[] norms;

        /** Rows that are too long for distances in single precision. */
        final int[] far;

        /** The largest norm of the others. */
        final float largest;

        Rows(float[] values, int offset, int count, int d, float[] norms) {
            this.values = values;
            this.offset = offset;
            this.count = count;
            this.d = d;
            this.norms = norms;
            far = IntStream.range(0, count)
                    .filter(i -> FloatTiles.isFar(norms[i]))
                    .toArray();
            largest = FloatTiles.largest(norms);
        }

        /** By how much rounding may change the distance of these rows to one of that norm; none of them far. */
        float error(float norm) {
            return FloatTiles.tolerance(d, norm + largest);
        }
    }

    /** The smallest distances seen so far of each row, ordered by distance, then index. */
    private static final class Slots {
        final int size;
        final float[] distance;
        final int[] index;

        /** The last slot of each row, side by side for the scan. */
        final float[] threshold;

        Slots(int rows, int size) {
            this.size = size;
            distance = new float[Math.multiplyExact(rows, size)];
            index = new int[rows * size];
            threshold = new float[rows];
            Arrays.fill(distance, Float.POSITIVE_INFINITY);
            Arrays.fill(index, -1);
            Arrays.fill(threshold, Float.POSITIVE_INFINITY);
        }

        void offer(int row, float value, int point) {
            int first = row * size;
            int at = first + size - 1;
            if (!before(value, point, at)) {
                return;
            }
            while (at > first && before(value, point, at - 1)) {
                distance[at] = distance[at - 1];
                index[at] = index[at - 1];
                at--;
            }
            distance[at] = value;
            index[at] = point;
            threshold[row] = distance[first + size - 1];
        }

        private boolean before(float value, int point, int slot) {
            return value < distance[slot]
                    || (value == distance[slot]
                            && (index[slot] < 0 ? value < Float.POSITIVE_INFINITY : point < index[slot]));
        }

        /**
         * Whether a row's candidates surely hold all points nearer than {@code kth}: none was refused, or the last of them
         * lies farther than rounding reaches.
         */
        boolean hold(int row, double kth, float error) {
            float last = distance[(row + 1) * size - 1];
            return last == Float.POSITIVE_INFINITY || kth == 0 || kth <= last - error;
        }

        void merge(Slots other) {
            for (int s = 0; s < other.index.length; s++) {
                if (other.index[s] >= 0) {
                    offer(s / size, other.distance[s], other.index[s]);
                }
            }
        }
    }
}
