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

    /**
     * Successes and trials of a group and of all others in each fold, in the order group successes, group trials, others'
     * successes, others' trials.
     *
     * @param member whether each row belongs to the group
     * @param outcome 1 = counts, 0 = could have counted, -1 = neither
     */
    static double[][] rates(boolean[] member, int[] outcome, int[] fold, int folds) {
        double[][] sums = new double[folds][4];
        for (int row = 0; row < outcome.length; row++) {
            if (outcome[row] >= 0) {
                int at = member[row] ? 0 : 2;
                sums[fold[row]][at] += outcome[row];
                sums[fold[row]][at + 1]++;
            }
        }
        return sums;
    }
}
