package dev.assay.kernel;

import java.util.Arrays;

/**
 * Nearest rows by Euclidean distance in double precision, summed over direct differences, so that equal rows are at
 * distance exactly 0 and offsets of the data cost no accuracy. O(n m d) time; memory is a copy of the points. For many
 * long {@code float} rows {@link FloatNeighbors} is several times faster.
 */
public final class EuclideanNeighbors {
    private EuclideanNeighbors() {}

    /**
     * Finds the {@code k} nearest points of each query.
     *
     * @param queries {@code n} rows of {@code d} values from {@code queryOffset} on
     * @param points {@code m} rows of {@code d} values from {@code pointOffset} on
     * @param self whether queries and points are the same rows, so that a row is not its own neighbour
     * @param squared receives {@code n * k} ascending squared distances, infinity where there are fewer points
     * @param index receives the points' positions, the lower first among equals, -1 where there are fewer points; a row
     *     with NaN is nobody's neighbour and has none
     */
    public static void search(
            double[] queries,
            int queryOffset,
            int n,
            double[] points,
            int pointOffset,
            int m,
            int d,
            int k,
            boolean self,
            Parallel parallel,
            double[] squared,
            int[] index) {
        double[][][] panels = new double[NearestSearch.blocks(m)][d][NearestSearch.BLOCK];
        for (int j = 0; j < m; j++) {
            double[][] panel = panels[j / NearestSearch.BLOCK];
            for (int c = 0; c < d; c++) {
                panel[c][j % NearestSearch.BLOCK] = points[pointOffset + j * d + c];
            }
        }
        NearestSearch.run(
                (query, block, row) -> fill(queries, queryOffset + query * d, panels[block], d, row),
                n,
                m,
                k,
                self,
                parallel,
                squared,
                index);
    }

    /** Squared distance of two rows, in the order of the columns. */
    public static double squared(double[] a, int aOffset, double[] b, int bOffset, int d) {
        double sum = 0;
        for (int c = 0; c < d; c++) {
            double difference = a[aOffset + c] - b[bOffset + c];
            sum += difference * difference;
        }
        return sum;
    }

    private static void fill(double[] queries, int offset, double[][] panel, int d, double[] row) {
        Arrays.fill(row, 0);
        int c = 0;
        for (; c + 3 < d; c += 4) {
            add4(
                    row,
                    panel[c],
                    panel[c + 1],
                    panel[c + 2],
                    panel[c + 3],
                    queries[offset + c],
                    queries[offset + c + 1],
                    queries[offset + c + 2],
                    queries[offset + c + 3]);
        }
        for (; c < d; c++) {
            add1(row, panel[c], queries[offset + c]);
        }
    }

    private static void add4(
            double[] row,
            double[] p0,
            double[] p1,
            double[] p2,
            double[] p3,
            double q0,
            double q1,
            double q2,
            double q3) {
        for (int j = 0; j < row.length; j++) {
            double d0 = p0[j] - q0;
            double d1 = p1[j] - q1;
            double d2 = p2[j] - q2;
            double d3 = p3[j] - q3;
            row[j] = row[j] + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
        }
    }

    private static void add1(double[] row, double[] p, double q) {
        for (int j = 0; j < row.length; j++) {
            double difference = p[j] - q;
            row[j] += difference * difference;
        }
    }
}
