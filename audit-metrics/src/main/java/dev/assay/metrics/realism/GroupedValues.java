package dev.assay.metrics.realism;

import dev.assay.data.CategoricalColumn;
import dev.assay.stats.UndefinedStatisticException;
import org.jspecify.annotations.Nullable;

/** Numbers grouped by category; rows with a missing value on either side are left out. */
final class GroupedValues {
    private final double[] sums;
    private final double[] counts;
    private final double[] values;
    private final int[] groups;

    GroupedValues(@Nullable String[] categories, double[] values) {
        if (categories.length != values.length) {
            throw new IllegalArgumentException(
                    "both columns need the same number of rows, had " + categories.length + " and " + values.length);
        }
        CategoricalColumn column = CategoricalColumn.of("categories", categories);
        this.groups = column.codes();
        this.values = values;
        this.sums = new double[column.dictionary().size()];
        this.counts = new double[sums.length];
        for (int row = 0; row < values.length; row++) {
            if (groups[row] >= 0 && !Double.isNaN(values[row])) {
                sums[groups[row]] += values[row];
                counts[groups[row]]++;
            }
        }
    }

    /** The between-group share of the sum of squares. */
    double betweenShare() {
        double sum = 0;
        double n = 0;
        for (int group = 0; group < sums.length; group++) {
            sum += sums[group];
            n += counts[group];
        }
        double mean = sum / n;
        double between = 0;
        for (int group = 0; group < sums.length; group++) {
            if (counts[group] > 0) {
                double d = sums[group] / counts[group] - mean;
                between += counts[group] * d * d;
            }
        }
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            if (groups[row] >= 0 && !Double.isNaN(values[row])) {
                total += (values[row] - mean) * (values[row] - mean);
            }
        }
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new UndefinedStatisticException("the numbers have no finite spread, so categories explain nothing");
        }
        return Math.min(1, between / total);
    }
}
