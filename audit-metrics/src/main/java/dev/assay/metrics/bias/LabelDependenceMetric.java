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
import dev.assay.metrics.bias.group.LabelDivergence;
import dev.assay.metrics.realism.Association;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How much a group's membership says of the label, in information, in synthetic and in human data. */
public final class LabelDependenceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "label-dependence",
                    "Label dependence",
                    Family.BIAS,
                    "Absolute difference, synthetic to human, in how much the group says of the label: mutual information,"
                            + " Theil's U, and each group's log ratio, Kullback-Leibler and Jensen-Shannon divergence to everyone else.",
                    "[0, ∞), nats",
                    Direction.LOWER_IS_BETTER,
                    "a group column and a label column of few values on both sides",
                    "Shannon 1948; Kullback and Leibler 1951; Lin 1991; Theil 1970")
            .takenOnRequest();

    private static final double TOLERANCE = 0.02;

    private static final double RATIO_TOLERANCE = 0.1;

    /** Below this the jackknife sees too little of the chance that a label is met at all (Cochran's rule). */
    private static final double FEWEST_EXPECTED = 5;

    private static final String EXPECTED = "A divergence or ratio is judged where each label would have "
            + (int) FEWEST_EXPECTED + " rows in the group, and outside it, if both had it equally often.";

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                MetricOption.number("tolerance", "widest change that counts as none", TOLERANCE, 0, 10),
                MetricOption.number(
                        "ratio-tolerance", "widest change of a log ratio that counts as none", RATIO_TOLERANCE, 0, 10));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        if (groups.isEmpty() || labels.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a group and a label column", Role.GROUP, Role.LABEL);
        }
        for (GroupColumn group : groups) {
            for (GroupColumn label : labels) {
                measure(inputs, group, label, out);
                inputs.checkCancelled();
            }
        }
    }

    private static void measure(AuditInputs inputs, GroupColumn group, GroupColumn label, Measurements out) {
        Scope scope = Scope.columns(group.columnsWith(label));
        if (group.names().size() < 2) {
            out.skip(scope, "all rows belong to one group, so it says nothing of the label");
            return;
        }
        GroupCells cells = new GroupCells(group.names().size(), label.names().size());
        FoldTables tables = FoldTables.of(
                inputs,
                cells.codes(group.human(), label.known(label.human())),
                cells.codes(group.synthetic(), label.known(label.synthetic())),
                cells.size());
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        String both = " of " + group.name() + " and " + label.name();
        report(
                inputs,
                tables,
                scope.slice("mutual information"),
                tolerance,
                List.of(Quantity.ofAll("the mutual information" + both, table -> information(cells, table))),
                out);
        report(
                inputs,
                tables,
                scope.slice("Theil's U"),
                tolerance,
                List.of(Quantity.ofAll(
                        "Theil's U of " + label.name() + " given " + group.name(),
                        table -> Association.theilsU(transposed(cells, table)))),
                out);
        List<Quantity> kullback = new ArrayList<>();
        List<Quantity> jensen = new ArrayList<>();
        for (int g = 0; g < cells.groups(); g++) {
            int own = g;
            String member = group.name() + " = " + group.names().get(g);
            kullback.add(divergence(
                    "the Kullback-Leibler divergence of " + label.name() + " for " + member + " from everyone else's",
                    member,
                    cells,
                    g,
                    table -> LabelDivergence.kullbackLeibler(cells.own(table, own), cells.others(table, own))));
            if (g >= cells.mirrored()) {
                continue;
            }
            jensen.add(divergence(
                    "the Jensen-Shannon divergence of " + label.name() + " for " + member + " and everyone else",
                    member,
                    cells,
                    g,
                    table -> LabelDivergence.jensenShannon(cells.own(table, own), cells.others(table, own))));
        }
        report(inputs, tables, scope.slice("Kullback-Leibler divergence"), tolerance, kullback, out);
        report(inputs, tables, scope.slice("Jensen-Shannon divergence"), tolerance, jensen, out);
        report(
                inputs,
                tables,
                scope.slice("log ratio of shares"),
                inputs.option("ratio-tolerance").orElse(RATIO_TOLERANCE),
                ratios(group, label, cells),
                out);
    }

    private static List<Quantity> ratios(GroupColumn group, GroupColumn label, GroupCells cells) {
        List<Quantity> ratios = new ArrayList<>();
        for (int outcome : label.outcomes(java.util.Optional.empty())) {
            for (int g = 0; g < cells.mirrored(); g++) {
                int own = g;
                String member = group.name() + " = " + group.names().get(g);
                String share = label.name() + " = " + label.names().get(outcome);
                ratios.add(divergence(
                        "the log ratio of the share with " + share + " for " + member + " to everyone else's",
                        member + ", " + share,
                        cells,
                        g,
                        table -> LabelDivergence.logRatio(cells.own(table, own), cells.others(table, own), outcome)));
            }
        }
        return ratios;
    }

    private static Quantity divergence(
            String name,
            String label,
            GroupCells cells,
            int group,
            java.util.function.ToDoubleFunction<double[]> value) {
        return new Quantity(name, label, value, rows -> {
            double[] everyone = cells.everyone(rows);
            double fewest = Math.min(GroupCells.sum(cells.own(rows, group)), GroupCells.sum(cells.others(rows, group)));
            double rarest =
                    Arrays.stream(everyone).filter(count -> count > 0).min().orElse(0);
            return rarest * fewest < FEWEST_EXPECTED * GroupCells.sum(everyone) ? 0 : fewest;
        });
    }

    private static void report(
            AuditInputs inputs,
            FoldTables tables,
            Scope scope,
            double tolerance,
            List<Quantity> quantities,
            Measurements out) {
        new QuantityComparison(INFO, scope, quantities, "nats", tolerance, true, EXPECTED).measure(inputs, tables, out);
    }

    private static double information(GroupCells cells, double[] table) {
        double[][] rows = new double[cells.groups()][];
        for (int g = 0; g < rows.length; g++) {
            rows[g] = cells.own(table, g);
        }
        return Association.mutualInformation(rows);
    }

    /** Labels by groups: Theil's U is of the rows given the columns. */
    private static double[][] transposed(GroupCells cells, double[] table) {
        double[][] rows = new double[cells.width()][cells.groups()];
        for (int g = 0; g < cells.groups(); g++) {
            for (int l = 0; l < cells.width(); l++) {
                rows[l][g] = table[g * cells.width() + l];
            }
        }
        return rows;
    }
}
