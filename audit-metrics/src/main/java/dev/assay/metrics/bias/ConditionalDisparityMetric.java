package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.DemographicDisparity;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import java.util.ArrayList;
import java.util.List;

/** Demographic disparity of labels, averaged over groups and, group by group, within the strata of another column. */
public final class ConditionalDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "conditional-demographic-disparity",
                    "Conditional demographic disparity",
                    Family.BIAS,
                    "Largest absolute difference, synthetic to human, in demographic disparity: averaged over groups by size, and"
                            + " of each group within the strata of another column.",
                    "[0, 2]",
                    Direction.LOWER_IS_BETTER,
                    "a group column, a label column and, for the stratified form, a further categorical column",
                    "Wachter, Mittelstadt and Russell 2021 (stratified); AIF360 (weighted by group)")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupColumn.POSITIVE,
                RateComparison.TOLERANCE_OPTION,
                MetricOption.word("by", "the column whose values are the strata", "every categorical column in turn"));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        if (groups.isEmpty() || labels.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a group and a label column", Role.GROUP, Role.LABEL);
        }
        List<GroupColumn> strata = strata(inputs);
        for (GroupColumn group : groups) {
            for (GroupColumn label : labels) {
                for (int outcome : label.outcomes(inputs.text("positive"))) {
                    weighted(inputs, group, label, outcome, out);
                    for (GroupColumn stratum : strata) {
                        if (!stratum.name().equals(group.name())) {
                            stratified(inputs, group, label, outcome, stratum, out);
                        }
                    }
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static List<GroupColumn> strata(AuditInputs inputs) {
        List<GroupColumn> strata = new ArrayList<>();
        String by = inputs.text("by").orElse("");
        for (Column column : inputs.human().withRole(Role.FEATURE, Role.GROUP)) {
            if (column instanceof CategoricalColumn && (by.isEmpty() || by.equals(column.name()))) {
                GroupColumn.of(inputs, column.name()).ifPresent(strata::add);
            }
        }
        if (!by.isEmpty() && strata.isEmpty()) {
            throw new OptionException("option by: there is no categorical column " + by + " of at most "
                    + GroupColumn.MOST_VALUES + " values among features and groups");
        }
        return strata;
    }

    private static void weighted(
            AuditInputs inputs, GroupColumn group, GroupColumn label, int outcome, Measurements out) {
        GroupCells cells = new GroupCells(group.names().size(), 2);
        FoldTables tables = FoldTables.of(
                inputs,
                cells.codes(group.human(), label.indicator(label.human(), outcome)),
                cells.codes(group.synthetic(), label.indicator(label.synthetic(), outcome)),
                cells.size());
        String value = label.name() + " = " + label.names().get(outcome);
        Quantity mean = Quantity.ofAll(
                "the demographic disparity of " + value + ", averaged over " + group.name() + " by size,", table -> {
                    List<GroupRate> rates = new ArrayList<>();
                    for (int g = 0; g < cells.groups(); g++) {
                        rates.add(rate(group.names().get(g), cells.own(table, g), 0));
                    }
                    return DemographicDisparity.groupWeighted(new GroupRates(value, rates));
                });
        comparison(inputs, Scope.columns(group.columnsWith(label)).slice(value + ", weighted by group"), List.of(mean))
                .measure(inputs, tables, out);
    }

    private static void stratified(
            AuditInputs inputs,
            GroupColumn group,
            GroupColumn label,
            int outcome,
            GroupColumn stratum,
            Measurements out) {
        int strata = stratum.names().size();
        GroupCells inside = new GroupCells(strata, 2);
        GroupCells cells = new GroupCells(group.names().size(), inside.size());
        FoldTables tables = FoldTables.of(
                inputs,
                cells.codes(group.human(), inside.codes(stratum.human(), label.indicator(label.human(), outcome))),
                cells.codes(
                        group.synthetic(),
                        inside.codes(stratum.synthetic(), label.indicator(label.synthetic(), outcome))),
                cells.size());
        String value = label.name() + " = " + label.names().get(outcome);
        List<Quantity> quantities = new ArrayList<>();
        for (int g = 0; g < cells.mirrored(); g++) {
            int own = g;
            String member = group.name() + " = " + group.names().get(g);
            quantities.add(new Quantity(
                    "the demographic disparity of " + value + " for " + member + " among rows of one " + stratum.name(),
                    group.names().get(g),
                    table -> {
                        List<DemographicDisparity.Stratum> parts = new ArrayList<>();
                        double[] mine = cells.own(table, own);
                        double[] all = cells.everyone(table);
                        for (int s = 0; s < strata; s++) {
                            parts.add(new DemographicDisparity.Stratum(
                                    rate(member, mine, 2 * s), rate("everyone", all, 2 * s)));
                        }
                        return DemographicDisparity.conditional(parts);
                    },
                    rows -> Math.min(GroupCells.sum(cells.own(rows, own)), GroupCells.sum(cells.others(rows, own)))));
        }
        List<String> columns = new ArrayList<>(group.columnsWith(label));
        columns.add(stratum.name());
        comparison(inputs, Scope.columns(columns).slice(value + ", stratified by " + stratum.name()), quantities)
                .measure(inputs, tables, out);
    }

    private static QuantityComparison comparison(AuditInputs inputs, Scope scope, List<Quantity> quantities) {
        return new QuantityComparison(
                INFO, scope, quantities, "disparity", inputs.option("tolerance").orElse(TOLERANCE), true);
    }

    private static GroupRate rate(String name, double[] cells, int at) {
        return new GroupRate(name, cells[at + 1], cells[at] + cells[at + 1]);
    }
}
