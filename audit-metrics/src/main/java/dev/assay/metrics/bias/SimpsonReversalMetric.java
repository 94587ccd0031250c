package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.MantelHaenszel;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Label gaps of the synthetic data that turn round once rows are compared within the values of another column. */
public final class SimpsonReversalMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "simpson-reversal",
            "Simpson reversals",
            Family.BIAS,
            "The common label gap within the strata of another column, where its sign differs from the crude gap's.",
            "[-1, 1]",
            Direction.NEUTRAL,
            "a group column, a label column and a further categorical column",
            "Mantel and Haenszel 1959; Simpson 1951");

    private static final double LEVEL = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(GroupColumn.POSITIVE);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> strata = new ArrayList<>();
        for (Column column : inputs.synthetic().withRole(Role.FEATURE, Role.GROUP)) {
            if (column instanceof CategoricalColumn) {
                GroupColumn.of(inputs, column.name()).ifPresent(strata::add);
            }
        }
        if (groups.isEmpty() || labels.isEmpty() || strata.size() < 2) {
            throw new UndefinedStatisticException("needs a group, a label and another categorical column");
        }
        int searched = 0;
        int reversed = 0;
        for (GroupColumn group : groups) {
            for (GroupColumn label : labels) {
                for (GroupColumn stratum : strata) {
                    if (stratum.name().equals(group.name())) {
                        continue;
                    }
                    for (int outcome : label.outcomes(inputs.text("positive"))) {
                        for (int g = 0; g < group.names().size(); g++) {
                            searched++;
                            reversed += search(group, g, label, outcome, stratum, out) ? 1 : 0;
                        }
                    }
                }
                inputs.checkCancelled();
            }
        }
        if (reversed == 0) {
            out.add(Measurement.of(INFO, Scope.dataset())
                    .value(0)
                    .rows(inputs.human().rows(), inputs.synthetic().rows())
                    .detail("combinations searched", searched)
                    .headline("No label gap of the synthetic data turns round within the strata of another column; "
                            + searched + " combinations were searched.")
                    .build());
        }
    }

    private static boolean search(
            GroupColumn group, int g, GroupColumn label, int outcome, GroupColumn stratum, Measurements out) {
        int[] flags = label.indicator(label.synthetic(), outcome);
        double[][] sums = new double[stratum.names().size()][4];
        for (int row = 0; row < flags.length; row++) {
            if (flags[row] >= 0) {
                int at = group.synthetic()[row] == g ? 0 : 2;
                sums[stratum.synthetic()[row]][at] += flags[row];
                sums[stratum.synthetic()[row]][at + 1]++;
            }
        }
        List<MantelHaenszel.Stratum> tables = new ArrayList<>();
        for (int v = 0; v < sums.length; v++) {
            tables.add(new MantelHaenszel.Stratum(
                    stratum.names().get(v),
                    new GroupRate(group.names().get(g), sums[v][0], sums[v][1]),
                    new GroupRate("others", sums[v][2], sums[v][3])));
        }
        MantelHaenszel pooled = new MantelHaenszel(tables);
        double crude;
        double within;
        TestResult test;
        try {
            crude = pooled.collapsed().difference();
            within = pooled.riskDifference();
            test = pooled.test(false);
        } catch (UndefinedStatisticException e) {
            return false;
        }
        if (crude * within >= 0 || test.pValue() >= LEVEL) {
            return false;
        }
        String rate = label.name() + " = " + label.names().get(outcome);
        String member = group.name() + " = " + group.names().get(g);
        Measurement.Builder measurement = Measurement.of(
                        INFO,
                        Scope.columns(List.of(group.name(), label.name(), stratum.name()))
                                .slice(member + ", " + rate))
                .value(within)
                .test(test)
                .rows(0, flags.length)
                .detail("crude gap", crude)
                .headline(String.format(
                        Locale.ROOT,
                        "In the synthetic data the share with %s is %.4f %s for %s than for everyone else, but %.4f %s"
                                + " among rows with the same %s.",
                        rate,
                        Math.abs(crude),
                        crude > 0 ? "higher" : "lower",
                        member,
                        Math.abs(within),
                        within > 0 ? "higher" : "lower",
                        stratum.name()));
        for (MantelHaenszel.Stratum table : tables) {
            if (table.group().isDefined() && table.others().isDefined()) {
                measurement.evidence(new Evidence.Contrast(
                        stratum.name() + " = " + table.name(),
                        member,
                        table.group().value(),
                        "everyone else",
                        table.others().value(),
                        "rate"));
            }
        }
        out.add(measurement.build());
        return true;
    }
}
