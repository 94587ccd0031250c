package dev.assay.metrics.bias;

/** Sums per fold, the mergeable state behind calibration. */
final class FoldSums {
    private FoldSums() {}

    /** Rows of each code in each fold. */
    static double[][] of(int[] codes, int size, int[] fold, int folds) {
        double[][] sums = new double[folds][size];
        for (int row = 0; row < codes.length; row++) {
            sums[fold[row]][codes[row]]++;
        }
        return sums;
    }
}
