package dev.assay.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Nearest records under Gower's distance for mixed columns (Gower 1971): the mean over columns of {@code min(1, |a - b| /
 * range)} for numbers and of 0 (equal) or 1 (different) for categories. Both missing counts 0, one missing counts 1. In
 * [0, 1]. O(n m columns) time; memory is a copy of both sides' columns.
 *
 * <p>A category code, like a scaled number, becomes a double on which {@code min(1, |a - b|)} is the column's distance,
 * so all columns run through one loop; missing is a value too far from all others, and at distance 0 from itself.
 */
public final class GowerNeighbors {
    /** Farther than 1 from every scaled value, and finite. */
    private static final double MISSING = 1e300;

    private static final double FARTHEST = 1e299;

    private static final double[] NONE = {};

    private GowerNeighbors() {}

    /**
     * Finds the {@code k} nearest points of each query. Columns are arrays of equal length on both sides: numbers first
     * (NaN = missing), then codes (negative = missing).
     *
     * @param n number of queries, first entries of each query column
     * @param m number of points
     * @param range divisor of each numeric column, taken from one side and then frozen; 0 or less means that any two
     *     different numbers are at distance 1
     * @param weights weight of each numeric, then of each categorical column; null for equal weights
     * @param self whether queries and points are the same records, so that a record is not its own neighbour
     * @param distance receives {@code n * k} ascending distances, infinity where there are fewer points
     * @param index receives the points' positions, the lower first among equals, -1 where there are fewer points. Where
     *     more than {@code k} are nearest and scaling by the range rounds, it is not always the lower ones that are found
     */
    public static void search(
            double[][] queryNumbers,
            int[][] queryCodes,
            int n,
            double[][] pointNumbers,
            int[][] pointCodes,
            int m,
            double[] range,
            double @Nullable [] weights,
            int k,
            boolean self,
            Parallel parallel,
            double[] distance,
            int[] index) {
        int numeric = queryNumbers.length;
        int columns = numeric + queryCodes.length;
        if (pointNumbers.length != numeric || range.length != numeric || pointCodes.length != queryCodes.length) {
            throw new IllegalArgumentException("both sides need the same columns and one range a number, had " + numeric
                    + " and " + pointNumbers.length + " numbers, " + range.length + " ranges, " + queryCodes.length
                    + " and " + pointCodes.length + " codes");
        }
        if (columns == 0 || (weights != null && weights.length != columns)) {
            throw new IllegalArgumentException("at least one column, and one weight a column, had " + columns
                    + " columns and " + (weights == null ? columns : weights.length) + " weights");
        }
        int blocks = NearestSearch.blocks(m);
        double[][][] panels = new double[blocks][columns][NearestSearch.BLOCK];
        double[] queries = new double[Math.multiplyExact(n, columns)];
        for (int c = 0; c < numeric; c++) {
            double centre = centre(pointNumbers[c], m);
            double[] distinct = range[c] > 0 ? NONE : pooled(queryNumbers[c], n, pointNumbers[c], m);
            for (int j = 0; j < m; j++) {
                panels[j / NearestSearch.BLOCK][c][j % NearestSearch.BLOCK] =
                        scaled(pointNumbers[c][j], centre, range[c], distinct);
            }
            for (int i = 0; i < n; i++) {
                queries[i * columns + c] = scaled(queryNumbers[c][i], centre, range[c], distinct);
            }
        }
        for (int c = numeric; c < columns; c++) {
            int[] points = pointCodes[c - numeric];
            int[] asked = queryCodes[c - numeric];
            for (int j = 0; j < m; j++) {
                panels[j / NearestSearch.BLOCK][c][j % NearestSearch.BLOCK] = points[j] < 0 ? MISSING : points[j];
            }
            for (int i = 0; i < n; i++) {
                queries[i * columns + c] = asked[i] < 0 ? MISSING : asked[i];
            }
        }
        double[] weight = new double[columns];
        double total = weigh(weights, weight);
        NearestSearch.run(
                (query, block, row) -> fill(queries, query * columns, panels[block], weight, columns, row),
                n,
                m,
                k,
                self,
                parallel,
                distance,
                index);
        // What was found on scaled values is put down by the definition, to the last bit.
        for (int i = 0; i < n; i++) {
            for (int s = i * k; s < (i + 1) * k && index[s] >= 0; s++) {
                double sum = 0;
                for (int c = 0; c < numeric; c++) {
                    sum += weight[c] * gap(queryNumbers[c][i], pointNumbers[c][index[s]], range[c]);
                }
                for (int c = numeric; c < columns; c++) {
                    int asked = queryCodes[c - numeric][i];
                    int point = pointCodes[c - numeric][index[s]];
                    sum += asked == point || (asked < 0 && point < 0) ? 0 : weight[c];
                }
                NearestSearch.insert(distance, index, i * k, s, sum / total, index[s]);
            }
        }
    }

    /** The distance of two numbers in one column, in [0, 1]; NaN is missing. */
    public static double gap(double a, double b, double range) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
        }
        return a == b ? 0 : range > 0 ? Math.min(1, Math.abs(a - b) / range) : 1;
    }

    /** Fills in the weights and returns their sum. */
    private static double weigh(double @Nullable [] weights, double[] weight) {
        double total = 0;
        for (int c = 0; c < weight.length; c++) {
            weight[c] = weights == null ? 1 : weights[c];
            if (!(weight[c] >= 0 && weight[c] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weights must be finite and not negative, was " + weight[c]);
            }
            total += weight[c];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("at least one weight must be positive");
        }
        return total;
    }

    /** The value nearest to 0: taking it off rounds no value by more than it is itself rounded. */
    private static double centre(double[] values, int length) {
        double centre = Double.POSITIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            if (Math.abs(values[i]) < Math.abs(centre)) {
                centre = values[i];
            }
        }
        return centre < Double.POSITIVE_INFINITY ? centre : 0;
    }

    /** The value in units of the range, or, without a range, its position among the different values. */
    private static double scaled(double value, double centre, double range, double[] distinct) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (!(range > 0)) {
            return Arrays.binarySearch(distinct, value + 0.0);
        }
        return Math.max(-FARTHEST, Math.min(FARTHEST, (value - centre) / range));
    }

    private static double[] pooled(double[] a, int n, double[] b, int m) {
        double[] both = Arrays.copyOf(a, n + m);
        System.arraycopy(b, 0, both, n, m);
        double[] sorted = RadixSort.sorted(both);
        int kept = 0;
        for (double value : sorted) {
            if (kept == 0 || value != sorted[kept - 1]) {
                sorted[kept++] = value;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static void fill(
            double[] queries, int offset, double[][] panel, double[] weight, int columns, double[] row) {
        Arrays.fill(row, 0);
        int c = 0;
        for (; c + 3 < columns; c += 4) {
            add4(
                    row,
                    panel[c],
                    panel[c + 1],
                    panel[c + 2],
                    panel[c + 3],
                    queries[offset + c],
                    queries[offset + c + 1],
                    queries[offset + c + 2],
                    queries[offset + c + 3],
                    weight[c],
                    weight[c + 1],
                    weight[c + 2],
                    weight[c + 3]);
        }
        for (; c < columns; c++) {
            add1(row, panel[c], queries[offset + c], weight[c]);
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
            double q3,
            double w0,
            double w1,
            double w2,
            double w3) {
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j]
                    + w0 * Math.min(1, Math.abs(p0[j] - q0))
                    + w1 * Math.min(1, Math.abs(p1[j] - q1))
                    + w2 * Math.min(1, Math.abs(p2[j] - q2))
                    + w3 * Math.min(1, Math.abs(p3[j] - q3));
        }
    }

    private static void add1(double[] row, double[] p, double q, double w) {
        for (int j = 0; j < row.length; j++) {
            row[j] += w * Math.min(1, Math.abs(p[j] - q));
        }
    }
}
