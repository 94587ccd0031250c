package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/** How alike two columns are in the share of values that are missing. */
public final class Missingness {
    private Missingness() {}

    /**
     * {@code 1 - |m_x / n_x - m_y / n_y|}, in [0, 1], 1 when the shares agree.
     *
     * @param missingX values missing in the first column
     * @param rowsX rows of the first column, at least 1, else undefined
     */
    public static double similarity(long missingX, long rowsX, long missingY, long rowsY) {
        return 1 - Math.abs(share(missingX, rowsX) - share(missingY, rowsY));
    }

    /** The similarity of two numeric columns; NaN is missing. */
    public static double similarity(double[] x, double[] y) {
        return similarity(
                x.length - Samples.present(x).length, x.length, y.length - Samples.present(y).length, y.length);
    }

    private static double share(long missing, long rows) {
        if (missing < 0 || missing > rows) {
            throw new IllegalArgumentException("missing must be in [0, " + rows + "], was " + missing);
        }
        if (rows == 0) {
            throw new UndefinedStatisticException("a column without rows has no share of missing values");
        }
        return (double) missing / rows;
    }
}
