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

/** Class imbalance of groups and labels in the synthetic data, beside that of people. */
public final class ImbalanceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "class-imbalance",
                    "Class imbalance",
                    Family.BIAS,
                    "Largest absolute difference, synthetic to human, in the imbalance of a value: rows without it minus rows with"
                            + " it, over all rows.",
                    "[0, 2]",
                    Direction.LOWER_IS_BETTER,
                    "a group or a label column on both sides",
                    "class imbalance as in AIF360; other tools turn the sign round")
            .takenOnRequest();

    private static final double TOLERANCE = 0.1;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.number("tolerance", "widest change that counts as none", TOLERANCE, 0, 2));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> columns = new ArrayList<>(GroupColumn.withRole(inputs, Role.GROUP));
        columns.addAll(GroupColumn.withRole(inputs, Role.LABEL));
        if (columns.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a group or a label column", Role.GROUP, Role.LABEL);
        }
        for (GroupColumn column : columns) {
            GroupCells cells = new GroupCells(column.names().size(), 1);
            FoldTables tables = FoldTables.of(inputs, column.human(), column.synthetic(), cells.size());
            List<Quantity> quantities = new ArrayList<>();
            for (int g = 0; g < cells.mirrored(); g++) {
                int own = g;
                quantities.add(new Quantity(
                        "the imbalance of " + column.name() + " = "
                                + column.names().get(g) + " (others minus these, over all)",
                        column.names().get(g),
                        table -> imbalance(GroupCells.sum(table), table[own]),
                        GroupCells::sum));
            }
            new QuantityComparison(
                            INFO,
                            Scope.column(column.name()),
                            quantities,
                            "imbalance",
                            inputs.option("tolerance").orElse(TOLERANCE),
                            false)
                    .measure(inputs, tables, out);
        }
    }

    private static double imbalance(double all, double own) {
        if (!(all > 0)) {
            throw new UndefinedStatisticException("there are no rows");
        }
        return (all - 2 * own) / all;
    }
}
