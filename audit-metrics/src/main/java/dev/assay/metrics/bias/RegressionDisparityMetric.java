package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.data.Role;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether numeric predictions err on groups further apart in the synthetic than in the human data. */
public final class RegressionDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "regression-disparity",
                    "Regression disparity",
                    Family.BIAS,
                    "Largest absolute difference, over groups, between a group's gap to everyone else in mean prediction, mean"
                            + " residual, mean absolute or root mean squared error in synthetic and in human data.",
                    "[0, ∞), standard deviations of the human label",
                    Direction.LOWER_IS_BETTER,
                    "a group column, and a numeric label and a numeric prediction column, on both sides",
                    "Agarwal, Dudik and Wu 2019 (statistical parity and bounded group loss of regression)")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    /** Cells of a group: rows, predictions, residuals, their absolute values and their squares. */
    private static final int WIDTH = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.number(
                "tolerance",
                "widest change of a gap that counts as none, in standard deviations of the human label",
                TOLERANCE,
                0,
                10));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<ScoreColumn> labels = ScoreColumn.withRole(inputs, Role.LABEL);
        List<ScoreColumn> predictions = ScoreColumn.withRole(inputs, Role.PREDICTION);
        if (groups.isEmpty() || labels.isEmpty() || predictions.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs, "needs a group column, and a numeric label and a numeric prediction column", Role.GROUP);
        }
        ScoreColumn label = labels.get(0);
        double unit = label.humanDeviation();
        for (GroupColumn group : groups) {
            for (ScoreColumn prediction : predictions) {
                measure(inputs, group, label, prediction, unit, out);
                inputs.checkCancelled();
            }
        }
    }

    private static void measure(
            AuditInputs inputs,
            GroupColumn group,
            ScoreColumn label,
            ScoreColumn prediction,
            double unit,
            Measurements out) {
        List<String> columns = new ArrayList<>(group.columns());
        columns.add(prediction.name());
        Scope scope = Scope.columns(columns);
        int groups = group.names().size();
        if (groups < 2) {
            out.skip(scope, "all rows belong to one group, so there is no gap");
            return;
        }
        GroupCells cells = new GroupCells(groups, WIDTH);
        FoldTables tables = FoldTables.ofValues(
                inputs,
                groups,
                group.human(),
                numbers(label.human(), prediction.human(), unit),
                group.synthetic(),
                numbers(label.synthetic(), prediction.synthetic(), unit));
        report(inputs, group, cells, tables, scope, "mean prediction", own -> own[1] / own[0], out);
        report(inputs, group, cells, tables, scope, "mean residual", own -> own[2] / own[0], out);
        report(inputs, group, cells, tables, scope, "mean absolute error", own -> own[3] / own[0], out);
        report(
                inputs,
                group,
                cells,
                tables,
                scope,
                "root mean squared error",
                own -> Math.sqrt(Math.max(0, own[4]) / own[0]),
                out);
    }

    private static void report(
            AuditInputs inputs,
            GroupColumn group,
            GroupCells cells,
            FoldTables tables,
            Scope scope,
            String name,
            ToDoubleFunction<double[]> ofCells,
            Measurements out) {
        List<Quantity> gaps = Quantity.gaps(group, cells, name, own -> {
            if (!(own[0] > 0)) {
                throw new UndefinedStatisticException("the group or everyone else has no row");
            }
            return ofCells.applyAsDouble(own);
        });
        new QuantityComparison(
                        INFO,
                        scope.slice(name),
                        gaps,
                        "standard deviations",
                        inputs.option("tolerance").orElse(TOLERANCE),
                        true)
                .measure(inputs, tables, out);
    }

    private static double[][] numbers(double[] label, double[] prediction, double unit) {
        double[][] numbers = new double[WIDTH - 1][label.length];
        for (int row = 0; row < label.length; row++) {
            double residual = (prediction[row] - label[row]) / unit;
            numbers[0][row] = prediction[row] / unit;
            numbers[1][row] = residual;
            numbers[2][row] = Math.abs(residual);
            numbers[3][row] = residual * residual;
        }
        return numbers;
    }
}
