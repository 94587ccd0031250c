package dev.assay.kernel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * Streams the dot products of all rows of {@code a} with all rows of {@code b} as tiles, row-major {@code float}. Sums
 * run over ascending coordinates with fused multiply-add in both providers, so they agree to the last bit. O(n m d)
 * time; memory is one packed panel and one tile a thread.
 */
public final class FloatTiles {
    /** Most rows of a tile. */
    public static final int ROWS = 128;

    /** Most columns of a tile, and the columns of one task. */
    public static final int COLUMNS = PanelKernel.COLUMNS;

    /** Below it, sums of two squared norms and twice a dot product are finite. */
    private static final float FAR = Float.MAX_VALUE / 8;

    private FloatTiles() {}

    /** Number of tasks for {@code m} rows of {@code b}; each task owns {@link #COLUMNS} adjacent ones. */
    public static int tasks(int m) {
        return (m + COLUMNS - 1) / COLUMNS;
    }

    /**
     * Streams all tiles. A task covers columns {@code task * COLUMNS} and following, from the first row to the last.
     *
     * @param upper for a set with itself: leaves out columns that lie before all rows of a tile; in what is left the consumer
     *     looks at {@code row < column} itself
     * @param consumers makes the consumer of each task; called on the thread that runs the task
     */
    public static void dots(
            float[] a,
            int aOffset,
            int n,
            float[] b,
            int bOffset,
            int m,
            int d,
            boolean upper,
            Parallel parallel,
            IntFunction<TileConsumer> consumers) {
        check("a", a.length, aOffset, n, d);
        check("b", b.length, bOffset, m, d);
        Queue<Workspace> idle = new ConcurrentLinkedQueue<>();
        int tasks = tasks(m);
        parallel.run(tasks, index -> {
            // A triangle's long columns come first, so that threads end together.
            int task = upper ? tasks - 1 - index : index;
            Workspace found = idle.poll();
            Workspace space = found == null ? new Workspace() : found;
            TileConsumer consumer = consumers.apply(task);
            int column = task * COLUMNS;
            int columns = Math.min(COLUMNS, m - column);
            space.kernel.pack(b, bOffset + column * d, columns, d);
            int end = upper ? Math.min(n, column + columns) : n;
            for (int row = 0; row < end; row += ROWS) {
                int rows = Math.min(ROWS, end - row);
                int from = upper ? Math.max(0, row - column) : 0;
                space.kernel.multiply(a, aOffset + row * d, rows, from, space.tile);
                consumer.tile(row, rows, column, columns, space.tile);
            }
            idle.add(space);
        });
    }

    /** Squared Euclidean norm of each row, summed in double precision. */
    public static float[] squaredNorms(float[] a, int offset, int n, int d) {
        check("a", a.length, offset, n, d);
        float[] norms = new float[n];
        for (int i = 0; i < n; i++) {
            norms[i] = (float) squaredNorm(a, offset + i * d, d);
        }
        return norms;
    }

    /** Whether a row is so long that squared distances to it may leave the range of a float; not so for missing values. */
    static boolean isFar(float norm) {
        return norm > FAR;
    }

    /** The largest norm of a row that is not {@linkplain #isFar far} and has no missing value, 0 if there is none. */
    static float largest(float[] norms) {
        float largest = 0;
        for (float norm : norms) {
            largest = norm > largest && !isFar(norm) ? norm : largest;
        }
        return largest;
    }

    private static double squaredNorm(float[] a, int offset, int d) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = offset;
        for (int end = offset + d / 4 * 4; k < end; k += 4) {
            first += (double) a[k] * a[k];
            second += (double) a[k + 1] * a[k + 1];
            third += (double) a[k + 2] * a[k + 2];
            fourth += (double) a[k + 3] * a[k + 3];
        }
        for (; k < offset + d; k++) {
            first += (double) a[k] * a[k];
        }
        return (first + second) + (third + fourth);
    }

    /** Turns a row of dot products into squared distances, {@code |a|^2 + |b|^2 - 2 a.b}; may be slightly negative. */
    static void toSquaredDistances(float[] row, int columns, float rowNorm, float[] columnNorms) {
        for (int j = 0; j < columns; j++) {
            row[j] = Math.fma(-2f, row[j], rowNorm + columnNorms[j]);
        }
    }

    /**
     * Error of such a squared distance, of rows that are not {@linkplain #isFar far}, that rounding exceeds only in
     * contrived data: eight standard deviations of a sum of {@code d} rounded terms, and what denormal terms may lose.
     *
     * @param norms {@code |a|^2 + |b|^2}
     */
    static float tolerance(int d, float norms) {
        return (float) (8 * Math.sqrt(d + 4.0) * 0x1p-24) * norms + (d + 4) * Float.MIN_VALUE;
    }

    /** Squared distance of two rows over direct differences, in double precision. */
    static double squaredDistance(float[] a, int aOffset, float[] b, int bOffset, int d) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        // Four sums, so that no addition waits for the one before.
        for (; k + 3 < d; k += 4) {
            double w = (double) a[aOffset + k] - b[bOffset + k];
            double x = (double) a[aOffset + k + 1] - b[bOffset + k + 1];
            double y = (double) a[aOffset + k + 2] - b[bOffset + k + 2];
            double z = (double) a[aOffset + k + 3] - b[bOffset + k + 3];
            first += w * w;
            second += x * x;
            third += y * y;
            fourth += z * z;
        }
        for (; k < d; k++) {
            double difference = (double) a[aOffset + k] - b[bOffset + k];
            first += difference * difference;
        }
        return (first + second) + (third + fourth);
    }

    private static void check(String name, int length, int offset, int rows, int d) {
        if (d < 1 || rows < 0 || offset < 0 || offset + (long) rows * d > length) {
            throw new IllegalArgumentException(name + " must hold " + rows + " rows of " + d + " values from " + offset
                    + " on, has " + length + " values");
        }
    }

    private static final class Workspace {
        final PanelKernel kernel = PanelKernels.create();
        final float[][] tile = PanelKernel.tile(ROWS);
    }
}
