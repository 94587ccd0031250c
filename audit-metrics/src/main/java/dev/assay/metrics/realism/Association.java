package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;
import org.jspecify.annotations.Nullable;

/**
 * How strongly two categorical columns, or a categorical and a numeric one, go together.
 *
 * <p>All values lie in [0, 1] (mutual information in [0, inf)), 0 for independence. Tables hold counts, rows for the first
 * column and columns for the second; empty rows and columns are left out. A table with fewer than two of either is
 * undefined. Cost: O(cells).
 */
public final class Association {
    private Association() {}

    /** Cramer's V, {@code sqrt(phi^2 / min(r - 1, c - 1))} with {@code phi^2 = chi^2 / n}. */
    public static double cramersV(double[][] table) {
        Margins margins = Margins.of(table);
        return Math.sqrt(Math.min(1, phiSquared(table) / (Math.min(margins.usedRows(), margins.usedColumns()) - 1)));
    }

    /**
     * Cramer's V with the correction of W. Bergsma, J. Korean Stat. Soc. 42(3), 2013, doi:10.1016/j.jkss.2012.10.002,
     * which removes most of its upward bias in small samples. Undefined when the corrected table has one row or column.
     */
    public static double cramersVCorrected(double[][] table) {
        Margins margins = Margins.of(table);
        double n = margins.total();
        double r = margins.usedRows();
        double c = margins.usedColumns();
        double phi = Math.max(0, phiSquared(table) - (r - 1) * (c - 1) / (n - 1));
        double rows = r - (r - 1) * (r - 1) / (n - 1);
        double columns = c - (c - 1) * (c - 1) / (n - 1);
        double smaller = Math.min(rows, columns) - 1;
        if (!(smaller > 0)) {
            throw new UndefinedStatisticException("the table has too few rows for a bias-corrected Cramer's V");
        }
        return Math.sqrt(Math.min(1, phi / smaller));
    }

    /** Tschuprow's T, {@code sqrt(phi^2 / sqrt((r - 1)(c - 1)))}; 1 only for square tables. */
    public static double tschuprowsT(double[][] table) {
        Margins margins = Margins.of(table);
        return Math.sqrt(
                Math.min(1, phiSquared(table) / Math.sqrt((margins.usedRows() - 1.0) * (margins.usedColumns() - 1.0))));
    }

    /** Pearson's contingency coefficient, {@code sqrt(phi^2 / (1 + phi^2))}; always below 1. */
    public static double pearsonContingency(double[][] table) {
        double phi = phiSquared(table);
        return Math.sqrt(phi / (1 + phi));
    }

    /**
     * Theil's U, the share of the first column's entropy that the second explains: {@code (H(X) - H(X | Y)) / H(X)}.
     * Undefined when the first column is constant.
     */
    public static double theilsU(double[][] table) {
        double entropy = Entropy.of(Margins.of(table).rows());
        if (!(entropy > 0)) {
            throw new UndefinedStatisticException("the first column is constant, so there is no entropy to explain");
        }
        return Math.min(1, mutualInformation(table) / entropy);
    }

    /** Mutual information in nats, {@code sum p_ij log(p_ij / (p_i p_j))}; defined for every table with counts. */
    public static double mutualInformation(double[][] table) {
        Margins margins = Margins.of(table);
        double sum = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                if (table[i][j] > 0) {
                    sum += table[i][j] / margins.total() * Math.log(table[i][j] / margins.expected(i, j));
                }
            }
        }
        return Math.max(0, sum);
    }

    /**
     * The correlation ratio eta of a numeric column by categories: the square root of the between-category share of the
     * sum of squares. Rows in which either is missing are dropped; undefined when the numbers are constant.
     */
    public static double correlationRatio(@Nullable String[] categories, double[] values) {
        return Math.sqrt(new GroupedValues(categories, values).betweenShare());
    }

    private static double phiSquared(double[][] table) {
        return ChiSquare.independence(table).statistic() / Margins.of(table).total();
    }
}
