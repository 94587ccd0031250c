package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.OptionException;
import dev.assay.audit.Scope;
import dev.assay.data.Role;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.slice.HonestSlices;
import dev.assay.metrics.bias.slice.HonestSlices.TestedSlice;
import dev.assay.metrics.bias.slice.SliceLine;
import dev.assay.stats.Figures;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where predictions on the synthetic data are wrong most often: slices nobody named beforehand. */
public final class WorstSlicesMetric implements Metric {
    private static final int SHOWN = 5;

    private static final Set<String> FLAGS = Set.of("0", "1", "0.0", "1.0", "false", "true", "False", "True");

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
    public List<MetricOption> options() {
        return List.of(MetricOption.word(
                "errors",
                "column of 0 and 1 that says which rows are wrong or disputed",
                "prediction differs from label"));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        if (inputs.text("errors").isPresent()) {
            String name = inputs.text("errors").get();
            if (inputs.human().find(name).isEmpty()) {
                throw new OptionException("option errors: there is no column " + name);
            }
            GroupColumn column = GroupColumn.of(inputs, name)
                    .filter(flags -> flags.knownNames().stream().allMatch(FLAGS::contains))
                    .orElseThrow(() -> new OptionException(
                            "option errors: column " + name + " holds other values than 0 and 1 or false and true"));
            List<GroupColumn> features = SliceFeatures.of(inputs, List.of(column), new ArrayList<>());
            search(
                    inputs,
                    Scope.column(name),
                    features,
                    flags(column, column.human()),
                    flags(column, column.synthetic()),
                    List.of(),
                    out);
            return;
        }
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<GroupColumn> predictions = GroupColumn.withRole(inputs, Role.PREDICTION);
        if (labels.isEmpty() || predictions.isEmpty()) {
            throw new UndefinedStatisticException(
                    "needs a label and a prediction column; set their roles to search for slices with many errors");
        }
        GroupColumn label = labels.get(0);
        GroupColumn prediction = predictions.get(0);
        List<String> leftOut = new ArrayList<>();
        List<GroupColumn> features = SliceFeatures.of(inputs, List.of(label, prediction), leftOut);
        search(
                inputs,
                Scope.dataset(),
                features,
                errors(label, prediction, label.human(), prediction.human()),
                errors(label, prediction, label.synthetic(), prediction.synthetic()),
                leftOut,
                out);
    }

    private static void search(
            AuditInputs inputs,
            Scope scope,
            List<GroupColumn> features,
            int[] humanErrors,
            int[] errors,
            List<String> leftOut,
            Measurements out) {
        int[][] codes = features.stream().map(GroupColumn::synthetic).toArray(int[][]::new);
        List<TestedSlice> slices = HonestSlices.search(
                codes,
                features.stream().mapToInt(feature -> feature.names().size()).toArray(),
                errors,
                RowWeights.of(inputs.synthetic()),
                SliceLine.Options.defaults(errors.length).withK(SHOWN),
                inputs.seed());
        if (slices.isEmpty()) {
            throw new UndefinedStatisticException("no slice has enough rows to be searched and tested");
        }
        Measurement.Builder measurement = measurement(
                        scope, slices.get(0), features, humanErrors, RowWeights.of(inputs.human()))
                .rows(humanErrors.length, errors.length);
        for (TestedSlice slice : slices.subList(0, Math.min(SHOWN, slices.size()))) {
            measurement.evidence(new Evidence.Contrast(
                    SliceFeatures.name(slice.slice(), features),
                    "inside",
                    slice.inside().value(),
                    "outside",
                    slice.outside().value(),
                    "rate"));
        }
        if (slices.get(0).slice().conditions().size() > 1) {
            measurement.note(carried(slices.get(0), features, codes, errors));
        }
        if (!leftOut.isEmpty()) {
            measurement.note("Not searched, because they all but restate the label or the prediction: "
                    + String.join(", ", leftOut) + ".");
        }
        out.add(measurement.build());
    }

    /** Which of the conditions carry how much of the slice's distance from all rows. */
    private static String carried(TestedSlice slice, List<GroupColumn> features, int[][] codes, int[] errors) {
        StringBuilder text = new StringBuilder("Of the slice's distance from the rate of all rows, ");
        List<String> parts = new ArrayList<>();
        HonestSlices.shares(slice.slice(), codes, errors)
                .forEach((condition, share) ->
                        parts.add(SliceFeatures.name(condition, features) + " carries " + Figures.number(share)));
        return text.append(String.join(", ", parts))
                .append(" (Shapley shares, all rows).")
                .toString();
    }

    private static int[] flags(GroupColumn column, int[] codes) {
        int[] flags = new int[codes.length];
        for (int row = 0; row < flags.length; row++) {
            String value = column.names().get(codes[row]);
            flags[row] = value.equals("1") || value.equalsIgnoreCase("true") || value.equals("1.0") ? 1 : 0;
        }
        return flags;
    }

    private static int[] errors(GroupColumn label, GroupColumn prediction, int[] labels, int[] predictions) {
        int[] errors = new int[labels.length];
        for (int row = 0; row < errors.length; row++) {
            String said = prediction.names().get(predictions[row]);
            errors[row] = said.equals(label.names().get(labels[row])) ? 0 : 1;
        }
        return errors;
    }

    private static Measurement.Builder measurement(
            Scope scope, TestedSlice slice, List<GroupColumn> features, int[] humanErrors, double[] humanWeights) {
        GroupRate inside = slice.inside();
        GroupRate outside = slice.outside();
        GroupRate human = humanRate(slice, features, humanErrors, humanWeights);
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .value(slice.gap())
                .interval(ProportionInterval.newcombe(
                        inside.successes(), inside.trials(), outside.successes(), outside.trials()))
                .test(new TestResult(slice.gap(), slice.pValue(), "held-out half, Holm over slices"))
                .detail("error rate inside", inside.value())
                .detail("error rate outside", outside.value())
                .detail("held-out rows inside", inside.trials())
                .detail("slice score", slice.slice().score())
                .headline(
                        "Where " + SliceFeatures.name(slice.slice(), features) + ", " + Figures.percent(inside.value())
                                + " of the synthetic rows are "
                                + (scope.columns().isEmpty() ? "predicted wrongly" : "marked by " + scope)
                                + ", against " + Figures.percent(outside.value())
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
