package dev.assay.kernel;

import java.util.Arrays;

/**
 * Matrix of Pearson or Spearman correlations of columns. Columns are centred block by block and multiplied lane by lane,
 * so no loop carries a sum; sums are added up in a fixed order. NaN is missing and leaves its row out of that column's
 * pairs (pairwise complete; for Spearman, ranks are taken again over the common rows). A pair with fewer than two common
 * rows or a constant column has correlation NaN. O(rows columns^2).
 */
public final class Correlations {
    private static final int LANES = 512;

    /** Whole cache lines, header included; see the panel kernel. */
    private static final int LENGTH = LANES + 6;

    private static final int BLOCKS = 4;

    private Correlations() {}

    /** Pearson's correlations, {@code columns x columns}, with ones on the diagonal of columns that vary. */
    public static double[][] pearson(double[][] columns, Parallel parallel) {
        int size = columns.length;
        checkLengths(columns);
        double[][] matrix = new double[size][size];
        boolean[] complete = new boolean[size];
        for (int c = 0; c < size; c++) {
            complete[c] = complete(columns[c]);
        }
        double[] sums = products(columns, complete, parallel);
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                double r;
                if (complete[a] && complete[b]) {
                    r = ratio(sums[cell(a, b)], sums[cell(a, a)], sums[cell(b, b)]);
                } else {
                    r = pairwise(columns[a], columns[b]);
                }
                matrix[a][b] = r;
                matrix[b][a] = r;
            }
        }
        return matrix;
    }

    /** Spearman's rank correlations with mid-ranks, {@code columns x columns}. */
    public static double[][] spearman(double[][] columns, Parallel parallel) {
        checkLengths(columns);
        double[][] ranks = new double[columns.length][];
        parallel.run(columns.length, c -> ranks[c] = Ranks.of(columns[c]));
        double[][] matrix = pearson(ranks, parallel);
        for (int a = 0; a < columns.length; a++) {
            for (int b = a + 1; b < columns.length; b++) {
                if (!complete(columns[a]) || !complete(columns[b])) {
                    matrix[a][b] = spearman(columns[a], columns[b]);
                    matrix[b][a] = matrix[a][b];
                }
            }
        }
        return matrix;
    }

    /** Pearson's correlation of two columns over the rows that both have. */
    public static double pearson(double[] a, double[] b) {
        checkLengths(a, b);
        return pairwise(a, b);
    }

    /** Spearman's correlation of two columns over the rows that both have. */
    public static double spearman(double[] a, double[] b) {
        checkLengths(a, b);
        double[] commonA = new double[a.length];
        double[] commonB = new double[a.length];
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                commonA[common] = a[i];
                commonB[common++] = b[i];
            }
        }
        return pairwise(Ranks.of(Arrays.copyOf(commonA, common)), Ranks.of(Arrays.copyOf(commonB, common)));
    }

    private static double pairwise(double[] a, double[] b) {
        double sumA = 0;
        double sumB = 0;
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                sumA += a[i];
                sumB += b[i];
                common++;
            }
        }
        double meanA = sumA / common;
        double meanB = sumB / common;
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                double x = a[i] - meanA;
                double y = b[i] - meanB;
                product += x * y;
                squareA += x * x;
                squareB += y * y;
            }
        }
        return ratio(product, squareA, squareB);
    }

    private static double ratio(double product, double squareA, double squareB) {
        if (!(squareA > 0) || !(squareB > 0)) {
            return Double.NaN;
        }
        return Math.max(-1, Math.min(1, product / (Math.sqrt(squareA) * Math.sqrt(squareB))));
    }

    /** Sums of products of the centred complete columns, one for each pair {@code a <= b}. */
    private static double[] products(double[][] columns, boolean[] complete, Parallel parallel) {
        int size = columns.length;
        double[] sums = new double[size * (size + 1) / 2];
        int rows = size == 0 ? 0 : columns[0].length;
        double[] means = new double[size];
        for (int c = 0; c < size; c++) {
            means[c] = complete[c] ? mean(columns[c]) : 0;
        }
        int span = LANES * BLOCKS;
        // A fixed number of tasks, each a run of spans with lane sums of its own.
        int tasks = Math.max(1, Math.min(8, rows / (16 * span)));
        double[][] partial = new double[tasks][];
        parallel.run(tasks, task -> {
            int spans = (rows + span - 1) / span;
            int first = (int) ((long) spans * task / tasks);
            int last = (int) ((long) spans * (task + 1) / tasks);
            double[][] lanes = new double[sums.length][];
            for (int a = 0; a < size; a++) {
                for (int b = a; b < size && complete[a]; b++) {
                    if (complete[b]) {
                        lanes[cell(a, b)] = new double[LENGTH];
                    }
                }
            }
            double[][][] centred = new double[size][BLOCKS][LENGTH];
            for (int s = first; s < last; s++) {
                for (int c = 0; c < size; c++) {
                    if (complete[c]) {
                        centre(columns[c], s * span, rows, means[c], centred[c]);
                    }
                }
                for (int a = 0; a < size; a++) {
                    for (int b = a; b < size && complete[a]; b++) {
                        if (complete[b]) {
                            multiply(lanes[cell(a, b)], centred[a], centred[b]);
                        }
                    }
                }
            }
            partial[task] = new double[sums.length];
            for (int p = 0; p < sums.length; p++) {
                partial[task][p] = lanes[p] == null ? 0 : total(lanes[p]);
            }
        });
        for (double[] part : partial) {
            for (int p = 0; p < sums.length; p++) {
                sums[p] += part[p];
            }
        }
        return sums;
    }

    /** Rows behind the last count as the mean, that is 0. */
    private static void centre(double[] column, int row, int rows, double mean, double[][] into) {
        for (int block = 0; block < BLOCKS; block++) {
            int from = row + block * LANES;
            int count = Math.max(0, Math.min(LANES, rows - from));
            double[] lane = into[block];
            for (int l = 0; l < count; l++) {
                lane[l] = column[from + l] - mean;
            }
            Arrays.fill(lane, count, LANES, 0);
        }
    }

    private static void multiply(double[] sum, double[][] a, double[][] b) {
        add4(LANES, sum, a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]);
    }

    private static void add4(
            int n,
            double[] sum,
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3) {
        for (int l = 0; l < n; l++) {
            sum[l] = sum[l] + (a0[l] * b0[l] + a1[l] * b1[l]) + (a2[l] * b2[l] + a3[l] * b3[l]);
        }
    }

    private static double mean(double[] column) {
        double[] lanes = new double[LANES];
        int whole = column.length / LANES * LANES;
        for (int row = 0; row < whole; row += LANES) {
            for (int l = 0; l < LANES; l++) {
                lanes[l] += column[row + l];
            }
        }
        double sum = total(lanes);
        for (int row = whole; row < column.length; row++) {
            sum += column[row];
        }
        double mean = sum / column.length;
        return mean;
    }

    /** Adds neighbours, then sums of neighbours: rounding grows with the logarithm of the length only. */
    private static double total(double[] lanes) {
        double[] sums = Arrays.copyOf(lanes, LANES);
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int l = 0; l < width; l++) {
                sums[l] += sums[l + width];
            }
        }
        return sums[0];
    }

    private static int cell(int a, int b) {
        return b * (b + 1) / 2 + a;
    }

    private static boolean complete(double[] column) {
        boolean missing = false;
        for (double value : column) {
            missing |= Double.isNaN(value);
        }
        return !missing;
    }

    private static void checkLengths(double[]... columns) {
        for (double[] column : columns) {
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException(
                        "columns must have one length, were " + columns[0].length + " and " + column.length);
            }
        }
    }
}
