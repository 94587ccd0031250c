package dev.assay.metrics.model;

import java.util.List;

/**
 * A table of numbers for a model, row by row. The array belongs to the record and is not to be written to.
 *
 * @param values {@code rows * width} finite numbers, row-major
 * @param rows number of rows
 * @param width number of features
 * @param owners for each feature, the position of the column it was made from
 * @param columns names of the columns, by position
 */
public record Features(double[] values, int rows, int width, int[] owners, List<String> columns) {
    public Features {
        columns = List.copyOf(columns);
        if (values.length != (long) rows * width || owners.length != width) {
            throw new IllegalArgumentException("expected " + rows + " x " + width + " values and " + width
                    + " owners, had " + values.length + " and " + owners.length);
        }
    }

    /** Features that are columns of their own. */
    public static Features of(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[rows.length * width];
        int[] owners = new int[width];
        String[] names = new String[width];
        for (int j = 0; j < width; j++) {
            owners[j] = j;
            names[j] = "feature " + j;
        }
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * width, width);
        }
        return new Features(values, rows.length, width, owners, List.of(names));
    }

    /** These rows, in this order. */
    public Features select(int[] positions) {
        double[] picked = new double[positions.length * width];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(values, positions[i] * width, picked, i * width, width);
        }
        return new Features(picked, positions.length, width, owners, columns);
    }

    /** These rows, with one column's values taken from other rows. */
    public Features select(int[] positions, int column, int[] donors) {
        Features picked = select(positions);
        for (int from = 0, to; from < width; from = to) {
            to = from + 1;
            while (to < width && owners[to] == owners[from]) {
                to++;
            }
            if (owners[from] == column) {
                for (int i = 0; i < positions.length; i++) {
                    System.arraycopy(values, donors[i] * width + from, picked.values, i * width + from, to - from);
                }
            }
        }
        return picked;
    }

    /** The rows of this table, then those of another of the same features. */
    public Features then(Features other) {
        if (other.width != width) {
            throw new IllegalArgumentException("expected " + width + " features, had " + other.width);
        }
        double[] joined = new double[values.length + other.values.length];
        System.arraycopy(values, 0, joined, 0, values.length);
        System.arraycopy(other.values, 0, joined, values.length, other.values.length);
        return new Features(joined, rows + other.rows, width, owners, columns);
    }
}
