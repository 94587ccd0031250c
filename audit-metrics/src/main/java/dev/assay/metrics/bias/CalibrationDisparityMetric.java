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
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.List;

/** Whether one score means different things for different groups, further apart in synthetic than in human data. */
public final class CalibrationDisparityMetric implements Metric {
    private static final int BINS = 4;

    private static final MetricInfo INFO = new MetricInfo(
            "calibration-disparity",
            "Calibration disparity",
            Family.BIAS,
            "Largest absolute difference, over groups and bins of the score, between the gap in the label's share among"
                    + " rows scored alike in synthetic and in human data.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a group column, a label column and a numeric score column on both sides",
            "calibration within groups (Kleinberg et al. 2017); Newcombe 1998");

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
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        if (groups.isEmpty() || labels.isEmpty() || scores.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs,
                    "needs a group, a label and a numeric score column; set their roles to compare calibration",
                    Role.GROUP,
                    Role.LABEL);
        }
        GroupColumn label = labels.get(0);
        for (GroupColumn group : groups) {
            for (ScoreColumn score : scores) {
                double[] edges = score.edges(BINS);
                for (int outcome : label.outcomes(inputs.text("positive"))) {
                    String share =
                            "share with " + label.name() + " = " + label.names().get(outcome);
                    List<RateComparison.Outcome> bins = new ArrayList<>();
                    for (int bin = 0; bin <= edges.length; bin++) {
                        String range = range(edges, bin);
                        bins.add(new RateComparison.Outcome(
                                range.isEmpty() ? share : share + " where " + score.name() + " is " + range,
                                range.isEmpty() ? share : score.name() + " " + range,
                                within(label.indicator(label.human(), outcome), score.human(), edges, bin),
                                within(label.indicator(label.synthetic(), outcome), score.synthetic(), edges, bin)));
                    }
                    Scope scope =
                            Scope.columns(List.of(group.name(), score.name())).slice(share);
                    new RateComparison(INFO, group, scope, bins).measure(inputs, out);
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static String range(double[] edges, int bin) {
        if (edges.length == 0) {
            return "";
        }
        return bin == 0
                ? "below " + Figures.number(edges[0])
                : bin == edges.length
                        ? "from " + Figures.number(edges[bin - 1])
                        : "from " + Figures.number(edges[bin - 1]) + " to below " + Figures.number(edges[bin]);
    }

    private static int[] within(int[] label, double[] score, double[] edges, int bin) {
        int[] flags = new int[label.length];
        for (int row = 0; row < flags.length; row++) {
            int at = 0;
            while (at < edges.length && score[row] >= edges[at]) {
                at++;
            }
            flags[row] = at == bin && !Double.isNaN(score[row]) ? label[row] : -1;
        }
        return flags;
    }
}
