package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
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
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.Representation.Share;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;

/** P(label | group) and P(group | label), cell by cell, in synthetic and in human data. */
public final class ConditionalShiftMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "conditional-shift",
                    "Conditional shift",
                    Family.BIAS,
                    "Largest absolute difference, over groups and labels, between the share of a label in a group (and of a"
                            + " group in a label) in synthetic and in human data.",
                    "[0, 1]",
                    Direction.LOWER_IS_BETTER,
                    "a group column and a label column of few values on both sides",
                    "Newcombe 1998, intervals of differences of proportions")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(RateComparison.TOLERANCE_OPTION);
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
                measure(inputs, group, label, "label given group", out);
                measure(inputs, label, group, "group given label", out);
                inputs.checkCancelled();
            }
        }
    }

    private static void measure(
            AuditInputs inputs, GroupColumn given, GroupColumn outcome, String slice, Measurements out) {
        int conditions = given.names().size();
        int[][] human = indicators(outcome, outcome.human());
        int[][] synthetic = indicators(outcome, outcome.synthetic());
        double[][] humanFolds = GapTable.folds(
                given.human(),
                conditions,
                human,
                RowWeights.of(inputs.human()),
                inputs.folds().human(),
                inputs.folds().humanFolds());
        double[][] syntheticFolds = GapTable.folds(
                given.synthetic(),
                conditions,
                synthetic,
                RowWeights.of(inputs.synthetic()),
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        GapTable h = GapTable.total(humanFolds, conditions);
        GapTable s = GapTable.total(syntheticFolds, conditions);
        Scope scope = Scope.columns(given.columnsWith(outcome)).slice(slice);
        List<Share> judged = new ArrayList<>();
        List<GapTable.Cell> cells = new ArrayList<>();
        List<String> small = new ArrayList<>();
        for (int g = 0; g < conditions; g++) {
            for (int o = 0; o < human.length; o++) {
                GapTable.Cell cell = new GapTable.Cell(o, g);
                String name = outcome.name() + " = " + outcome.names().get(o) + " given " + given.name() + " = "
                        + given.names().get(g);
                GroupRate left = h.rate(cell, name);
                GroupRate right = s.rate(cell, name);
                Share share = new Share(name, left, right);
                if (ShareShifts.enough(share)) {
                    judged.add(share);
                    cells.add(cell);
                } else if (o == 0) {
                    small.add(given.names().get(g) + " (" + Figures.number(left.trials()) + " human, "
                            + Figures.number(right.trials()) + " synthetic)");
                }
            }
        }
        if (judged.isEmpty()) {
            out.skip(scope, "insufficient evidence: no value of " + given.name() + " has 30 rows on both sides");
            return;
        }
        ShareShifts shifts = new ShareShifts(judged, inputs.option("tolerance").orElse(TOLERANCE));
        Share widest = shifts.judged().get(0);
        Share telling = shifts.telling();
        Measurement.Builder measurement = Calibration.distance(
                        humanFolds,
                        syntheticFolds,
                        (left, right) -> widest(new GapTable(left, conditions), new GapTable(right, conditions), cells),
                        Math.abs(widest.gap()),
                        Double.NaN,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(scope.toString()))
                .into(Measurement.of(INFO, scope))
                .interval(shifts.interval())
                .test(shifts.test())
                .conclusion(shifts.conclusion(small.isEmpty()))
                .rows(given.human().length, given.synthetic().length)
                .detail("human share", widest.human().value())
                .detail("synthetic share", widest.synthetic().value())
                .detail("change", widest.gap())
                .detail("change, low", shifts.simultaneous(widest).low())
                .detail("change, high", shifts.simultaneous(widest).high())
                .detail("shares compared", judged.size())
                .detail("tolerance", shifts.tolerance())
                .headline("The share of " + telling.group() + " is "
                        + Figures.percent(telling.human().value()) + " in the human and "
                        + Figures.percent(telling.synthetic().value()) + " in the synthetic data"
                        + switch (shifts.verdict(telling)) {
                            case DISPARITY -> ", more than chance explains.";
                            case WITHIN_TOLERANCE ->
                                ", the same within the tolerance of " + Figures.number(shifts.tolerance()) + ".";
                            case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established.";
                        });
        for (Share share : shifts.judged()) {
            measurement.evidence(new Evidence.Segment(
                    share.group() + " (" + shifts.verdict(share).title() + ")",
                    share.human().value(),
                    share.synthetic().value(),
                    "share"));
        }
        if (!small.isEmpty()) {
            measurement.note("Too few rows to judge (30 are needed on both sides): " + String.join("; ", small) + ".");
        }
        out.add(measurement.build());
    }

    private static int[][] indicators(GroupColumn outcome, int[] codes) {
        int[][] flags = new int[outcome.names().size()][];
        for (int o = 0; o < flags.length; o++) {
            flags[o] = outcome.indicator(codes, o);
        }
        return flags;
    }

    static double widest(GapTable human, GapTable synthetic, List<GapTable.Cell> cells) {
        double widest = 0;
        for (GapTable.Cell cell : cells) {
            GroupRate h = human.rate(cell, "");
            GroupRate s = synthetic.rate(cell, "");
            if (h.isDefined() && s.isDefined()) {
                widest = Math.max(widest, Math.abs(h.value() - s.value()));
            }
        }
        if (cells.isEmpty()) {
            throw new UndefinedStatisticException("no share is defined on both sides");
        }
        return widest;
    }
}
