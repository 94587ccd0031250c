package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.metrics.bias.GapTable.Cell;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares a rate's gap between each group and everyone else on the human side with the same gap on the synthetic side:
 * one measurement for all groups and outcomes together, whose value is the change of the gap that changed most.
 *
 * <p>Groups in which one of the four rates rests on fewer than {@value DisparityChange#MINIMUM_ROWS} rows are shown and take
 * no part. Every claim allows for the number of gaps compared.
 *
 * @param info the metric it measures for
 * @param group the protected column
 * @param scope of the measurement
 * @param outcomes what is counted; several for a label of several values
 */
record RateComparison(MetricInfo info, GroupColumn group, Scope scope, List<Outcome> outcomes) {
    private static final double TOLERANCE = 0.05;

    static final MetricOption TOLERANCE_OPTION =
            MetricOption.number("tolerance", "widest change of a gap that counts as none", TOLERANCE, 0, 1);

    /**
     * What is counted.
     *
     * @param rate what the rate is, in a sentence: "share with income = &gt;50K", "false positive rate"
     * @param label what tells it from the other outcomes, in a chart
     * @param human 1, 0 or -1 a human row: counts, could have counted, neither
     * @param synthetic the same for the synthetic rows
     */
    record Outcome(String rate, String label, int[] human, int[] synthetic) {
        /** An outcome whose chart needs no other name. */
        Outcome(String rate, int[] human, int[] synthetic) {
            this(rate, rate, human, synthetic);
        }
    }

    void measure(AuditInputs inputs, Measurements out) {
        int groups = group.names().size();
        if (groups < 2) {
            out.skip(scope, "all rows belong to one group, so there is no gap");
            return;
        }
        double[][] human = GapTable.folds(
                group.human(),
                groups,
                outcomes.stream().map(Outcome::human).toArray(int[][]::new),
                RowWeights.of(inputs.human()),
                inputs.folds().human(),
                inputs.folds().humanFolds());
        double[][] synthetic = GapTable.folds(
                group.synthetic(),
                groups,
                outcomes.stream().map(Outcome::synthetic).toArray(int[][]::new),
                RowWeights.of(inputs.synthetic()),
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        GapTable h = GapTable.total(human, groups);
        GapTable s = GapTable.total(synthetic, groups);
        List<GapChange> judged = new ArrayList<>();
        List<GapChange.TooSmall> small = new ArrayList<>();
        for (int o = 0; o < outcomes.size(); o++) {
            for (int g : compared(h, s, o)) {
                Cell cell = new Cell(o, g);
                String member = group.names().get(g);
                String name = group.name() + " = " + member;
                String label = outcomes.size() == 1
                        ? member
                        : member + ", " + outcomes.get(o).label();
                try {
                    DisparityChange change =
                            new DisparityChange(h.rate(cell, name), h.others(cell), s.rate(cell, name), s.others(cell));
                    if (change.leastRows() >= DisparityChange.MINIMUM_ROWS) {
                        judged.add(new GapChange(cell, name, outcomes.get(o).rate(), label, change));
                        continue;
                    }
                } catch (UndefinedStatisticException e) {
                    // One side has no such row; the counts say so below.
                }
                small.add(new GapChange.TooSmall(label, h.rate(cell, name), s.rate(cell, name)));
            }
        }
        if (judged.isEmpty()) {
            out.skip(
                    scope,
                    "insufficient evidence: no group and everyone else have " + DisparityChange.MINIMUM_ROWS
                            + " rows each that count on both sides");
            return;
        }
        judged.sort(Comparator.comparingDouble(
                (GapChange gap) -> -Math.abs(gap.change().change())));
        out.add(measurement(inputs, human, synthetic, judged, small));
    }

    /** All groups; of two only the one with the lower human rate, the other being its mirror. */
    private int[] compared(GapTable human, GapTable synthetic, int outcome) {
        int groups = group.names().size();
        if (groups > 2) {
            return IntStream.range(0, groups).toArray();
        }
        double gap = human.gap(new Cell(outcome, 0));
        double deciding = Double.isNaN(gap) ? synthetic.gap(new Cell(outcome, 0)) : gap;
        return new int[] {deciding > 0 ? 1 : 0};
    }

    private Measurement measurement(
            AuditInputs inputs,
            double[][] human,
            double[][] synthetic,
            List<GapChange> judged,
            List<GapChange.TooSmall> small) {
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        long humanRows = rows(true);
        long syntheticRows = rows(false);
        GapWords words = new GapWords(judged, small, tolerance);
        int groups = group.names().size();
        List<Cell> cells = judged.stream().map(GapChange::cell).toList();
        // A generator whose outcome ignores the groups has no gap at all.
        double ignorant = judged.stream()
                .mapToDouble(gap -> Math.abs(gap.change().humanGap()))
                .max()
                .orElseThrow();
        DisparityChange widest = judged.get(0).change();
        Measurement.Builder measurement = Calibration.distance(
                        human,
                        synthetic,
                        (left, right) -> widest(new GapTable(left, groups), new GapTable(right, groups), cells),
                        Math.abs(widest.change()),
                        ignorant,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(scope.toString()))
                .into(Measurement.of(info, scope))
                .interval(words.interval())
                .test(words.test())
                .rows(humanRows, syntheticRows)
                .detail("human rate", widest.humanGroup().value())
                .detail("human rate of others", widest.humanOthers().value())
                .detail("human gap", widest.humanGap())
                .detail("synthetic rate", widest.syntheticGroup().value())
                .detail("synthetic rate of others", widest.syntheticOthers().value())
                .detail("synthetic gap", widest.syntheticGap())
                .detail("change", widest.change())
                .detail("change, low", words.widest().low())
                .detail("change, high", words.widest().high())
                .detail("human rows of the group", widest.humanGroup().trials())
                .detail("synthetic rows of the group", widest.syntheticGroup().trials())
                .detail("tolerance", tolerance);
        words.addTo(measurement, humanRows, syntheticRows);
        return measurement.build();
    }

    /** Rows that could count for any outcome. */
    private long rows(boolean human) {
        long most = 0;
        for (Outcome outcome : outcomes) {
            long rows = Arrays.stream(human ? outcome.human() : outcome.synthetic())
                    .filter(flag -> flag >= 0)
                    .count();
            most = Math.max(most, rows);
        }
        return most;
    }

    private static double widest(GapTable human, GapTable synthetic, List<Cell> cells) {
        double widest = Double.NaN;
        for (Cell cell : cells) {
            double change = Math.abs(synthetic.gap(cell) - human.gap(cell));
            if (!(change <= widest)) {
                widest = Double.isNaN(change) ? widest : change;
            }
        }
        if (Double.isNaN(widest)) {
            throw new UndefinedStatisticException("no gap is defined on both sides");
        }
        return widest;
    }
}
