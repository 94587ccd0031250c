package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Sums of a table of counts.
 *
 * @param rows sum of each row
 * @param columns sum of each column
 * @param total sum of all
 */
record Margins(double[] rows, double[] columns, double total) {
    static Margins of(double[][] table) {
        if (table.length == 0) {
            throw new UndefinedStatisticException("the table has no rows");
        }
        double[] rows = new double[table.length];
        double[] columns = new double[table[0].length];
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            if (table[i].length != columns.length) {
                throw new IllegalArgumentException(
                        "all rows of a table need " + columns.length + " cells, row " + i + " has " + table[i].length);
            }
            for (int j = 0; j < columns.length; j++) {
                double count = table[i][j];
                if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("counts must be finite and at least 0, one was " + count);
                }
                rows[i] += count;
                columns[j] += count;
                total += count;
            }
        }
        if (!(total > 0)) {
            throw new UndefinedStatisticException("the table is empty: all its counts are 0");
        }
        return new Margins(rows, columns, total);
    }

    double expected(int row, int column) {
        return rows[row] * columns[column] / total;
    }

    int usedRows() {
        return used(rows);
    }

    int usedColumns() {
        return used(columns);
    }

    private static int used(double[] sums) {
        int used = 0;
        for (double sum : sums) {
            if (sum > 0) {
                used++;
            }
        }
        return used;
    }
}
