package dev.assay.audit;

/**
 * A random partition of both sides' rows into folds of nearly equal size, the same size on both sides, so that folds
 * are exchangeable when both sides come from one population.
 *
 * @param human fold of each human row, in {@code [0, humanFolds)}
 * @param humanFolds number of human folds
 * @param synthetic fold of each synthetic row, in {@code [0, syntheticFolds)}
 * @param syntheticFolds number of synthetic folds
 */
public record Folds(int[] human, int humanFolds, int[] synthetic, int syntheticFolds) {

    /** Human rows of each fold in each cell; a negative code leaves a row out. */
    public double[][] humanCounts(int[] codes, int cells) {
        return counts(codes, cells, human, humanFolds);
    }

    /** Synthetic rows of each fold in each cell; a negative code leaves a row out. */
    public double[][] syntheticCounts(int[] codes, int cells) {
        return counts(codes, cells, synthetic, syntheticFolds);
    }

    private static double[][] counts(int[] codes, int cells, int[] fold, int folds) {
        double[][] counts = new double[folds][cells];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0) {
                counts[fold[row]][codes[row]]++;
            }
        }
        return counts;
    }
}
