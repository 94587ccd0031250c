package dev.assay.metrics.bias;

/** Sums per fold, the mergeable state behind calibration. */
final class FoldSums {
    private FoldSums() {}

    /** Weight of the rows of each code in each fold; a negative code leaves a row out. */
    static double[][] of(int[] codes, int size, double[] weights, int[] fold, int folds) {
        double[][] sums = new double[folds][size];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0) {
                sums[fold[row]][codes[row]] += weights[row];
            }
        }
        return sums;
    }

    static double[] total(double[][] folds) {
        double[] total = new double[folds[0].length];
        for (double[] fold : folds) {
            for (int i = 0; i < total.length; i++) {
                total[i] += fold[i];
            }
        }
        return total;
    }
}
