package dev.assay.metrics.bias;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/** How many people each row stands for. */
final class RowWeights {
    private RowWeights() {}

    /** Whether a column has the role. */
    static boolean present(Dataset dataset) {
        return !dataset.withRole(Role.WEIGHT).isEmpty();
    }

    /** The weight column's values, or 1 for every row when no column has that role. */
    static double[] of(Dataset dataset) {
        for (Column column : dataset.withRole(Role.WEIGHT)) {
            if (!(column instanceof NumericColumn numbers)) {
                throw new UndefinedStatisticException("the weight column " + column.name() + " is not numeric");
            }
            double[] weights = numbers.values().clone();
            for (int row = 0; row < weights.length; row++) {
                if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                    throw new UndefinedStatisticException("the weight column " + column.name()
                            + " has a missing, negative or infinite weight in row " + (row + 1) + " of "
                            + dataset.name());
                }
            }
            return weights;
        }
        double[] ones = new double[dataset.rows()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** What makes sums of these weights Kish's effective rows: {@code sum w / sum w^2}, 1 without weights. */
    static double scale(double[] weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return squares > 0 ? sum / squares : 0;
    }
}
