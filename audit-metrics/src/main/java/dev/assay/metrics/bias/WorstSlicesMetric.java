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
import dev.assay.stats.Figures;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where predictions on the synthetic data are wrong most often: slices nobody named beforehand. */
public final class WorstSlicesMetric implements Metric {
    private static final int SHOWN = 5;

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
        List<GroupColumn> features = new ArrayList<>();
        for (Column column : inputs.human().withRole(Role.FEATURE, Role.GROUP)) {
            if (column instanceof CategoricalColumn) {
                GroupColumn.of(inputs, column.name()).ifPresent(features::add);
            }
        }
        if (features.isEmpty()) {
            throw new UndefinedStatisticException("there is no categorical column to cut slices by");
        }
        int[] errors = errors(labels.get(0), predictions.get(0));
        List<TestedSlice> slices = HonestSlices.search(
                features.stream().map(GroupColumn::synthetic).toArray(int[][]::new),
                features.stream().mapToInt(feature -> feature.names().size()).toArray(),
                errors,
                SliceLine.Options.defaults(errors.length).withK(SHOWN),
                inputs.seed());
        if (slices.isEmpty()) {
            throw new UndefinedStatisticException("no slice has enough rows to be searched and tested");
        }
        int rank = 0;
        for (TestedSlice slice : slices.subList(0, Math.min(SHOWN, slices.size()))) {
            out.add(measurement(
                    slice, name(slice, features), ++rank, inputs.human().rows(), errors.length));
        }
    }

    private static int[] errors(GroupColumn label, GroupColumn prediction) {
        int[] errors = new int[label.synthetic().length];
        for (int row = 0; row < errors.length; row++) {
            String said = prediction.names().get(prediction.synthetic()[row]);
            errors[row] = said.equals(label.names().get(label.synthetic()[row])) ? 0 : 1;
        }
        return errors;
    }

    private static String name(TestedSlice slice, List<GroupColumn> features) {
        return slice.slice().conditions().stream()
                .map(condition -> features.get(condition.column()).name() + " = "
                        + features.get(condition.column()).names().get(condition.value()))
                .collect(Collectors.joining(" and "));
    }

    private static Measurement measurement(TestedSlice slice, String name, int rank, long human, long synthetic) {
        GroupRate inside = slice.inside();
        GroupRate outside = slice.outside();
        return Measurement.of(INFO, Scope.dataset().slice(name))
                .value(slice.gap())
                .interval(ProportionInterval.newcombe(
                        inside.successes(), inside.trials(), outside.successes(), outside.trials()))
                .test(new TestResult(slice.gap(), slice.pValue(), "held-out half, Holm over slices"))
                .rows(human, synthetic)
                .detail("rank", rank)
                .detail("error rate inside", inside.value())
                .detail("error rate outside", outside.value())
                .detail("held-out rows inside", inside.trials())
                .detail("slice score", slice.slice().score())
                .evidence(new Evidence.Contrast(name, "inside", inside.value(), "outside", outside.value(), "rate"))
                .headline("Where " + name + ", " + Figures.percent(inside.value())
                        + " of the synthetic rows are predicted wrongly, against " + Figures.percent(outside.value())
                        + " elsewhere (p " + (slice.pValue() < 0.001 ? "" : "= ") + Figures.pValue(slice.pValue())
                        + " on rows that the search has not seen).")
                .note(
                        slice.slice().isWorse()
                                ? ""
                                : "The slice is among the worst, but no worse than its size allows for.")
                .build();
    }
}
