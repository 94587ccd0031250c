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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether groups are labelled further apart in the synthetic data than people label them. */
public final class LabelDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "label-disparity",
            "Label disparity",
            Family.BIAS,
            "Largest absolute difference, over groups, between a group's label gap to everyone else in synthetic and in human data.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a group column and a label column of few values on both sides",
            "demographic parity difference (Dwork et al. 2012) of labels; Newcombe 1998; Zou and Donner 2008");

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
        if (groups.isEmpty() || labels.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a group and a label column", Role.GROUP, Role.LABEL);
        }
        for (GroupColumn group : groups) {
            for (GroupColumn label : labels) {
                List<RateComparison.Outcome> outcomes = outcomes(label, inputs.text("positive"));
                Scope scope = Scope.columns(group.columnsWith(label));
                if (outcomes.isEmpty()) {
                    out.skip(scope, "the label has no value, so there is no share");
                } else {
                    new RateComparison(INFO, group, scope, outcomes).measure(inputs, out);
                }
                inputs.checkCancelled();
            }
        }
    }

    /** The share of each value of the label that is compared. */
    static List<RateComparison.Outcome> outcomes(GroupColumn label, Optional<String> positive) {
        List<RateComparison.Outcome> outcomes = new ArrayList<>();
        for (int outcome : label.outcomes(positive)) {
            String value = label.name() + " = " + label.names().get(outcome);
            outcomes.add(new RateComparison.Outcome(
                    "share with " + value,
                    value,
                    label.indicator(label.human(), outcome),
                    label.indicator(label.synthetic(), outcome)));
        }
        return outcomes;
    }
}
