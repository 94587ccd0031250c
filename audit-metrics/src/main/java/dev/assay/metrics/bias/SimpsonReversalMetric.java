package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Conclusion;
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
import dev.assay.metrics.bias.StratifiedGap.Cells;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.MantelHaenszel.Stratum;
import dev.assay.metrics.bias.group.StatisticChange;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Label gaps that turn round once rows are compared within the values of another column, on either side: a relation between
 * columns that one side has and the other lacks.
 */
public final class SimpsonReversalMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "simpson-reversal",
            "Simpson reversals",
            Family.BIAS,
            "Absolute difference, synthetic to human, in the common label gap within the strata of another column, where on a"
                    + " side its sign differs from the crude gap's.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a group column, a label column and a further categorical column",
            "Mantel and Haenszel 1959; Simpson 1951");

    private static final double TOLERANCE = 0.05;

    private static final int SHOWN = 12;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(GroupColumn.POSITIVE, RateComparison.TOLERANCE_OPTION);
    }

    /** A group's gap in one label, within the strata of one column, on both sides. */
    private record Combination(
            GroupColumn group,
            int member,
            GroupColumn label,
            int outcome,
            GroupColumn stratum,
            Cells cells,
            FoldTables tables,
            Optional<StratifiedGap> human,
            Optional<StratifiedGap> synthetic) {
        boolean reversed() {
            return human.filter(StratifiedGap::reversed).isPresent()
                    || synthetic.filter(StratifiedGap::reversed).isPresent();
        }

        boolean defined() {
            return human.isPresent() || synthetic.isPresent();
        }

        String rate() {
            return label.name() + " = " + label.names().get(outcome);
        }

        String name() {
            return group.name() + " = " + group.names().get(member);
        }
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
        List<Combination> reversed = new ArrayList<>();
        for (GroupColumn group : groups) {
            for (GroupColumn label : labels) {
                for (GroupColumn stratum : strata) {
                    if (stratum.name().equals(group.name())) {
                        continue;
                    }
                    for (int outcome : label.outcomes(inputs.text("positive"))) {
                        for (Combination combination : combinations(inputs, group, label, outcome, stratum)) {
                            searched++;
                            if (combination.reversed()) {
                                reversed.add(combination);
                            }
                        }
                    }
                    inputs.checkCancelled();
                }
            }
        }
        if (searched == 0) {
            throw new UndefinedStatisticException("insufficient evidence: no group and everyone else have "
                    + DisparityChange.MINIMUM_ROWS + " rows each and a stratum in common");
        }
        for (Combination combination : reversed) {
            out.add(measurement(inputs, combination, searched));
        }
        if (reversed.isEmpty()) {
            out.add(Measurement.of(INFO, Scope.dataset())
                    .value(0)
                    .rows(inputs.human().rows(), inputs.synthetic().rows())
                    .detail("combinations searched", searched)
                    .headline(
                            "No label gap turns round within the strata of another column, in the human or the synthetic"
                                    + " data; " + searched + " combinations were searched.")
                    .build());
        }
    }

    /** The combinations that can be judged on a side; of two groups only the first, the other being its mirror. */
    private static List<Combination> combinations(
            AuditInputs inputs, GroupColumn group, GroupColumn label, int outcome, GroupColumn stratum) {
        int groups = group.names().size();
        Cells cells = new Cells(stratum.names(), groups);
        FoldTables tables = FoldTables.of(
                inputs,
                cells.codes(stratum.human(), group.human(), label.indicator(label.human(), outcome)),
                cells.codes(stratum.synthetic(), group.synthetic(), label.indicator(label.synthetic(), outcome)),
                cells.size());
        double[] human = FoldSums.total(tables.human());
        double[] synthetic = FoldSums.total(tables.synthetic());
        double humanScale = RowWeights.scale(RowWeights.of(inputs.human()));
        double syntheticScale = RowWeights.scale(RowWeights.of(inputs.synthetic()));
        List<Combination> combinations = new ArrayList<>();
        for (int g = 0; g < (groups == 2 ? 1 : groups); g++) {
            Combination combination = new Combination(
                    group,
                    g,
                    label,
                    outcome,
                    stratum,
                    cells,
                    tables,
                    gap(cells, human, tables.humanRows(), g, humanScale),
                    gap(cells, synthetic, tables.syntheticRows(), g, syntheticScale));
            if (combination.defined()) {
                combinations.add(combination);
            }
        }
        return combinations;
    }

    private static Optional<StratifiedGap> gap(Cells cells, double[] sums, double[] rows, int group, double scale) {
        try {
            return Optional.of(StratifiedGap.of(cells, sums, rows, group, scale));
        } catch (UndefinedStatisticException e) {
            return Optional.empty();
        }
    }

    private static Measurement measurement(AuditInputs inputs, Combination found, int searched) {
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        Measurement.Builder measurement = Measurement.of(
                        INFO,
                        Scope.columns(List.of(
                                        found.group().name(),
                                        found.label().name(),
                                        found.stratum().name()))
                                .slice(found.name() + ", " + found.rate()))
                .rows(found.tables().countedHumanRows(), found.tables().countedSyntheticRows())
                .detail("combinations searched", searched)
                .detail("tolerance", tolerance);
        add(measurement, "human", found.human());
        add(measurement, "synthetic", found.synthetic());
        Conclusion conclusion = change(measurement, found, searched, tolerance);
        measurement.conclusion(conclusion).headline(headline(found));
        List<Stratum> human = found.cells().tables(FoldSums.total(found.tables().human()), found.member(), 1);
        List<Stratum> synthetic =
                found.cells().tables(FoldSums.total(found.tables().synthetic()), found.member(), 1);
        int shown = 0;
        for (int v = 0; v < human.size() && shown < SHOWN; v++) {
            if (defined(human.get(v)) && defined(synthetic.get(v))) {
                shown++;
                measurement.evidence(new Evidence.Segment(
                        found.stratum().name() + " = " + human.get(v).name(),
                        human.get(v).difference(),
                        synthetic.get(v).difference(),
                        "gap to everyone else"));
            }
        }
        return measurement.build();
    }

    private static void add(Measurement.Builder measurement, String side, Optional<StratifiedGap> gap) {
        gap.ifPresent(g -> measurement
                .detail(side + " crude gap", g.crude())
                .detail(side + " gap within strata", g.pooled())
                .detail(side + " p, Cochran-Mantel-Haenszel", g.pValue())
                .detail(side + " gap reversed", g.reversed() ? 1 : 0));
    }

    /** Value, interval and test: how far the gap within strata differs between the sides. */
    private static Conclusion change(
            Measurement.Builder measurement, Combination found, int searched, double tolerance) {
        if (found.human().isEmpty() || found.synthetic().isEmpty()) {
            measurement.undefined("the " + (found.human().isEmpty() ? "human" : "synthetic")
                    + " data has too few rows of the group, or outside it, for a gap within the same strata");
            return Conclusion.INSUFFICIENT_EVIDENCE;
        }
        StatisticChange change =
                StatisticChange.of(found.tables().human(), found.tables().synthetic(), sums -> found.cells()
                        .pooled(sums, found.member()));
        measurement
                .value(Math.abs(change.change()))
                .detail("change", change.change())
                .note("A reversal is picked for its signs out of " + searched + " combinations of columns, so it is a"
                        + " question to the data; interval, test and conclusion are about the change of the gap within"
                        + " strata and allow for that number (Bonferroni).");
        if (change.hasError()) {
            Interval signed = change.interval(1 - 0.05 / searched);
            double low = signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high()));
            TestResult test = change.test();
            measurement
                    .interval(new Interval(
                            low,
                            Math.max(Math.abs(signed.low()), Math.abs(signed.high())),
                            0.95,
                            "jackknife of folds, t, Bonferroni over " + searched))
                    .test(new TestResult(
                            test.statistic(),
                            Math.min(1, searched * test.pValue()),
                            test.method() + ", Bonferroni over " + searched))
                    .detail("change, low", signed.low())
                    .detail("change, high", signed.high());
        }
        return change.verdict(tolerance, searched);
    }

    private static boolean defined(Stratum stratum) {
        return stratum.group().isDefined() && stratum.others().isDefined();
    }

    private static String headline(Combination found) {
        String same = " among rows with the same " + found.stratum().name();
        Optional<StratifiedGap> other;
        StatedSide stated;
        if (found.synthetic().filter(StratifiedGap::reversed).isPresent()) {
            stated = new StatedSide("synthetic", found.synthetic().orElseThrow());
            other = found.human();
        } else {
            stated = new StatedSide("human", found.human().orElseThrow());
            other = found.synthetic();
        }
        String otherSide = stated.side().equals("human") ? "synthetic" : "human";
        return "In the " + stated.side() + " data the share with " + found.rate() + " is "
                + gap(stated.gap().crude()) + " for " + found.name() + " than for everyone else, but "
                + gap(stated.gap().pooled()) + same + "; "
                + other.map(gap -> gap.reversed()
                                ? "so it is in the " + otherSide + " data."
                                : "in the " + otherSide + " data it is " + gap(gap.crude()) + " and "
                                        + gap(gap.pooled()) + ", which is no established reversal.")
                        .orElse("the " + otherSide + " data has too few such rows to tell.");
    }

    private record StatedSide(String side, StratifiedGap gap) {}

    private static String gap(double gap) {
        return Figures.number(Math.abs(gap)) + (gap > 0 ? " higher" : " lower");
    }
}
