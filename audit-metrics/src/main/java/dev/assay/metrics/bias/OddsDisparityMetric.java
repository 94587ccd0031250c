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
import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Equalised odds, average odds, treatment equality and the rates that error-rate-disparity leaves out. */
public final class OddsDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "odds-disparity",
                    "Odds disparity",
                    Family.BIAS,
                    "Largest absolute difference, over groups, between a group's gap in equalised odds, average odds, treatment"
                            + " equality or a further rate in synthetic and in human data.",
                    "[0, ∞)",
                    Direction.LOWER_IS_BETTER,
                    "a group column, and a label and a prediction column with the same few values, on both sides",
                    "Hardt et al. 2016 (equalised odds); AIF360 (average odds); Berk et al. 2021 (treatment equality)")
            .takenOnRequest();

    private static final List<Rate> FURTHER = List.of(
            Rate.ACCURACY, Rate.NEGATIVE_PREDICTIVE, Rate.FALSE_DISCOVERY, Rate.FALSE_OMISSION, Rate.TRUE_NEGATIVE);

    private static final double TOLERANCE = 0.05;

    /** Cells of a group: labelled 1 and predicted 1, labelled 0 and predicted 1, and so on. */
    private static final int CELLS = 4;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(GroupColumn.POSITIVE, RateComparison.TOLERANCE_OPTION);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> predictions = GroupColumn.withRole(inputs, Role.PREDICTION);
        if (groups.isEmpty() || labels.isEmpty() || predictions.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs, "needs a group, a label and a prediction column", Role.GROUP, Role.LABEL, Role.PREDICTION);
        }
        GroupColumn label = labels.get(0);
        for (GroupColumn group : groups) {
            for (GroupColumn prediction : predictions) {
                for (int positive : label.outcomes(inputs.text("positive"))) {
                    measure(inputs, group, label, prediction, positive, out);
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static void measure(
            AuditInputs inputs,
            GroupColumn group,
            GroupColumn label,
            GroupColumn prediction,
            int positive,
            Measurements out) {
        String value = label.names().get(positive);
        Scope scope = Scope.columns(group.columnsWith(prediction));
        if (group.names().size() < 2) {
            out.skip(scope, "all rows belong to one group, so there is no gap");
            return;
        }
        List<RateComparison.Outcome> odds = new ArrayList<>();
        for (Rate rate : List.of(Rate.TRUE_POSITIVE, Rate.FALSE_POSITIVE)) {
            odds.addAll(ErrorRateDisparityMetric.outcomes(rate, label, prediction, List.of(positive)));
        }
        new RateComparison(INFO, group, scope.slice("equalised odds of " + value), odds).measure(inputs, out);
        for (Rate rate : FURTHER) {
            new RateComparison(
                            INFO,
                            group,
                            scope.slice(rate.title() + " of " + value),
                            ErrorRateDisparityMetric.outcomes(rate, label, prediction, List.of(positive)))
                    .measure(inputs, out);
        }
        GroupCells cells = new GroupCells(group.names().size(), CELLS);
        int predicted = prediction.names().indexOf(value);
        FoldTables tables = FoldTables.of(
                inputs,
                cells.codes(
                        group.human(),
                        cells(
                                label.indicator(label.human(), positive),
                                prediction.indicator(prediction.human(), predicted))),
                cells.codes(
                        group.synthetic(),
                        cells(
                                label.indicator(label.synthetic(), positive),
                                prediction.indicator(prediction.synthetic(), predicted))),
                cells.size());
        compare(inputs, group, cells, tables, scope, "average odds of " + value, OddsDisparityMetric::averageOdds, out);
        compare(
                inputs,
                group,
                cells,
                tables,
                scope,
                "treatment equality of " + value,
                OddsDisparityMetric::treatment,
                out);
    }

    private static void compare(
            AuditInputs inputs,
            GroupColumn group,
            GroupCells cells,
            FoldTables tables,
            Scope scope,
            String name,
            ToDoubleFunction<Confusion> statistic,
            Measurements out) {
        List<Quantity> gaps = Quantity.gaps(
                group, cells, name, own -> statistic.applyAsDouble(new Confusion(own[0], own[1], own[2], own[3])));
        new QuantityComparison(
                        INFO,
                        scope.slice(name),
                        gaps,
                        "gap",
                        inputs.option("tolerance").orElse(TOLERANCE),
                        true)
                .measure(inputs, tables, out);
    }

    /** Mean of the true and the false positive rate. */
    private static double averageOdds(Confusion counts) {
        return (rate(counts, Rate.TRUE_POSITIVE) + rate(counts, Rate.FALSE_POSITIVE)) / 2;
    }

    /** Wrongly passed over, for one wrongly selected. */
    private static double treatment(Confusion counts) {
        if (counts.fp() == 0) {
            throw new UndefinedStatisticException("no false positive, so the ratio of errors has no denominator");
        }
        return counts.fn() / counts.fp();
    }

    private static double rate(Confusion counts, Rate rate) {
        if (rate.denominator(counts) == 0) {
            throw new UndefinedStatisticException("the " + rate.title() + " has denominator 0");
        }
        return rate.numerator(counts) / rate.denominator(counts);
    }

    /** tp, fp, fn, tn as 0 to 3; -1 where label or prediction is missing. */
    private static int[] cells(int[] label, int[] prediction) {
        int[] cells = new int[label.length];
        for (int row = 0; row < cells.length; row++) {
            boolean known = label[row] >= 0 && prediction[row] >= 0;
            // Selected rows stand first: right before wrong; then those passed over: wrong before right.
            cells[row] = known ? 2 * (1 - prediction[row]) + (1 - label[row]) : -1;
        }
        return cells;
    }
}
