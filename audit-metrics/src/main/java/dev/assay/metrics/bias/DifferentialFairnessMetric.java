package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
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
import dev.assay.metrics.bias.group.DifferentialFairness;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Smoothed differential fairness of labels and predictions, and how much the synthetic data amplifies it. */
public final class DifferentialFairnessMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "differential-fairness",
                    "Differential fairness",
                    Family.BIAS,
                    "Absolute bias amplification: smoothed differential fairness of the synthetic minus that of the human data.",
                    "[0, ∞)",
                    Direction.LOWER_IS_BETTER,
                    "a group column, and a label or a prediction column",
                    "Foulds et al. 2020; Katz et al. 1978 for the intervals")
            .takenOnRequest();

    private static final double TOLERANCE = 0.1;

    private static final int SHOWN = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupColumn.POSITIVE,
                MetricOption.number("tolerance", "widest amplification that counts as none", TOLERANCE, 0, 10));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.groups(inputs);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> outcomes = new ArrayList<>(labels);
        outcomes.addAll(GroupColumn.withRole(inputs, Role.PREDICTION));
        if (groups.isEmpty() || outcomes.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs,
                    "needs a group column, and a label or a prediction column",
                    Role.GROUP,
                    Role.LABEL,
                    Role.PREDICTION);
        }
        for (GroupColumn outcome : outcomes) {
            GroupColumn label = labels.isEmpty() ? outcome : labels.get(0);
            for (int code : label.outcomes(inputs.text("positive"))) {
                String value = label.names().get(code);
                for (GroupColumn group : groups) {
                    measure(inputs, group, outcome, value, out);
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static void measure(
            AuditInputs inputs, GroupColumn group, GroupColumn outcome, String value, Measurements out) {
        Scope scope = Scope.columns(group.columnsWith(outcome)).slice(outcome.name() + " = " + value);
        int code = outcome.names().indexOf(value);
        int groups = group.names().size();
        double[][] human = folds(inputs, group.human(), groups, outcome.indicator(outcome.human(), code), true);
        double[][] synthetic =
                folds(inputs, group.synthetic(), groups, outcome.indicator(outcome.synthetic(), code), false);
        List<Integer> judged = new ArrayList<>();
        List<String> small = new ArrayList<>();
        GapTable h = GapTable.total(human, groups);
        GapTable s = GapTable.total(synthetic, groups);
        for (int g = 0; g < groups; g++) {
            double left = h.rate(new GapTable.Cell(0, g), "").trials();
            double right = s.rate(new GapTable.Cell(0, g), "").trials();
            if (Math.min(left, right) >= DisparityChange.MINIMUM_ROWS) {
                judged.add(g);
            } else {
                small.add(group.names().get(g) + " (" + Figures.number(left) + " human, " + Figures.number(right)
                        + " synthetic)");
            }
        }
        if (judged.size() < 2) {
            out.skip(scope, "insufficient evidence: fewer than two groups have 30 rows on both sides");
            return;
        }
        out.add(measurement(inputs, group, scope, human, synthetic, judged, small));
    }

    private static double[][] folds(AuditInputs inputs, int[] codes, int groups, int[] flags, boolean ofHuman) {
        return GapTable.folds(
                codes,
                groups,
                new int[][] {flags},
                RowWeights.of(ofHuman ? inputs.human() : inputs.synthetic()),
                ofHuman ? inputs.folds().human() : inputs.folds().synthetic(),
                ofHuman ? inputs.folds().humanFolds() : inputs.folds().syntheticFolds());
    }

    private static Measurement measurement(
            AuditInputs inputs,
            GroupColumn group,
            Scope scope,
            double[][] human,
            double[][] synthetic,
            List<Integer> judged,
            List<String> small) {
        int groups = group.names().size();
        GroupRates h = rates(GapTable.total(human, groups), group, judged);
        GroupRates s = rates(GapTable.total(synthetic, groups), group, judged);
        double humanEpsilon = DifferentialFairness.epsilon(h);
        double syntheticEpsilon = DifferentialFairness.epsilon(s);
        double amplification = syntheticEpsilon - humanEpsilon;
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        Interval signed = amplification(h, s, 0.95);
        Interval narrow = amplification(h, s, 0.90);
        boolean within = narrow.low() >= -tolerance && narrow.high() <= tolerance;
        Conclusion conclusion = within
                ? (small.isEmpty() ? Conclusion.WITHIN_TOLERANCE : Conclusion.INSUFFICIENT_EVIDENCE)
                : signed.contains(0) ? Conclusion.INSUFFICIENT_EVIDENCE : Conclusion.DISPARITY;
        double low = signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high()));
        double high = Math.max(Math.abs(signed.low()), Math.abs(signed.high()));
        DifferentialFairness.Pair pair = DifferentialFairness.pairs(s, DifferentialFairness.CONCENTRATION)
                .get(0);
        Measurement.Builder measurement = Calibration.distance(
                        human,
                        synthetic,
                        (left, right) -> Math.abs(DifferentialFairness.epsilon(
                                        rates(new GapTable(right, groups), group, judged))
                                - DifferentialFairness.epsilon(rates(new GapTable(left, groups), group, judged))),
                        Math.abs(amplification),
                        humanEpsilon,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(scope.toString()))
                .into(Measurement.of(INFO, scope))
                .interval(new Interval(low, high, 0.95, "simultaneous log ratios of all pairs, both sides"))
                .conclusion(conclusion)
                .rows(rows(h), rows(s))
                .detail("human differential fairness", humanEpsilon)
                .detail("synthetic differential fairness", syntheticEpsilon)
                .detail("bias amplification", amplification)
                .detail("bias amplification, low", signed.low())
                .detail("bias amplification, high", signed.high())
                .detail("tolerance", tolerance)
                .headline(String.format(
                        Locale.ROOT,
                        "In the synthetic data the share of rows with %s, or of those without, differs by a factor of up to %s,"
                                + " between %s = %s and %s; among people by up to %s%s",
                        scope.slice(),
                        Figures.number(Math.exp(syntheticEpsilon)),
                        group.name(),
                        pair.higher(),
                        pair.lower(),
                        Figures.number(Math.exp(humanEpsilon)),
                        switch (conclusion) {
                            case DISPARITY -> ", a difference that chance does not explain.";
                            case WITHIN_TOLERANCE -> ", the same within the tolerance.";
                            case INSUFFICIENT_EVIDENCE -> "; at these sizes a difference is not established.";
                        }));
        List<DifferentialFairness.Pair> pairs = DifferentialFairness.pairs(s, DifferentialFairness.CONCENTRATION);
        for (DifferentialFairness.Pair shown : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            measurement.evidence(new Evidence.Segment(
                    shown.higher() + " over " + shown.lower() + (shown.positive() ? ", " : ", not ") + scope.slice(),
                    logRatio(h, shown),
                    shown.logRatio(),
                    "log ratio"));
        }
        if (!small.isEmpty()) {
            measurement.note("Too few rows to judge (30 are needed on both sides): " + String.join("; ", small) + ".");
        }
        return measurement.build();
    }

    private static double logRatio(GroupRates rates, DifferentialFairness.Pair pair) {
        for (DifferentialFairness.Pair same : DifferentialFairness.pairs(rates, DifferentialFairness.CONCENTRATION)) {
            if (same.positive() == pair.positive()) {
                if (same.higher().equals(pair.higher()) && same.lower().equals(pair.lower())) {
                    return same.logRatio();
                }
                if (same.higher().equals(pair.lower()) && same.lower().equals(pair.higher())) {
                    return -same.logRatio();
                }
            }
        }
        return 0;
    }

    /** Both ends of the two epsilons' simultaneous intervals at the level that the two share. */
    private static Interval amplification(GroupRates human, GroupRates synthetic, double level) {
        double each = 1 - (1 - level) / 2;
        Interval h = DifferentialFairness.interval(human, each);
        Interval s = DifferentialFairness.interval(synthetic, each);
        return new Interval(s.low() - h.high(), s.high() - h.low(), level, "simultaneous log ratios of all pairs");
    }

    private static GroupRates rates(GapTable table, GroupColumn group, List<Integer> judged) {
        List<GroupRate> rates = new ArrayList<>();
        for (int g : judged) {
            rates.add(table.rate(new GapTable.Cell(0, g), group.names().get(g)));
        }
        if (rates.stream().filter(GroupRate::isDefined).count() < 2) {
            throw new UndefinedStatisticException("fewer than two groups have rows");
        }
        return new GroupRates("share", rates);
    }

    private static long rows(GroupRates rates) {
        return Math.round(rates.overall().trials());
    }
}
