package dev.assay.kernel;

/**
 * Sums of a symmetric function over all pairs of different rows of two pooled sets, for the given labels and for any
 * number of re-labellings: what maximum mean discrepancy and the energy distance, and their permutation tests, are made
 * of. All re-labellings together are one more matrix product, tile by tile, so {@code P} of them cost about {@code P / d}
 * times the pass over the pairs; each pair is computed once. O(N^2 (d + P)) time for {@code N = n + m} rows; nothing
 * {@code N x N} is kept.
 */
public final class PairSums {
    /** Sum over ordered pairs of different rows of the first set. */
    public final double first;

    /** Sum over ordered pairs of different rows of the second set. */
    public final double second;

    /** Sum over pairs of one row of each set, each once. */
    public final double between;

    /** {@link #first} for each re-labelling, in single precision over at most 512 terms, then double. */
    public final double[] firstRelabelled;

    /** {@link #second} for each re-labelling. */
    public final double[] secondRelabelled;

    /** {@link #between} for each re-labelling. */
    public final double[] betweenRelabelled;

    private PairSums(double first, double second, double between, double[] square, double[] margin, double total) {
        this.first = first;
        this.second = second;
        this.between = between;
        firstRelabelled = square;
        betweenRelabelled = new double[square.length];
        secondRelabelled = new double[square.length];
        for (int p = 0; p < square.length; p++) {
            betweenRelabelled[p] = margin[p] - square[p];
            secondRelabelled[p] = total - 2 * margin[p] + square[p];
        }
    }

    /**
     * @param rows {@code n} rows of the first set, then {@code m} of the second
     * @param indicators {@code (n + m) x permutations}, row-major: 1 where the re-labelling puts the row into the first
     *     set, else 0. Labels of the data themselves may be one of them, to be compared under the same rounding
     * @param permutations number of re-labellings, may be 0
     */
    public static PairSums of(
            PairFunction function,
            float[] rows,
            int n,
            int m,
            int d,
            float[] indicators,
            int permutations,
            Parallel parallel) {
        int size = n + m;
        if (indicators.length < (long) size * permutations) {
            throw new IllegalArgumentException("indicators must hold " + (long) size * permutations
                    + " values, one a row and re-labelling, had " + indicators.length);
        }
        float[] norms = FloatTiles.squaredNorms(rows, 0, size, d);
        Part[] parts = new Part[FloatTiles.tasks(size)];
        FloatTiles.dots(rows, 0, size, rows, 0, size, d, true, parallel, task -> {
            Part part = new Part(function, norms, n, task, indicators, permutations);
            parts[task] = part;
            return part;
        });
        double first = 0;
        double second = 0;
        double between = 0;
        double[] square = new double[permutations];
        double[] rowSums = new double[size];
        for (Part part : parts) {
            first += part.first;
            second += part.second;
            between += part.between;
            for (int p = 0; p < permutations; p++) {
                square[p] += 2 * part.square[p];
            }
            for (int i = 0; i < part.rowSums.length; i++) {
                rowSums[i] += part.rowSums[i];
            }
            for (int j = 0; j < part.columnSums.length; j++) {
                rowSums[part.column + j] += part.columnSums[j];
            }
        }
        double total = 0;
        double[] margin = new double[permutations];
        for (int i = 0; i < size; i++) {
            total += rowSums[i];
            for (int p = 0; p < permutations; p++) {
                margin[p] += indicators[i * permutations + p] * rowSums[i];
            }
        }
        return new PairSums(2 * first, 2 * second, between, square, margin, total);
    }

    /** What one block of columns adds; parts are added in their order, so threads change nothing. */
    private static final class Part implements TileConsumer {
        final PairFunction function;
        final float[] norms;
        final float[] columnNorms;
        final int n;
        final int column;
        final float[] indicators;
        final int permutations;
        final double[] rowSums;
        final double[] columnSums;
        final double[] square;
        final PanelKernel[] panels;
        final float[] flat;
        final float[][] product;
        double first;
        double second;
        double between;

        Part(PairFunction function, float[] norms, int n, int task, float[] indicators, int permutations) {
            this.function = function;
            this.norms = norms;
            this.n = n;
            this.indicators = indicators;
            this.permutations = permutations;
            column = task * FloatTiles.COLUMNS;
            columnNorms = FloatNeighbors.columnNorms(norms, task, norms.length);
            rowSums = new double[column + columnNorms.length];
            columnSums = new double[columnNorms.length];
            square = new double[permutations];
            panels = new PanelKernel[(permutations + PanelKernel.COLUMNS - 1) / PanelKernel.COLUMNS];
            flat = new float[panels.length == 0 ? 0 : FloatTiles.ROWS * columnNorms.length];
            product = PanelKernel.tile(panels.length == 0 ? 0 : FloatTiles.ROWS);
            for (int b = 0; b < panels.length; b++) {
                panels[b] = PanelKernels.create();
                int from = b * PanelKernel.COLUMNS;
                panels[b].packColumns(
                        indicators,
                        column * permutations + from,
                        permutations,
                        Math.min(PanelKernel.COLUMNS, permutations - from),
                        columnNorms.length);
            }
        }

        @Override
        public void tile(int row, int rows, int column, int columns, float[][] tile) {
            for (int i = 0; i < rows; i++) {
                float[] values = tile[i];
                function.apply(values, columns, norms[row + i], columnNorms);
                int start = Math.min(columns, Math.max(0, row + i + 1 - column));
                for (int j = 0; j < start; j++) {
                    values[j] = 0;
                }
                addUp(row + i, values, columns);
            }
            if (panels.length > 0) {
                relabel(row, rows, columns, tile);
            }
        }

        private void addUp(int row, float[] values, int columns) {
            int split = Math.min(columns, Math.max(0, n - column));
            double left = 0;
            for (int j = 0; j < split; j++) {
                left += values[j];
                columnSums[j] += values[j];
            }
            double right = 0;
            for (int j = split; j < columns; j++) {
                right += values[j];
                columnSums[j] += values[j];
            }
            rowSums[row] += left + right;
            if (row < n) {
                first += left;
                between += right;
            } else {
                second += right;
            }
        }

        private void relabel(int row, int rows, int columns, float[][] tile) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(tile[i], 0, flat, i * columns, columns);
            }
            for (int b = 0; b < panels.length; b++) {
                int from = b * PanelKernel.COLUMNS;
                int count = Math.min(PanelKernel.COLUMNS, permutations - from);
                panels[b].multiply(flat, 0, rows, 0, product);
                for (int i = 0; i < rows; i++) {
                    int at = (row + i) * permutations + from;
                    float[] sums = product[i];
                    for (int p = 0; p < count; p++) {
                        square[from + p] += indicators[at + p] * sums[p];
                    }
                }
            }
        }
    }
}
