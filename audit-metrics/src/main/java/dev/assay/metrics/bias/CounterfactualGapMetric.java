package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a score changes when only the group in a text is changed: rows with one item are counterfactuals of each other. */
public final class CounterfactualGapMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "counterfactual-gap",
                    "Counterfactual gap",
                    Family.BIAS,
                    "Largest absolute difference, synthetic to human, in the mean score of a group minus that of the other groups"
                            + " of the same item, in its mean size, or in how often it is positive.",
                    "[0, ∞), unit of the score",
                    Direction.LOWER_IS_BETTER,
                    "an item column that pairs counterfactual texts, a group and a score column, on both sides",
                    "Huang et al. 2020 (individual and group fairness of counterfactual texts)")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    /** Cells of a group: pairs, their gaps, sizes of the gaps, and pairs in which the group scores higher. */
    private static final int WIDTH = 4;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.number(
                "tolerance",
                "widest change that counts as none, of means in standard deviations of the human score",
                TOLERANCE,
                0,
                10));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        List<Column> items = inputs.human().withRole(Role.ITEM);
        if (groups.isEmpty() || scores.isEmpty() || items.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs an item, a group and a numeric score column", Role.GROUP);
        }
        for (Column item : items) {
            for (GroupColumn group : groups) {
                for (ScoreColumn score : scores) {
                    measure(inputs, item.name(), group, score, out);
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static void measure(
            AuditInputs inputs, String item, GroupColumn group, ScoreColumn score, Measurements out) {
        List<String> columns = new ArrayList<>(group.columns());
        columns.add(score.name());
        Scope scope = Scope.columns(columns);
        FoldTables.Sums human = pairs(
                inputs.human(),
                item,
                group,
                group.human(),
                score.human(),
                inputs.folds().human(),
                inputs.folds().humanFolds());
        FoldTables.Sums synthetic = pairs(
                inputs.synthetic(),
                item,
                group,
                group.synthetic(),
                score.synthetic(),
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        FoldTables tables = new FoldTables(human.folds(), synthetic.folds(), human.rows(), synthetic.rows());
        GroupCells cells = new GroupCells(group.names().size(), WIDTH);
        String[] what = {"the mean score gap", "the mean size of the score gap", "the share of items that score higher"
        };
        String[] slices = {"mean gap", "mean absolute gap", "share scored higher"};
        for (int cell = 1; cell < WIDTH; cell++) {
            int at = cell;
            List<Quantity> quantities = new ArrayList<>();
            for (int g = 0; g < cells.mirrored(); g++) {
                int own = g;
                quantities.add(new Quantity(
                        what[cell - 1] + " of " + group.name() + " = "
                                + group.names().get(g) + " over its counterfactuals (" + score.name() + ")",
                        group.names().get(g),
                        table -> ratio(cells.own(table, own), at),
                        rows -> GroupCells.sum(cells.own(rows, own))));
            }
            new QuantityComparison(
                            INFO,
                            scope.slice(slices[cell - 1]),
                            quantities,
                            "score",
                            (cell < WIDTH - 1 ? score.humanDeviation() : 1)
                                    * inputs.option("tolerance").orElse(TOLERANCE),
                            cell < WIDTH - 1)
                    .measure(inputs, tables, out);
        }
    }

    private static double ratio(double[] cells, int cell) {
        if (!(cells[0] > 0)) {
            throw new UndefinedStatisticException("no item has a text of the group and one of another group");
        }
        return cells[cell] / cells[0];
    }

    /** For each item and group: the group's mean score minus the other groups'; whole items go into folds. */
    private static FoldTables.Sums pairs(
            Dataset dataset, String item, GroupColumn group, int[] codes, double[] score, int[] fold, int folds) {
        Column items = dataset.column(item);
        int groups = group.names().size();
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int row = 0; row < score.length; row++) {
            if (!items.isMissing(row) && !Double.isNaN(score[row])) {
                int first = row;
                double[] cells = sums.computeIfAbsent(items.display(row), key -> {
                    double[] empty = new double[2 * groups + 1];
                    empty[2 * groups] = fold[first];
                    return empty;
                });
                cells[2 * codes[row]] += score[row];
                cells[2 * codes[row] + 1]++;
            }
        }
        List<double[]> gaps = new ArrayList<>();
        for (double[] cells : sums.values()) {
            for (int g = 0; g < groups; g++) {
                double others = 0;
                double rows = 0;
                for (int o = 0; o < groups; o++) {
                    others += o == g ? 0 : cells[2 * o];
                    rows += o == g ? 0 : cells[2 * o + 1];
                }
                if (rows > 0 && cells[2 * g + 1] > 0) {
                    gaps.add(new double[] {g, cells[2 * g] / cells[2 * g + 1] - others / rows, cells[2 * groups]});
                }
            }
        }
        double[] gap = gaps.stream().mapToDouble(pair -> pair[1]).toArray();
        double[] ones = new double[gap.length];
        Arrays.fill(ones, 1);
        return FoldTables.sums(
                groups,
                gaps.stream().mapToInt(pair -> (int) pair[0]).toArray(),
                new double[][] {
                    gap,
                    Arrays.stream(gap).map(Math::abs).toArray(),
                    // A tie is half a win.
                    Arrays.stream(gap)
                            .map(value -> value > 0 ? 1 : value == 0 ? 0.5 : 0)
                            .toArray()
                },
                ones,
                gaps.stream().mapToInt(pair -> (int) pair[2]).toArray(),
                folds);
    }
}
