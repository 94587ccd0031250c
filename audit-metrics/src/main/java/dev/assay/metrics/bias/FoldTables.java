package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import java.util.Arrays;

/**
 * The table of sums of both sides, per fold: all that comparing statistics needs, and it adds up over parts of the data.
 *
 * @param human sums of weights of each human fold
 * @param synthetic of each synthetic fold
 * @param humanRows sums of rows, to tell how much a statistic rests on
 * @param syntheticRows the same for the synthetic side
 */
record FoldTables(double[][] human, double[][] synthetic, double[] humanRows, double[] syntheticRows) {
    /** Counts rows by cell; a negative code leaves a row out. */
    static FoldTables of(AuditInputs inputs, int[] humanCodes, int[] syntheticCodes, int cells) {
        return new FoldTables(
                FoldSums.of(
                        humanCodes,
                        cells,
                        RowWeights.of(inputs.human()),
                        inputs.folds().human(),
                        inputs.folds().humanFolds()),
                FoldSums.of(
                        syntheticCodes,
                        cells,
                        RowWeights.of(inputs.synthetic()),
                        inputs.folds().synthetic(),
                        inputs.folds().syntheticFolds()),
                rows(humanCodes, cells),
                rows(syntheticCodes, cells));
    }

    /**
     * Sums numbers by group: cell {@code g * (1 + width)} holds the weight of the rows, the next ones the weighted sums.
     *
     * @param humanGroup code of each human row's group; negative leaves it out, as does a NaN among its numbers
     * @param humanValues the numbers of each human row, one array a number
     */
    static FoldTables ofValues(
            AuditInputs inputs,
            int groups,
            int[] humanGroup,
            double[][] humanValues,
            int[] syntheticGroup,
            double[][] syntheticValues) {
        Sums human = sums(
                groups,
                humanGroup,
                humanValues,
                RowWeights.of(inputs.human()),
                inputs.folds().human(),
                inputs.folds().humanFolds());
        Sums synthetic = sums(
                groups,
                syntheticGroup,
                syntheticValues,
                RowWeights.of(inputs.synthetic()),
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        return new FoldTables(human.folds(), synthetic.folds(), human.rows(), synthetic.rows());
    }

    /** Sums of one side: weighted by fold, and of rows, which stand in the first cell of each group. */
    record Sums(double[][] folds, double[] rows) {}

    static Sums sums(int groups, int[] group, double[][] values, double[] weights, int[] fold, int folds) {
        int width = 1 + values.length;
        double[][] sums = new double[folds][groups * width];
        double[] rows = new double[groups * width];
        for (int row = 0; row < group.length; row++) {
            boolean known = group[row] >= 0;
            for (double[] column : values) {
                known &= !Double.isNaN(column[row]);
            }
            if (known) {
                int at = group[row] * width;
                double[] cells = sums[fold[row]];
                cells[at] += weights[row];
                rows[at]++;
                for (int i = 0; i < values.length; i++) {
                    cells[at + 1 + i] += weights[row] * values[i][row];
                }
            }
        }
        return new Sums(sums, rows);
    }

    private static double[] rows(int[] codes, int cells) {
        double[] rows = new double[cells];
        for (int code : codes) {
            if (code >= 0) {
                rows[code]++;
            }
        }
        return rows;
    }

    long countedHumanRows() {
        return Math.round(Arrays.stream(humanRows).sum());
    }

    long countedSyntheticRows() {
        return Math.round(Arrays.stream(syntheticRows).sum());
    }
}
