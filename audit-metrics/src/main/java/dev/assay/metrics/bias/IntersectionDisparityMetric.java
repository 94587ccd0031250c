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
import dev.assay.metrics.bias.group.Rate;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels and error rates of crossed groups, all in one measurement: groups of groups are small, and one line for each of
 * their rates would bury the rest.
 */
public final class IntersectionDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "intersection-disparity",
            "Intersection disparity",
            Family.BIAS,
            "Largest absolute difference, over crossed groups and their label and prediction rates, between a group's gap to"
                    + " everyone else in synthetic and in human data.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "two group columns and a label column on both sides; a prediction column adds error rates",
            "intersections of groups (Buolamwini and Gebru 2018); Newcombe 1998; Zou and Donner 2008");

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
        List<GroupColumn> crossed = GroupColumn.crossed(GroupColumn.withRole(inputs, Role.GROUP));
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        if (crossed.isEmpty() || labels.isEmpty()) {
            throw new UndefinedStatisticException("needs a label column and two group columns that make at most "
                    + GroupColumn.MOST_VALUES + " groups together");
        }
        GroupColumn label = labels.get(0);
        List<RateComparison.Outcome> outcomes =
                new ArrayList<>(LabelDisparityMetric.outcomes(label, inputs.text("positive")));
        for (GroupColumn prediction : GroupColumn.withRole(inputs, Role.PREDICTION)) {
            for (Rate rate : ErrorRateDisparityMetric.RATES) {
                outcomes.addAll(ErrorRateDisparityMetric.outcomes(
                        rate, label, prediction, label.outcomes(inputs.text("positive"))));
            }
        }
        for (GroupColumn group : crossed) {
            Scope scope = Scope.columns(group.columns()).slice("all rates");
            if (outcomes.isEmpty()) {
                out.skip(scope, "the label has no value, so there is no share");
            } else {
                new RateComparison(INFO, group, scope, outcomes).measure(inputs, out);
            }
            inputs.checkCancelled();
        }
    }
}
