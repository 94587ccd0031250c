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
import dev.assay.data.Role;
import dev.assay.metrics.bias.GapTable.Cell;
import dev.assay.metrics.bias.group.DifferentialFairness;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.metrics.bias.group.ImpactRatio;
import dev.assay.metrics.bias.group.MaximumGap;
import dev.assay.metrics.bias.group.RatioChange;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;

/** The impact ratio of the four-fifths rule in the synthetic data, with its tests, beside that of the human data. */
public final class ImpactRatioMetric implements Metric {
    private static final int MINIMUM_ROWS = 30;

    private static final int PERMUTATIONS = 999;

    private static final MetricInfo INFO = new MetricInfo(
            "impact-ratio",
            "Impact ratio",
            Family.BIAS,
            "Lowest over highest selection rate of the groups of the synthetic data; below 0.8 the four-fifths rule sees"
                    + " evidence of adverse impact.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "a group column, and a prediction column or a label column of two values",
            "four-fifths rule (29 CFR 1607.4 D); Katz et al. 1978; Fisher's exact test");

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
        List<GroupColumn> groups = GroupColumn.groups(inputs);
        List<GroupColumn> outcomes = GroupColumn.withRole(inputs, Role.PREDICTION);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        if (outcomes.isEmpty()) {
            outcomes = labels;
        }
        if (groups.isEmpty() || outcomes.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs,
                    "needs a group column, and a prediction or a label column",
                    Role.GROUP,
                    Role.PREDICTION,
                    Role.LABEL);
        }
        for (GroupColumn outcome : outcomes) {
            List<String> positives = positives(inputs, labels.isEmpty() ? outcome : labels.get(0));
            if (positives.size() != 1) {
                out.skip(
                        Scope.column(outcome.name()),
                        "the label has " + positives.size()
                                + " values that could count as selected; name one with the option positive");
                continue;
            }
            for (GroupColumn group : groups) {
                measure(inputs, group, outcome, positives.get(0), out);
                inputs.checkCancelled();
            }
        }
    }

    private static List<String> positives(AuditInputs inputs, GroupColumn label) {
        return label.outcomes(inputs.text("positive")).stream()
                .map(label.names()::get)
                .toList();
    }

    private static void measure(
            AuditInputs inputs, GroupColumn group, GroupColumn outcome, String positive, Measurements out) {
        Scope scope =
                Scope.columns(group.columnsWith(outcome)).slice("share with " + outcome.name() + " = " + positive);
        int code = outcome.names().indexOf(positive);
        GroupRates human = rates(group, group.human(), outcome.indicator(outcome.human(), code), inputs, true);
        GroupRates synthetic =
                rates(group, group.synthetic(), outcome.indicator(outcome.synthetic(), code), inputs, false);
        try {
            out.add(measurement(inputs, group, scope, human, synthetic));
        } catch (UndefinedStatisticException e) {
            out.skip(scope, e.reason());
        }
    }

    private static Measurement measurement(
            AuditInputs inputs, GroupColumn group, Scope scope, GroupRates human, GroupRates synthetic) {
        ImpactRatio ratio = ImpactRatio.of(synthetic, MINIMUM_ROWS);
        MaximumGap gap = MaximumGap.of(
                synthetic, MINIMUM_ROWS, 0.05, PERMUTATIONS, inputs.seed().child(scope.toString()));
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .value(ratio.value())
                .interval(ratio.interval())
                .test(gap.test())
                .rows(rows(human), rows(synthetic))
                .detail("lowest rate", ratio.lowest().value())
                .detail("highest rate", ratio.highest().value())
                .detail(
                        "Fisher p of that pair, all pairs allowed for",
                        ratio.test().pValue())
                .detail("widest gap", gap.pair().difference())
                .detail("widest gap, low", gap.interval().low())
                .detail("widest gap, high", gap.interval().high())
                .detail("pairs compared", ratio.pairs())
                .detail("differential fairness, synthetic", DifferentialFairness.epsilon(synthetic))
                .detail("differential fairness, human", DifferentialFairness.epsilon(human))
                .detail(
                        "bias amplification",
                        DifferentialFairness.epsilon(synthetic) - DifferentialFairness.epsilon(human));
        StringBuilder headline = new StringBuilder("In the synthetic data the ")
                .append(scope.slice())
                .append(" is ")
                .append(Figures.percent(ratio.lowest().value()))
                .append(" for ")
                .append(group.name())
                .append(" = ")
                .append(ratio.lowest().group())
                .append(" and ")
                .append(Figures.percent(ratio.highest().value()))
                .append(" for ")
                .append(ratio.highest().group())
                .append(", a ratio of ")
                .append(Figures.number(ratio.value()))
                .append(
                        ratio.belowFourFifths()
                                ? gap.test().pValue() < 0.05
                                        ? ", below four fifths and more than chance explains"
                                        : ", below four fifths, though chance explains it"
                                : ", not below four fifths");
        GroupRate low = human.group(ratio.lowest().group());
        GroupRate high = human.group(ratio.highest().group());
        if (low.trials() >= MINIMUM_ROWS && high.trials() >= MINIMUM_ROWS && high.successes() > 0) {
            RatioChange change = new RatioChange(low, high, ratio.lowest(), ratio.highest());
            Conclusion conclusion = change.conclusion(ratio.pairs());
            measurement
                    .conclusion(conclusion)
                    .detail("human ratio of that pair", low.value() / high.value())
                    .detail("synthetic over human ratio", change.value())
                    .detail(
                            "synthetic over human ratio, low",
                            change.interval(1 - 0.05 / ratio.pairs()).low())
                    .detail(
                            "synthetic over human ratio, high",
                            change.interval(1 - 0.05 / ratio.pairs()).high());
            headline.append("; among people the ratio of the two is ")
                    .append(Figures.number(low.value() / high.value()));
        } else {
            headline.append("; too few human rows of the two groups count to compare it with people");
        }
        measurement.headline(headline.append('.').toString());
        List<String> small = evidence(measurement, human, synthetic, ratio.highest());
        measurement.note("A low ratio that people show as well is a fact of the reference, not of the generator.");
        if (!small.isEmpty()) {
            measurement.note("Below " + MINIMUM_ROWS + " synthetic rows, shown and not judged: "
                    + String.join("; ", small) + ".");
        }
        return measurement.build();
    }

    private static List<String> evidence(
            Measurement.Builder measurement, GroupRates human, GroupRates synthetic, GroupRate highest) {
        List<String> small = new ArrayList<>();
        for (GroupRate rate : synthetic.defined()) {
            GroupRate other = human.group(rate.group());
            boolean judged = rate.trials() >= MINIMUM_ROWS;
            if (!judged) {
                small.add(rate.group() + " (" + Figures.number(rate.trials()) + ")");
            }
            if (other.isDefined()) {
                String ratio = judged ? "ratio " + Figures.number(rate.value() / highest.value()) : "too few rows";
                measurement.evidence(
                        new Evidence.Segment(rate.group() + " (" + ratio + ")", other.value(), rate.value(), "rate"));
            }
        }
        return small;
    }

    private static long rows(GroupRates rates) {
        return Math.round(rates.overall().trials());
    }

    private static GroupRates rates(GroupColumn group, int[] codes, int[] flags, AuditInputs inputs, boolean human) {
        int groups = group.names().size();
        double[] weights = RowWeights.of(human ? inputs.human() : inputs.synthetic());
        double[][] sums = GapTable.folds(codes, groups, new int[][] {flags}, weights, new int[flags.length], 1);
        GapTable table = GapTable.total(sums, groups);
        List<GroupRate> rates = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            rates.add(table.rate(new Cell(0, g), group.names().get(g)));
        }
        return new GroupRates("selection rate", rates);
    }
}
