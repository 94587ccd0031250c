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
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.slice.HonestSlices;
import dev.assay.metrics.bias.slice.HonestSlices.TestedSlice;
import dev.assay.metrics.bias.slice.SliceLine;
import dev.assay.metrics.realism.Association;
import dev.assay.stats.Figures;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where predictions on the synthetic data are wrong most often: slices nobody named beforehand. */
public final class WorstSlicesMetric implements Metric {
    private static final int SHOWN = 5;

    /** A column that explains more than this of the label or the prediction is another form of it. */
    private static final double RESTATES = 0.7;

    private static final MetricInfo INFO = new MetricInfo(
            "worst-slices",
            "Worst slices",
            Family.BIAS,
            "Error rate inside the worst slice of the synthetic data minus the error rate outside it.",
            "[-1, 1]",
            Direction.LOWER_IS_BETTER,
            "a label and a prediction column with the same few values, and categorical columns",
            "SliceLine (Sagadeeva and Boehm 2021), tested on rows that the search has not seen");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> predictions = GroupColumn.withRole(inputs, Role.PREDICTION);
        if (labels.isEmpty() || predictions.isEmpty()) {
            throw new UndefinedStatisticException(
                    "needs a label and a prediction column; set their roles to search for slices with many errors");
        }
        GroupColumn label = labels.get(0);
        GroupColumn prediction = predictions.get(0);
        List<GroupColumn> features = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Column column : inputs.human().withRole(Role.FEATURE, Role.GROUP)) {
            if (column instanceof CategoricalColumn) {
                Optional<GroupColumn> feature = GroupColumn.of(inputs, column.name());
                if (feature.isPresent()) {
                    boolean restates = explained(label, feature.get()) > RESTATES
                            || explained(prediction, feature.get()) > RESTATES;
                    if (restates) {
                        leftOut.add(column.name());
                    } else {
                        features.add(feature.get());
                    }
                }
            }
        }
        if (features.isEmpty()) {
            throw new UndefinedStatisticException("there is no categorical column to cut slices by");
        }
        int[] errors = errors(label, prediction, label.synthetic(), prediction.synthetic());
        List<TestedSlice> slices = HonestSlices.search(
                features.stream().map(GroupColumn::synthetic).toArray(int[][]::new),
                features.stream().mapToInt(feature -> feature.names().size()).toArray(),
                errors,
                RowWeights.of(inputs.synthetic()),
                SliceLine.Options.defaults(errors.length).withK(SHOWN),
                inputs.seed());
        if (slices.isEmpty()) {
            throw new UndefinedStatisticException("no slice has enough rows to be searched and tested");
        }
        int[] humanErrors = errors(label, prediction, label.human(), prediction.human());
        Measurement.Builder measurement = measurement(
                        slices.get(0), features, humanErrors, RowWeights.of(inputs.human()))
                .rows(humanErrors.length, errors.length);
        for (TestedSlice slice : slices.subList(0, Math.min(SHOWN, slices.size()))) {
            measurement.evidence(new Evidence.Contrast(
                    name(slice, features),
                    "inside",
                    slice.inside().value(),
                    "outside",
                    slice.outside().value(),
                    "rate"));
        }
        if (!leftOut.isEmpty()) {
            measurement.note("Not searched, because they all but restate the label or the prediction: "
                    + String.join(", ", leftOut) + ".");
        }
        out.add(measurement.build());
    }

    /** The share of the outcome's entropy among people that the feature explains (Theil's U). */
    private static double explained(GroupColumn outcome, GroupColumn feature) {
        double[][] table = new double[outcome.names().size()][feature.names().size()];
        for (int row = 0; row < outcome.human().length; row++) {
            table[outcome.human()[row]][feature.human()[row]]++;
        }
        try {
            return Association.theilsU(table);
        } catch (UndefinedStatisticException e) {
            // A constant outcome has nothing to explain.
            return 0;
        }
    }

    private static int[] errors(GroupColumn label, GroupColumn prediction, int[] labels, int[] predictions) {
        int[] errors = new int[labels.length];
        for (int row = 0; row < errors.length; row++) {
            String said = prediction.names().get(predictions[row]);
            errors[row] = said.equals(label.names().get(labels[row])) ? 0 : 1;
        }
        return errors;
    }

    private static String name(TestedSlice slice, List<GroupColumn> features) {
        return slice.slice().conditions().stream()
                .map(condition -> features.get(condition.column()).name() + " = "
                        + features.get(condition.column()).names().get(condition.value()))
                .collect(Collectors.joining(" and "));
    }

    private static Measurement.Builder measurement(
            TestedSlice slice, List<GroupColumn> features, int[] humanErrors, double[] humanWeights) {
        GroupRate inside = slice.inside();
        GroupRate outside = slice.outside();
        GroupRate human = humanRate(slice, features, humanErrors, humanWeights);
        Measurement.Builder measurement = Measurement.of(INFO, Scope.dataset())
                .value(slice.gap())
                .interval(ProportionInterval.newcombe(
                        inside.successes(), inside.trials(), outside.successes(), outside.trials()))
                .test(new TestResult(slice.gap(), slice.pValue(), "held-out half, Holm over slices"))
                .detail("error rate inside", inside.value())
                .detail("error rate outside", outside.value())
                .detail("held-out rows inside", inside.trials())
                .detail("slice score", slice.slice().score())
                .headline("Where " + name(slice, features) + ", " + Figures.percent(inside.value())
                        + " of the synthetic rows are predicted wrongly, against " + Figures.percent(outside.value())
                        + " elsewhere"
                        + (human.isDefined()
                                ? " and " + Figures.percent(human.value()) + " of the human rows of that slice."
                                : "; no human row lies in that slice."))
                .note("Rates, interval and p-value come from the half of the rows that the search has not seen.");
        if (human.isDefined()) {
            measurement.detail("human error rate inside", human.value()).detail("human rows inside", human.trials());
        }
        return slice.slice().isWorse()
                ? measurement
                : measurement.note("The slice is the worst found, but no worse than its size allows for.");
    }

    private static GroupRate humanRate(
            TestedSlice slice, List<GroupColumn> features, int[] humanErrors, double[] weights) {
        double wrong = 0;
        double rows = 0;
        for (int row = 0; row < humanErrors.length; row++) {
            int at = row;
            if (slice.slice().conditions().stream()
                    .allMatch(c -> features.get(c.column()).human()[at] == c.value())) {
                wrong += weights[row] * humanErrors[row];
                rows += weights[row];
            }
        }
        return new GroupRate("human rows of the slice", wrong, rows);
    }
}
