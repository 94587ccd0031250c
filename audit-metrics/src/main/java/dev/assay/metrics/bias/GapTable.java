package dev.assay.metrics.bias;

import dev.assay.metrics.bias.group.GroupRate;

/**
 * Sums of successes, trials and squared weights for every outcome and group; they add up over parts of the data.
 *
 * <p>Rates of weighted rows rest on Kish's effective number of rows, {@code (sum w)^2 / sum w^2}, so that intervals do not
 * take weights for people; without weights that is the number of rows.
 *
 * @param sums three numbers a cell, cells of one outcome beside each other
 * @param groups number of groups
 */
record GapTable(double[] sums, int groups) {
    private static final int WIDTH = 3;

    /** One outcome of one group. */
    record Cell(int outcome, int group) {}

    /**
     * The sums of each fold.
     *
     * @param group code of each row's group
     * @param outcomes per outcome and row 1 = counts, 0 = could have counted, -1 = neither
     */
    static double[][] folds(int[] group, int groups, int[][] outcomes, double[] weights, int[] fold, int folds) {
        double[][] sums = new double[folds][outcomes.length * groups * WIDTH];
        for (int o = 0; o < outcomes.length; o++) {
            int[] flags = outcomes[o];
            for (int row = 0; row < flags.length; row++) {
                if (flags[row] >= 0) {
                    int at = (o * groups + group[row]) * WIDTH;
                    double[] cell = sums[fold[row]];
                    cell[at] += weights[row] * flags[row];
                    cell[at + 1] += weights[row];
                    cell[at + 2] += weights[row] * weights[row];
                }
            }
        }
        return sums;
    }

    static GapTable total(double[][] folds, int groups) {
        return new GapTable(FoldSums.total(folds), groups);
    }

    GroupRate rate(Cell cell, String name) {
        int at = at(cell.outcome(), cell.group());
        return rate(name, sums[at], sums[at + 1], sums[at + 2]);
    }

    /** The rate of everyone outside the group. */
    GroupRate others(Cell cell) {
        double successes = 0;
        double trials = 0;
        double squares = 0;
        for (int g = 0; g < groups; g++) {
            if (g != cell.group()) {
                int at = at(cell.outcome(), g);
                successes += sums[at];
                trials += sums[at + 1];
                squares += sums[at + 2];
            }
        }
        return rate("others", successes, trials, squares);
    }

    private static GroupRate rate(String name, double successes, double trials, double squares) {
        double scale = squares > 0 ? trials / squares : 0;
        return new GroupRate(name, successes * scale, trials * scale);
    }

    /** The group's rate minus everyone else's; NaN when one of them has no row that could count. */
    double gap(Cell cell) {
        int first = at(cell.outcome(), 0);
        int own = at(cell.outcome(), cell.group());
        double successes = -sums[own];
        double trials = -sums[own + 1];
        for (int at = first; at < first + groups * WIDTH; at += WIDTH) {
            successes += sums[at];
            trials += sums[at + 1];
        }
        return sums[own + 1] > 0 && trials > 0 ? sums[own] / sums[own + 1] - successes / trials : Double.NaN;
    }

    private int at(int outcome, int group) {
        return (outcome * groups + group) * WIDTH;
    }
}
