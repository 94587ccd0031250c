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
import java.util.ArrayList;
import java.util.List;

/** Whether predictions select and err on groups further apart in the synthetic data than in the human data. */
public final class ErrorRateDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "error-rate-disparity",
            "Error-rate disparity",
            Family.BIAS,
            "Largest absolute difference, over groups, between a group's gap in a prediction rate in synthetic and in human data.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a group column, and a label and a prediction column with the same few values, on both sides",
            "equalized odds (Hardt et al. 2016), predictive parity (Chouldechova 2017); Newcombe 1998");

    /** What is compared, in this order. */
    static final List<Rate> RATES =
            List.of(Rate.SELECTION, Rate.FALSE_POSITIVE, Rate.FALSE_NEGATIVE, Rate.POSITIVE_PREDICTIVE);

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
                    inputs,
                    "needs a group, a label and a prediction column; set their roles to measure error rates by group",
                    Role.GROUP,
                    Role.LABEL,
                    Role.PREDICTION);
        }
        GroupColumn label = labels.get(0);
        for (GroupColumn group : groups) {
            for (GroupColumn prediction : predictions) {
                List<Integer> positives = label.outcomes(inputs.text("positive"));
                for (Rate rate : RATES) {
                    List<RateComparison.Outcome> outcomes = outcomes(rate, label, prediction, positives);
                    Scope scope = Scope.columns(group.columnsWith(prediction))
                            .slice(outcomes.size() == 1 ? outcomes.get(0).rate() : rate.title());
                    if (outcomes.isEmpty()) {
                        out.skip(scope, "the label has no value, so there is no rate");
                    } else {
                        new RateComparison(INFO, group, scope, outcomes).measure(inputs, out);
                    }
                    inputs.checkCancelled();
                }
            }
        }
    }

    /** The rate of each of those values of the label. */
    static List<RateComparison.Outcome> outcomes(
            Rate rate, GroupColumn label, GroupColumn prediction, List<Integer> positives) {
        List<RateComparison.Outcome> outcomes = new ArrayList<>();
        for (int outcome : positives) {
            String value = label.names().get(outcome);
            int predicted = prediction.names().indexOf(value);
            outcomes.add(new RateComparison.Outcome(
                    rate.title() + " of " + value,
                    outcomes(
                            rate,
                            label.indicator(label.human(), outcome),
                            prediction.indicator(prediction.human(), predicted)),
                    outcomes(
                            rate,
                            label.indicator(label.synthetic(), outcome),
                            prediction.indicator(prediction.synthetic(), predicted))));
        }
        return outcomes;
    }

    /** 1 where the row counts for the rate, 0 where it could have, -1 elsewhere. */
    private static int[] outcomes(Rate rate, int[] label, int[] prediction) {
        int[] outcomes = new int[label.length];
        for (int row = 0; row < outcomes.length; row++) {
            boolean known = label[row] >= 0 && prediction[row] >= 0;
            outcomes[row] = known ? outcome(rate, label[row] == 1, prediction[row] == 1) : -1;
        }
        return outcomes;
    }

    private static int outcome(Rate rate, boolean label, boolean prediction) {
        return switch (rate) {
            case SELECTION -> prediction ? 1 : 0;
            case FALSE_POSITIVE -> label ? -1 : prediction ? 1 : 0;
            case FALSE_NEGATIVE -> label ? (prediction ? 0 : 1) : -1;
            case POSITIVE_PREDICTIVE -> prediction ? (label ? 1 : 0) : -1;
            case FALSE_DISCOVERY -> prediction ? (label ? 0 : 1) : -1;
            case NEGATIVE_PREDICTIVE -> prediction ? -1 : label ? 0 : 1;
            case FALSE_OMISSION -> prediction ? -1 : label ? 1 : 0;
            case TRUE_POSITIVE -> label ? (prediction ? 1 : 0) : -1;
            case TRUE_NEGATIVE -> label ? -1 : prediction ? 0 : 1;
            case ACCURACY -> label == prediction ? 1 : 0;
            case ERROR -> label == prediction ? 0 : 1;
            case BASE -> label ? 1 : 0;
        };
    }
}
