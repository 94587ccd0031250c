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
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.slice.GapSlices;
import dev.assay.metrics.bias.slice.GapSlices.GapSlice;
import dev.assay.metrics.bias.slice.SliceLine;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where synthetic rows are labelled, or score, most unlike human rows: slices nobody named beforehand.
 *
 * <p>It concludes a disparity, where the held-out half confirms a slice (Holm over slices), or insufficient evidence; never
 * "within tolerance", because slices that the search has not brought up were not tested. The noise floor is that of the named
 * slice: random halves of the held-out human rows inside it.
 */
public final class GapSlicesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "gap-slices",
                    "Slices with the widest gaps",
                    Family.BIAS,
                    "Absolute difference, synthetic to human, in a label's share or the share of high scores, inside the slice"
                            + " where it is best established.",
                    "[0, 1]",
                    Direction.LOWER_IS_BETTER,
                    "a label or a score column, and categorical columns, on both sides",
                    "SliceLine (Sagadeeva and Boehm 2021) over both sides, tested on rows that the search has not seen")
            .takenOnRequest();

    private static final int SHOWN = 5;

    private static final double LEVEL = 0.05;

    private static final double TOLERANCE = 0.05;

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
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        if (labels.isEmpty() && scores.isEmpty()) {
            throw GroupColumn.lacking(inputs, "needs a label or a numeric score column", Role.LABEL);
        }
        for (GroupColumn label : labels) {
            List<String> leftOut = new ArrayList<>();
            List<GroupColumn> features = SliceFeatures.of(inputs, List.of(label), leftOut);
            for (int outcome : label.outcomes(inputs.text("positive"))) {
                String what = label.name() + " = " + label.names().get(outcome);
                measure(
                        inputs,
                        Scope.column(label.name()).slice(what),
                        what,
                        features,
                        leftOut,
                        label.indicator(label.human(), outcome),
                        label.indicator(label.synthetic(), outcome),
                        out);
                inputs.checkCancelled();
            }
        }
        for (ScoreColumn score : scores) {
            double median = median(score);
            String what = score.name() + " above " + Figures.number(median) + ", the human median";
            measure(
                    inputs,
                    Scope.column(score.name()).slice("above the human median"),
                    what,
                    SliceFeatures.of(inputs, List.of(), new ArrayList<>()),
                    List.of(),
                    above(score.human(), median),
                    above(score.synthetic(), median),
                    out);
            inputs.checkCancelled();
        }
    }

    private static void measure(
            AuditInputs inputs,
            Scope scope,
            String what,
            List<GroupColumn> features,
            List<String> leftOut,
            int[] human,
            int[] synthetic,
            Measurements out) {
        int[] humanRows = known(human);
        int[] syntheticRows = known(synthetic);
        int rows = humanRows.length + syntheticRows.length;
        int[][] codes = new int[features.size()][];
        for (int f = 0; f < codes.length; f++) {
            codes[f] =
                    joined(features.get(f).human(), humanRows, features.get(f).synthetic(), syntheticRows);
        }
        boolean[] isSynthetic = new boolean[rows];
        Arrays.fill(isSynthetic, humanRows.length, rows, true);
        double[] weights =
                joined(RowWeights.of(inputs.human()), humanRows, RowWeights.of(inputs.synthetic()), syntheticRows);
        int[] outcome = joined(human, humanRows, synthetic, syntheticRows);
        Seed seed = inputs.seed().child(scope.toString());
        List<GapSlice> slices = GapSlices.search(
                        codes,
                        features.stream()
                                .mapToInt(feature -> feature.names().size())
                                .toArray(),
                        isSynthetic,
                        outcome,
                        weights,
                        SliceLine.Options.defaults(rows).withK(SHOWN),
                        seed)
                .stream()
                .filter(slice ->
                        Math.min(slice.human().trials(), slice.synthetic().trials()) >= 1)
                .toList();
        if (slices.isEmpty()) {
            out.skip(scope, "no slice has enough rows on both sides to be searched and tested");
            return;
        }
        GapSlice worst = slices.get(0);
        Interval signed = ProportionInterval.newcombe(
                worst.synthetic().successes(),
                worst.synthetic().trials(),
                worst.human().successes(),
                worst.human().trials(),
                1 - 0.05 / slices.size());
        double low = signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high()));
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        boolean established = established(worst, slices.size(), tolerance);
        int humanFolds = inputs.folds().humanFolds();
        int[] folds = IntStream.concat(
                        Arrays.stream(humanRows).map(row -> inputs.folds().human()[row]),
                        Arrays.stream(syntheticRows)
                                .map(row -> humanFolds + inputs.folds().synthetic()[row]))
                .toArray();
        double[][] sums = GapSlices.heldOutSums(
                worst.slice(),
                codes,
                outcome,
                weights,
                folds,
                humanFolds + inputs.folds().syntheticFolds(),
                seed);
        Measurement.Builder measurement = Measurement.of(INFO, scope)
                .value(Math.abs(worst.gap()))
                .rows(humanRows.length, syntheticRows.length)
                .interval(new Interval(
                        low,
                        Math.max(Math.abs(signed.low()), Math.abs(signed.high())),
                        0.95,
                        "Newcombe, Bonferroni over " + slices.size() + " slices"))
                .test(new TestResult(worst.gap(), worst.pValue(), "held-out half, Holm over slices"))
                .conclusion(established ? Conclusion.DISPARITY : Conclusion.INSUFFICIENT_EVIDENCE)
                .detail("human share inside", worst.human().value())
                .detail("synthetic share inside", worst.synthetic().value())
                .detail("change", worst.gap())
                .detail("change, low", signed.low())
                .detail("change, high", signed.high())
                .detail("held-out human rows inside", worst.human().trials())
                .detail("held-out synthetic rows inside", worst.synthetic().trials())
                .headline("Where " + SliceFeatures.name(worst.slice(), features) + ", the share with " + what + " is "
                        + Figures.percent(worst.human().value()) + " in the human and "
                        + Figures.percent(worst.synthetic().value()) + " in the synthetic data"
                        + (established
                                ? ", more than chance explains, the search allowed for."
                                : "; the search allowed for, a change is not established."))
                .note("Shares, interval and p-value come from the half of the rows that the search has not seen.");
        for (GapSlice slice : slices.subList(0, Math.min(SHOWN, slices.size()))) {
            measurement.evidence(new Evidence.Segment(
                    SliceFeatures.name(slice.slice(), features),
                    slice.human().value(),
                    slice.synthetic().value(),
                    "share"));
        }
        Calibration.distance(
                        Arrays.copyOf(sums, humanFolds),
                        Arrays.copyOfRange(sums, humanFolds, sums.length),
                        (left, right) -> Math.abs(share(right) - share(left)),
                        Math.abs(worst.gap()),
                        Double.NaN,
                        Calibration.Scale.ROOT,
                        seed.child("floor"))
                .noiseFloor()
                .ifPresent(measurement::noiseFloor);
        if (!leftOut.isEmpty()) {
            measurement.note(
                    "Not searched, because they all but restate the label: " + String.join(", ", leftOut) + ".");
        }
        out.add(measurement.build());
    }

    /** Whether held-out rows confirm the gap, and it is not shown to lie within the tolerance. */
    private static boolean established(GapSlice slice, int slices, double tolerance) {
        if (slice.pValue() >= LEVEL
                || Math.min(slice.human().trials(), slice.synthetic().trials()) < DisparityChange.MINIMUM_ROWS) {
            return false;
        }
        Interval narrow = ProportionInterval.newcombe(
                slice.synthetic().successes(),
                slice.synthetic().trials(),
                slice.human().successes(),
                slice.human().trials(),
                1 - 2 * LEVEL / slices);
        return narrow.low() < -tolerance || narrow.high() > tolerance;
    }

    private static double share(double[] sums) {
        if (!(sums[1] > 0)) {
            throw new UndefinedStatisticException("no row of the slice is left");
        }
        return sums[0] / sums[1];
    }

    private static int[] known(int[] flags) {
        return IntStream.range(0, flags.length).filter(row -> flags[row] >= 0).toArray();
    }

    private static int[] joined(int[] human, int[] humanRows, int[] synthetic, int[] syntheticRows) {
        return IntStream.concat(
                        Arrays.stream(humanRows).map(row -> human[row]),
                        Arrays.stream(syntheticRows).map(row -> synthetic[row]))
                .toArray();
    }

    private static double[] joined(double[] human, int[] humanRows, double[] synthetic, int[] syntheticRows) {
        return DoubleStream.concat(
                        Arrays.stream(humanRows).mapToDouble(row -> human[row]),
                        Arrays.stream(syntheticRows).mapToDouble(row -> synthetic[row]))
                .toArray();
    }

    private static double median(ScoreColumn score) {
        double[] sorted = Arrays.stream(score.human())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new UndefinedStatisticException("the score column " + score.name() + " has no human value");
        }
        return sorted[(sorted.length - 1) / 2];
    }

    private static int[] above(double[] score, double cut) {
        return Arrays.stream(score)
                .mapToInt(value -> Double.isNaN(value) ? -1 : value > cut ? 1 : 0)
                .toArray();
    }
}
