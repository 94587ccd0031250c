package dev.assay.kernel;

import java.util.Arrays;

/**
 * Matrix of Pearson or Spearman correlations of columns. NaN is missing and leaves its row out of that column's
 * pairs (pairwise complete; for Spearman, ranks are taken again over the common rows). A pair with fewer than two common
 * rows or a constant column has correlation NaN. O(rows columns^2).
 */
public final class Correlations {
    /** Squares that are lost below the range of a double are less than a rounding error of larger sums. */
    private static final double LEAST = 1e-280;

    private Correlations() {}

    /** Pearson's correlations, {@code columns x columns}, with ones on the diagonal of columns that vary. */
    public static double[][] pearson(double[][] columns, Parallel parallel) {
        int size = columns.length;
        checkLengths(columns);
        double[][] matrix = new double[size][size];
        double[][] sums = CentredProducts.of(columns, parallel);
        boolean[] usable = new boolean[size];
        for (int c = 0; c < size; c++) {
            // Other sums are those of columns with missing values or in extreme units.
            usable[c] = isOrdinary(sums[c][c]) || (sums[c][c] == 0 && isConstant(columns[c]));
        }
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                double r = usable[a] && usable[b]
                        ? ratio(sums[a][b], sums[a][a], sums[b][b])
                        : pairwise(columns[a], columns[b]);
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
        double[] sums = sums(a, b);
        if (!isOrdinary(sums[1]) || !isOrdinary(sums[2])) {
            sums = sums(scaled(a, b), scaled(b, a));
        }
        return ratio(sums[0], sums[1], sums[2]);
    }

    /** Whether a sum of squares is finite, and so large that squares that vanish are not missed in it. */
    private static boolean isOrdinary(double squares) {
        return squares > LEAST && squares < Double.POSITIVE_INFINITY;
    }

    /** The values in a unit, a power of two, in which the largest of the rows that both columns have is about 1. */
    private static double[] scaled(double[] values, double[] others) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && !Double.isNaN(others[i])) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
        }
        int exponent = Math.getExponent(largest);
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = Math.scalb(values[i], -exponent);
        }
        return scaled;
    }

    /** The sums of products and of both columns' squares about the means, over the rows that both have. */
    private static double[] sums(double[] a, double[] b) {
        int first = 0;
        while (first < a.length && (Double.isNaN(a[first]) || Double.isNaN(b[first]))) {
            first++;
        }
        if (first == a.length) {
            return new double[3];
        }
        // Means are taken from the first row on, so that a constant column has exactly its value as mean.
        double sumA = 0;
        double sumB = 0;
        int common = 0;
        for (int i = first; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                sumA += a[i] - a[first];
                sumB += b[i] - b[first];
                common++;
            }
        }
        double meanA = a[first] + sumA / common;
        double meanB = b[first] + sumB / common;
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
        return new double[] {product, squareA, squareB};
    }

    private static double ratio(double product, double squareA, double squareB) {
        if (!(squareA > 0) || !(squareB > 0)) {
            return Double.NaN;
        }
        return Math.max(-1, Math.min(1, product / (Math.sqrt(squareA) * Math.sqrt(squareB))));
    }

    private static boolean isConstant(double[] column) {
        for (double value : column) {
            if (value != column[0]) {
                return false;
            }
        }
        return true;
    }

    private static boolean complete(double[] column) {
        for (double value : column) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
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
