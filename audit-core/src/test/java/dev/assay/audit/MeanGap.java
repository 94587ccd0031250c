package dev.assay.audit;

import dev.assay.data.Column;
import dev.assay.data.NumericColumn;

/** A toy metric from outside: the gap of the means in human standard deviations. */
public final class MeanGap implements Metric {
    static final MetricInfo INFO = new MetricInfo(
            "mean-gap",
            "Mean gap",
            Family.OTHER,
            "Absolute difference of the means.",
            "[0, ∞)",
            Direction.LOWER_IS_BETTER,
            "a numeric column on both sides",
            "a toy");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        for (Column column : inputs.human().columns()) {
            Scope scope = Scope.column(column.name());
            if (!(column instanceof NumericColumn human)) {
                out.skip(scope, "The column is not numeric.");
                continue;
            }
            NumericColumn synthetic = (NumericColumn) inputs.synthetic().column(column.name());
            Folds folds = inputs.folds();
            out.add(Calibration.distance(
                            sums(human.values(), folds.human(), folds.humanFolds()),
                            sums(synthetic.values(), folds.synthetic(), folds.syntheticFolds()),
                            (h, s) -> Math.abs(h[1] / h[0] - s[1] / s[0]),
                            null,
                            2,
                            Calibration.Scale.ROOT,
                            inputs.seed().child(column.name()))
                    .into(Measurement.of(INFO, scope).rows(human.size(), synthetic.size()))
                    .build());
        }
    }

    private static double[][] sums(double[] values, int[] fold, int folds) {
        double[][] sums = new double[folds][2];
        for (int row = 0; row < values.length; row++) {
            sums[fold[row]][0]++;
            sums[fold[row]][1] += values[row];
        }
        return sums;
    }
}
