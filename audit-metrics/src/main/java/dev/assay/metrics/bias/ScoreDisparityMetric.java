package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.AreaChange;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Whether a score ranks some groups worse than others in the synthetic data, further than it does among people. */
public final class ScoreDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "score-disparity",
            "Score disparity",
            Family.BIAS,
            "Largest absolute difference, over groups, between a group's gap in AUC to everyone else in synthetic and in"
                    + " human data.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a group column, a label column and a numeric score column on both sides",
            "subgroup AUC (Borkan et al. 2019); DeLong et al. 1988");

    private static final double ALPHA = 0.05;

    /** A group's gap in AUC on both sides. */
    private record Gap(String group, AreaChange change) {}

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        if (groups.isEmpty() || labels.isEmpty() || scores.isEmpty()) {
            throw new UndefinedStatisticException(
                    "needs a group, a label and a numeric score column; set their roles to compare scores by group");
        }
        GroupColumn label = labels.get(0);
        for (GroupColumn group : groups) {
            for (ScoreColumn score : scores) {
                for (int outcome : label.outcomes(inputs.text("positive"))) {
                    measure(group, label, outcome, score, out);
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static void measure(
            GroupColumn group, GroupColumn label, int outcome, ScoreColumn score, Measurements out) {
        List<String> columns = new ArrayList<>(group.columns());
        columns.add(score.name());
        Scope scope = Scope.columns(columns)
                .slice("AUC for " + label.name() + " = " + label.names().get(outcome));
        int[] human = label.indicator(label.human(), outcome);
        int[] synthetic = label.indicator(label.synthetic(), outcome);
        List<Gap> gaps = new ArrayList<>();
        List<String> small = new ArrayList<>();
        for (int g = 0; g < (group.names().size() == 2 ? 1 : group.names().size()); g++) {
            String name = group.name() + " = " + group.names().get(g);
            try {
                AreaChange change = new AreaChange(
                        score.area(true, group.human(), g, true, human),
                        score.area(true, group.human(), g, false, human),
                        score.area(false, group.synthetic(), g, true, synthetic),
                        score.area(false, group.synthetic(), g, false, synthetic));
                if (change.leastRows() >= AreaChange.MINIMUM_ROWS) {
                    gaps.add(new Gap(name, change));
                    continue;
                }
            } catch (UndefinedStatisticException e) {
                // No positive or no negative row: too few by any count.
            }
            small.add(name);
        }
        if (gaps.isEmpty()) {
            out.skip(
                    scope,
                    "insufficient evidence: no group and everyone else have " + AreaChange.MINIMUM_ROWS
                            + " positive and as many negative rows on both sides");
            return;
        }
        gaps.sort(Comparator.comparingDouble((Gap gap) -> -Math.abs(gap.change().value())));
        Measurement.Builder measurement = measurement(scope, score.name(), gaps).rows(human.length, synthetic.length);
        if (!small.isEmpty()) {
            measurement.note("Too few rows to judge (claims need " + AreaChange.MINIMUM_ROWS
                    + " positive and as many negative rows on both sides): " + String.join("; ", small) + ".");
        }
        out.add(measurement.build());
    }

    private static Measurement.Builder measurement(Scope scope, String score, List<Gap> gaps) {
        AreaChange widest = gaps.get(0).change();
        double low = 0;
        double high = 0;
        double p = 1;
        for (Gap gap : gaps) {
            Interval signed = gap.change().interval(1 - ALPHA / gaps.size());
            low = Math.max(low, signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high())));
            high = Math.max(high, Math.max(Math.abs(signed.low()), Math.abs(signed.high())));
            p = Math.min(p, gaps.size() * gap.change().test().pValue());
        }
        String over = gaps.size() == 1 ? "" : ", Bonferroni over " + gaps.size() + " groups";
        Interval interval = widest.interval(1 - ALPHA / gaps.size());
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .value(Math.abs(widest.value()))
                .interval(new Interval(low, high, 1 - ALPHA, "DeLong" + over))
                .test(new TestResult(widest.test().statistic(), p, "z test of AUC gaps, DeLong variances" + over))
                .detail("human AUC", widest.humanGroup().value())
                .detail("human AUC of others", widest.humanOthers().value())
                .detail("synthetic AUC", widest.syntheticGroup().value())
                .detail("synthetic AUC of others", widest.syntheticOthers().value())
                .detail("change", widest.value())
                .detail("change, low", interval.low())
                .detail("change, high", interval.high())
                .headline(String.format(
                        Locale.ROOT,
                        "%s ranks %s with an AUC of %.3f in the human and %.3f in the synthetic data, everyone else with"
                                + " %.3f and %.3f%s.",
                        score,
                        gaps.get(0).group(),
                        widest.humanGroup().value(),
                        widest.syntheticGroup().value(),
                        widest.humanOthers().value(),
                        widest.syntheticOthers().value(),
                        interval.contains(0)
                                ? "; at these sizes a change of the gap is not established"
                                : ", and chance does not explain the change of the gap"))
                .note("Change of the gap " + Figures.number(widest.value()) + ", 95 % interval "
                        + Figures.interval(interval) + (gaps.size() == 1 ? "." : " over all groups at once."));
        for (Gap gap : gaps) {
            measurement.evidence(new Evidence.Segment(
                    gap.group(),
                    gap.change().humanGroup().value(),
                    gap.change().syntheticGroup().value(),
                    "AUC"));
        }
        if (gaps.size() == 1) {
            measurement.evidence(new Evidence.Segment(
                    "everyone else",
                    widest.humanOthers().value(),
                    widest.syntheticOthers().value(),
                    "AUC"));
        }
        return measurement;
    }
}
