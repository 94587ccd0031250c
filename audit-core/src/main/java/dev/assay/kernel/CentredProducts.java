package dev.assay.kernel;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sums of products of centred columns in one pass over memory. Columns are shifted by the mean of a sample of their rows,
 * and what that mean is off is taken off the sums afterwards. The sample has up to {@value #SAMPLE} rows, so the shift
 * lies within {@code sqrt(rows / SAMPLE)} standard deviations of the mean whatever the data, and the correction costs at
 * most a factor of {@code rows / SAMPLE} of the rounding error. A column that is constant has sums of exactly 0; one that
 * holds NaN or infinity has sums of NaN.
 */
final class CentredProducts {
    private static final int SAMPLE = 512;

    /** Columns of a group: two groups and their lane sums stay in a cache whatever the number of columns. */
    private static final int GROUP = 32;

    private static final int LANES = ColumnProducts.LANES;
    private static final int ROUND = ColumnProducts.ROUND * LANES;

    /** Least rows of a part. */
    private static final int PART = 1 << 15;

    private final double[][] columns;
    private final int rows;
    private final double[] shifts;
    private final int parts;
    private final int groups;

    /** Blocks of ended tasks, taken again by others: each is about as large as a second-level cache. */
    private final Queue<ColumnProducts> idle = new ConcurrentLinkedQueue<>();

    private CentredProducts(double[][] columns) {
        this.columns = columns;
        rows = columns.length == 0 ? 0 : columns[0].length;
        shifts = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            shifts[c] = shift(columns[c]);
        }
        parts = Math.max(1, Math.min(8, rows / PART));
        groups = (columns.length + GROUP - 1) / GROUP;
    }

    /** The sums {@code [a][b]} for {@code a <= b}. The split into tasks depends on the sizes alone. */
    static double[][] of(double[][] columns, Parallel parallel) {
        return new CentredProducts(columns).sums(parallel);
    }

    private static double shift(double[] column) {
        if (column.length == 0) {
            return 0;
        }
        int sampled = Math.min(SAMPLE, column.length);
        double sum = 0;
        for (int i = 0; i < sampled; i++) {
            sum += column[(int) ((long) column.length * i / sampled)] - column[0];
        }
        return column[0] + sum / sampled;
    }

    private double[][] sums(Parallel parallel) {
        int size = columns.length;
        int pairs = groups * (groups + 1) / 2;
        double[][] partial = new double[parts * pairs][];
        double[][] partialSums = new double[parts][size];
        parallel.run(partial.length, task -> {
            int pair = task / parts;
            int right = 0;
            while ((right + 1) * (right + 2) / 2 <= pair) {
                right++;
            }
            partial[task] = part(pair - right * (right + 1) / 2, right, task % parts, partialSums[task % parts]);
        });
        double[] columnSums = new double[size];
        for (double[] part : partialSums) {
            for (int c = 0; c < size; c++) {
                columnSums[c] += part[c];
            }
        }
        double[][] sums = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                int right = b / GROUP;
                int pair = right * (right + 1) / 2 + a / GROUP;
                double sum = 0;
                for (int p = 0; p < parts; p++) {
                    sum += partial[pair * parts + p][(a % GROUP) * GROUP + b % GROUP];
                }
                sums[a][b] = sum - columnSums[a] * columnSums[b] / rows;
            }
        }
        return sums;
    }

    /** Products of two groups of columns over one part of the rows; a group with itself also fills in its columns' sums. */
    private double[] part(int leftGroup, int rightGroup, int part, double[] columnSums) {
        int left = leftGroup * GROUP;
        int right = rightGroup * GROUP;
        int leftCount = Math.min(GROUP, columns.length - left);
        int rightCount = Math.min(GROUP, columns.length - right);
        boolean same = left == right;
        ColumnProducts products = products(leftCount, same ? 0 : rightCount);
        int span = products.rows;
        double[][] lanes = new double[leftCount][LANES];
        int last = boundary(part + 1);
        for (int row = boundary(part); row < last; row += span) {
            int count = Math.min(span, last - row);
            for (int c = 0; c < leftCount; c++) {
                shift(columns[left + c], row, count, shifts[left + c], products.left[c]);
                if (same) {
                    addUp(products.left[c], span, lanes[c]);
                }
            }
            for (int c = 0; c < rightCount && !same; c++) {
                shift(columns[right + c], row, count, shifts[right + c], products.right[c]);
            }
            products.add();
        }
        double[] totals = new double[GROUP * GROUP];
        for (int a = 0; a < leftCount; a++) {
            for (int b = same ? a : 0; b < rightCount; b++) {
                totals[a * GROUP + b] = products.total(a, b);
            }
            if (same) {
                columnSums[left + a] = ColumnProducts.total(lanes[a]);
            }
        }
        idle.add(products);
        return totals;
    }

    private ColumnProducts products(int leftCount, int rightCount) {
        ColumnProducts found = idle.poll();
        if (found == null || !found.fits(leftCount, rightCount)) {
            return PanelKernels.columnProducts(leftCount, rightCount, rows);
        }
        found.clear();
        return found;
    }

    /** The first row of a part, whole rounds from the beginning. */
    private int boundary(int part) {
        return part == parts ? rows : (int) ((long) rows * part / parts) / ROUND * ROUND;
    }

    /** Rows behind the last count as 0. */
    private static void shift(double[] column, int from, int count, double shift, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = column[from + i] - shift;
        }
        Arrays.fill(into, count, into.length, 0);
    }

    private static void addUp(double[] block, int span, double[] lanes) {
        for (int o = 0; o < span; o += 4 * LANES) {
            for (int l = 0; l < LANES; l++) {
                lanes[l] +=
                        (block[o + l] + block[o + l + LANES]) + (block[o + l + 2 * LANES] + block[o + l + 3 * LANES]);
            }
        }
    }
}
