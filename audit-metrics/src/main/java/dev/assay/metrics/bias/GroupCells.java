package dev.assay.metrics.bias;

/**
 * A table of sums with one row of cells a group.
 *
 * @param groups number of groups
 * @param width cells of a group
 */
record GroupCells(int groups, int width) {
    /** The cell of each row; a row whose code inside the group is negative is left out. */
    int[] codes(int[] group, int[] inside) {
        int[] codes = new int[group.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = inside[row] < 0 || group[row] < 0 ? -1 : group[row] * width + inside[row];
        }
        return codes;
    }

    int size() {
        return groups * width;
    }

    /** Groups whose gap to everyone else says something of its own: of two, one is the other's mirror. */
    int mirrored() {
        return groups == 2 ? 1 : groups;
    }

    /** The group's cells. */
    double[] own(double[] table, int group) {
        double[] cells = new double[width];
        System.arraycopy(table, group * width, cells, 0, width);
        return cells;
    }

    /** The cells of everyone, added up. */
    double[] everyone(double[] table) {
        double[] cells = new double[width];
        for (int i = 0; i < table.length; i++) {
            cells[i % width] += table[i];
        }
        return cells;
    }

    /** The cells of everyone outside the group. */
    double[] others(double[] table, int group) {
        double[] cells = everyone(table);
        for (int i = 0; i < width; i++) {
            double rest = cells[i] - table[group * width + i];
            // What rounding alone leaves of a cell is an empty cell.
            cells[i] = Math.abs(rest) < 1e-12 * Math.abs(cells[i]) ? 0 : rest;
        }
        return cells;
    }

    static double sum(double[] cells) {
        double sum = 0;
        for (double cell : cells) {
            sum += cell;
        }
        return sum;
    }
}
