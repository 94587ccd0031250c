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
import dev.assay.metrics.bias.group.Representation;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom the synthetic data represents more or less than the human data does. */
public final class RepresentationGapMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "representation-gap",
            "Representation gap",
            Family.BIAS,
            "Share of rows that would have to change group for the synthetic data to represent groups as people do.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a group column on both sides",
            "total variation distance; Newcombe 1998 for each group's interval");

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
        List<GroupColumn> columns = GroupColumn.groups(inputs);
        if (columns.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a group column", Role.GROUP);
        }
        for (GroupColumn column : columns) {
            out.add(measure(inputs, column));
        }
    }

    private static Measurement measure(AuditInputs inputs, GroupColumn column) {
        double[] humanWeights = RowWeights.of(inputs.human());
        double[] syntheticWeights = RowWeights.of(inputs.synthetic());
        Representation representation = new Representation(
                counts(column, column.human(), humanWeights), counts(column, column.synthetic(), syntheticWeights));
        int groups = column.names().size();
        double[][] human = FoldSums.of(
                column.human(),
                groups,
                humanWeights,
                inputs.folds().human(),
                inputs.folds().humanFolds());
        double[][] synthetic = FoldSums.of(
                column.synthetic(),
                groups,
                syntheticWeights,
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        Calibration calibration = Calibration.distance(
                human,
                synthetic,
                RepresentationGapMetric::totalVariation,
                representation.totalVariation(),
                uniformDistance(representation),
                Calibration.Scale.ROOT,
                inputs.seed().child(column.name()));
        Measurement.Builder measurement = calibration
                .into(Measurement.of(INFO, Scope.columns(column.columns())))
                .rows(column.human().length, column.synthetic().length);
        List<Representation.Share> shares = new ArrayList<>(representation.shares());
        shares.sort(Comparator.comparingDouble((Representation.Share share) -> -Math.abs(share.gap())));
        List<String> labels = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (Representation.Share share : representation.shares()) {
            labels.add(share.group());
            left.add(share.human().value());
            right.add(share.synthetic().value());
            measurement.detail("gap of " + share.group(), share.gap());
        }
        measurement.evidence(new Evidence.Distribution("Share of rows by " + column.name(), labels, left, right));
        for (Representation.Share share : shares) {
            measurement.evidence(new Evidence.Segment(
                    share.group(), share.human().value(), share.synthetic().value(), "share"));
        }
        if (groups > 1) {
            Representation.Share widest = shares.get(0);
            // The group was picked for its gap, so its interval is one of as many as there are groups.
            Interval interval = widest.interval(1 - 0.05 / groups);
            measurement.conclusion(conclusion(shares, inputs.option("tolerance").orElse(TOLERANCE)));
            measurement.headline(column.name() + " = " + widest.group() + " makes up "
                    + Figures.percent(widest.human().value()) + " of the human and "
                    + Figures.percent(widest.synthetic().value()) + " of the synthetic rows"
                    + (interval.contains(0)
                            ? "; at these sizes people differ as much from people."
                            : ", which is more than chance explains."));
        }
        for (Representation.Share share : shares) {
            if (share.synthetic().successes() == 0) {
                measurement.note("Group " + share.group() + " is absent from the synthetic data.");
            } else if (share.human().successes() == 0) {
                measurement.note("Group " + share.group() + " is absent from the human data.");
            }
        }
        return measurement.build();
    }

    /** What the data can say of all groups' shares, intervals holding for all at once. */
    private static Conclusion conclusion(List<Representation.Share> shares, double tolerance) {
        boolean within = true;
        for (Representation.Share share : shares) {
            Interval narrow = share.interval(1 - 0.10 / shares.size());
            boolean kept = narrow.low() >= -tolerance && narrow.high() <= tolerance;
            if (!kept && !share.interval(1 - 0.05 / shares.size()).contains(0)) {
                return Conclusion.DISPARITY;
            }
            within &= kept;
        }
        return within ? Conclusion.WITHIN_TOLERANCE : Conclusion.INSUFFICIENT_EVIDENCE;
    }

    /** Effective rows (Kish) by group: shares are those of the weights, intervals do not take weights for people. */
    private static Map<String, Double> counts(GroupColumn column, int[] codes, double[] weights) {
        double[] sums = new double[column.names().size()];
        double total = 0;
        double squares = 0;
        for (int row = 0; row < codes.length; row++) {
            sums[codes[row]] += weights[row];
            total += weights[row];
            squares += weights[row] * weights[row];
        }
        Map<String, Double> counts = new LinkedHashMap<>();
        for (int code = 0; code < sums.length; code++) {
            counts.put(column.names().get(code), squares > 0 ? sums[code] * total / squares : 0);
        }
        return counts;
    }

    private static double totalVariation(double[] human, double[] synthetic) {
        double left = 0;
        double right = 0;
        for (int i = 0; i < human.length; i++) {
            left += human[i];
            right += synthetic[i];
        }
        if (left == 0 || right == 0) {
            throw new UndefinedStatisticException("one side has no rows");
        }
        double sum = 0;
        for (int i = 0; i < human.length; i++) {
            sum += Math.abs(human[i] / left - synthetic[i] / right);
        }
        return sum / 2;
    }

    /** What an uninformed generator that names every group equally often would score. */
    private static double uniformDistance(Representation representation) {
        double sum = 0;
        for (Representation.Share share : representation.shares()) {
            sum += Math.abs(share.human().value() - 1.0 / representation.human().size());
        }
        return sum / 2;
    }
}
