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
import dev.assay.metrics.bias.group.GeneralizedEntropy;
import java.util.ArrayList;
import java.util.List;

/** How unequally predictions treat people, and how much of that lies between groups. */
public final class InequalityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "benefit-inequality",
                    "Benefit inequality",
                    Family.BIAS,
                    "Absolute difference, synthetic to human, in the inequality of benefits (prediction - label + 1): generalised"
                            + " entropy, Theil's index, coefficient of variation, and the part between groups.",
                    "[0, ∞)",
                    Direction.LOWER_IS_BETTER,
                    "a label and a prediction column with the same few values; group columns for the part between groups",
                    "Speicher et al. 2018; Theil 1967")
            .takenOnRequest();

    private static final double TOLERANCE = 0.02;

    private static final double[] BENEFITS = {0, 1, 2};

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupColumn.POSITIVE,
                MetricOption.number("alpha", "order of the generalised entropy", 2, -10, 10),
                MetricOption.number("tolerance", "widest change that counts as none", TOLERANCE, 0, 10));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> predictions = GroupColumn.withRole(inputs, Role.PREDICTION);
        if (labels.isEmpty() || predictions.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a label and a prediction column", Role.LABEL, Role.PREDICTION);
        }
        GroupColumn label = labels.get(0);
        List<Integer> positives = label.outcomes(inputs.text("positive"));
        for (GroupColumn prediction : predictions) {
            for (int positive : positives) {
                String value = label.names().get(positive);
                int predicted = prediction.names().indexOf(value);
                int[] human = benefits(
                        label.indicator(label.human(), positive), prediction.indicator(prediction.human(), predicted));
                int[] synthetic = benefits(
                        label.indicator(label.synthetic(), positive),
                        prediction.indicator(prediction.synthetic(), predicted));
                Scope scope = Scope.column(prediction.name()).slice("benefit of " + value);
                comparison(inputs, scope, individual(inputs.option("alpha").orElse(2)))
                        .measure(inputs, FoldTables.of(inputs, human, synthetic, BENEFITS.length), out);
                for (GroupColumn group : GroupColumn.groups(inputs)) {
                    GroupCells cells = new GroupCells(group.names().size(), BENEFITS.length);
                    comparison(
                                    inputs,
                                    Scope.columns(group.columnsWith(prediction))
                                            .slice("benefit of " + value + ", between groups"),
                                    between(group, cells))
                            .measure(
                                    inputs,
                                    FoldTables.of(
                                            inputs,
                                            cells.codes(group.human(), human),
                                            cells.codes(group.synthetic(), synthetic),
                                            cells.size()),
                                    out);
                }
                inputs.checkCancelled();
            }
        }
    }

    private static QuantityComparison comparison(AuditInputs inputs, Scope scope, List<Quantity> quantities) {
        return new QuantityComparison(
                INFO, scope, quantities, "index", inputs.option("tolerance").orElse(TOLERANCE), false);
    }

    private static List<Quantity> individual(double alpha) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(Quantity.ofAll(
                "the generalised entropy of order " + dev.assay.stats.Figures.number(alpha) + " of benefits",
                rows -> GeneralizedEntropy.index(BENEFITS, rows, alpha)));
        quantities.add(
                Quantity.ofAll("Theil's index of benefits", rows -> GeneralizedEntropy.index(BENEFITS, rows, 1)));
        quantities.add(Quantity.ofAll(
                "the coefficient of variation of benefits",
                rows -> Math.sqrt(2 * GeneralizedEntropy.index(BENEFITS, rows, 2))));
        return quantities;
    }

    private static List<Quantity> between(GroupColumn group, GroupCells cells) {
        return List.of(new Quantity(
                "Theil's index of benefits between groups of " + group.name(),
                "between groups",
                table -> {
                    double[] means = new double[cells.groups()];
                    double[] rows = new double[cells.groups()];
                    for (int g = 0; g < means.length; g++) {
                        double[] own = cells.own(table, g);
                        rows[g] = GroupCells.sum(own);
                        means[g] = rows[g] == 0 ? 0 : (own[1] + 2 * own[2]) / rows[g];
                    }
                    return GeneralizedEntropy.index(means, rows, 1);
                },
                GroupCells::sum));
    }

    /** 0, 1 or 2 a row, -1 where label or prediction is missing. */
    private static int[] benefits(int[] label, int[] prediction) {
        int[] benefits = new int[label.length];
        for (int row = 0; row < benefits.length; row++) {
            benefits[row] = label[row] < 0 || prediction[row] < 0 ? -1 : prediction[row] - label[row] + 1;
        }
        return benefits;
    }
}
