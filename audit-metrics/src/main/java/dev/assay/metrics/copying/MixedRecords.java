package dev.assay.metrics.copying;

import java.util.Arrays;

/**
 * Records of numeric and categorical columns, column by column.
 *
 * @param numeric numeric columns, NaN = missing; not to be written to
 * @param categorical codes of categorical columns, negative = missing; sets that are compared share their coding
 * @param rows number of records
 */
public record MixedRecords(double[][] numeric, int[][] categorical, int rows) {
    public MixedRecords {
        if (numeric.length + categorical.length == 0) {
            throw new IllegalArgumentException("records need at least one column");
        }
        for (double[] column : numeric) {
            check(column.length, rows);
        }
        for (int[] column : categorical) {
            check(column.length, rows);
        }
    }

    /** Records of these columns, all of one length. */
    public static MixedRecords of(double[][] numeric, int[][] categorical) {
        return new MixedRecords(
                numeric,
                categorical,
                numeric.length > 0 ? numeric[0].length : categorical.length > 0 ? categorical[0].length : 0);
    }

    /** The records at these positions. */
    public MixedRecords select(int... positions) {
        double[][] numbers = new double[numeric.length][];
        for (int c = 0; c < numbers.length; c++) {
            double[] column = numeric[c];
            numbers[c] = Arrays.stream(positions).mapToDouble(i -> column[i]).toArray();
        }
        int[][] codes = new int[categorical.length][];
        for (int c = 0; c < codes.length; c++) {
            int[] column = categorical[c];
            codes[c] = Arrays.stream(positions).map(i -> column[i]).toArray();
        }
        return new MixedRecords(numbers, codes, positions.length);
    }

    /** These records and then the others. */
    public MixedRecords followedBy(MixedRecords others) {
        requireSameColumns(others);
        double[][] numbers = new double[numeric.length][];
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = Arrays.copyOf(numeric[c], rows + others.rows);
            System.arraycopy(others.numeric[c], 0, numbers[c], rows, others.rows);
        }
        int[][] codes = new int[categorical.length][];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = Arrays.copyOf(categorical[c], rows + others.rows);
            System.arraycopy(others.categorical[c], 0, codes[c], rows, others.rows);
        }
        return new MixedRecords(numbers, codes, rows + others.rows);
    }

    /** The columns at these positions, numeric ones counted first; at least one. */
    public MixedRecords columns(int... positions) {
        double[][] numbers = Arrays.stream(positions)
                .filter(c -> c < numeric.length)
                .mapToObj(c -> numeric[c])
                .toArray(double[][]::new);
        int[][] codes = Arrays.stream(positions)
                .filter(c -> c >= numeric.length)
                .mapToObj(c -> categorical[c - numeric.length])
                .toArray(int[][]::new);
        return new MixedRecords(numbers, codes, rows);
    }

    /** Number of columns of both kinds. */
    public int columns() {
        return numeric.length + categorical.length;
    }

    void requireSameColumns(MixedRecords others) {
        if (others.numeric.length != numeric.length || others.categorical.length != categorical.length) {
            throw new IllegalArgumentException("both sets must have the same columns, one has " + numeric.length
                    + " numeric and " + categorical.length + " categorical, the other " + others.numeric.length
                    + " and " + others.categorical.length);
        }
    }

    private static void check(int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException("all columns must have " + rows + " rows, one has " + length);
        }
    }

    /** The sizes; the values stay out of logs. */
    @Override
    public String toString() {
        return rows + " records of " + numeric.length + " numeric and " + categorical.length + " categorical columns";
    }
}
