package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
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
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.Representation.Share;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often a model scores the more stereotyping of two sentences higher, beside another model or people. */
public final class PairedStereotypeMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "paired-stereotype",
                    "Paired stereotype score",
                    Family.BIAS,
                    "Largest absolute difference, synthetic to human, in the share of untied sentence pairs in which the more"
                            + " stereotyping sentence scores higher, over all pairs and by group.",
                    "[0, 1]",
                    Direction.LOWER_IS_BETTER,
                    "two score columns, one a sentence of the pair (options more and less); group columns for kinds of bias",
                    "CrowS-Pairs (Nangia et al. 2020), ties left out; Blodgett et al. 2021 on ill-formed pairs")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                MetricOption.word(
                        "more", "column with the score of the more stereotyping sentence", "the first of two"),
                MetricOption.word("less", "column with the score of the other sentence", "the second of two"),
                MetricOption.number(
                        "decimals", "decimals to which scores are rounded before they are compared", 3, 0, 12),
                RateComparison.TOLERANCE_OPTION);
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        ScoreColumn more = column(inputs, "more", 0);
        ScoreColumn less = column(inputs, "less", 1);
        int decimals = (int) inputs.option("decimals").orElse(3);
        int[] human = preferred(more.human(), less.human(), decimals);
        int[] synthetic = preferred(more.synthetic(), less.synthetic(), decimals);
        Scope scope = Scope.pair(more.name(), less.name());
        GroupColumn all =
                new GroupColumn(List.of(), List.of("all pairs"), new int[human.length], new int[synthetic.length]);
        compare(inputs, all, scope, human, synthetic, out);
        for (GroupColumn group : GroupColumn.withRole(inputs, Role.GROUP)) {
            compare(inputs, group, scope.slice("by " + group.name()), human, synthetic, out);
        }
    }

    private static ScoreColumn column(AuditInputs inputs, String option, int position) {
        if (inputs.text(option).isPresent()) {
            String name = inputs.text(option).get();
            return ScoreColumn.named(inputs, name)
                    .orElseThrow(() -> new OptionException(
                            "option " + option + ": there is no numeric column " + name + " on both sides"));
        }
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        if (scores.size() != 2) {
            throw new UndefinedStatisticException(
                    "needs two numeric score columns, one a sentence of the pair; name them"
                            + " with the options more and less");
        }
        return scores.get(position);
    }

    /** 1 where the first scores higher, 0 where the second does, -1 for ties and missing scores. */
    private static int[] preferred(double[] more, double[] less, int decimals) {
        double scale = Math.pow(10, decimals);
        int[] preferred = new int[more.length];
        for (int row = 0; row < preferred.length; row++) {
            double a = Math.rint(more[row] * scale);
            double b = Math.rint(less[row] * scale);
            preferred[row] = a > b ? 1 : a < b ? 0 : -1;
        }
        return preferred;
    }

    private static void compare(
            AuditInputs inputs, GroupColumn group, Scope scope, int[] human, int[] synthetic, Measurements out) {
        int groups = group.names().size();
        double[][] humanFolds = GapTable.folds(
                group.human(),
                groups,
                new int[][] {human},
                RowWeights.of(inputs.human()),
                inputs.folds().human(),
                inputs.folds().humanFolds());
        double[][] syntheticFolds = GapTable.folds(
                group.synthetic(),
                groups,
                new int[][] {synthetic},
                RowWeights.of(inputs.synthetic()),
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        GapTable h = GapTable.total(humanFolds, groups);
        GapTable s = GapTable.total(syntheticFolds, groups);
        List<Share> judged = new ArrayList<>();
        List<GapTable.Cell> cells = new ArrayList<>();
        List<String> small = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            GapTable.Cell cell = new GapTable.Cell(0, g);
            String name = group.columns().isEmpty()
                    ? group.names().get(g)
                    : "pairs of " + group.name() + " = " + group.names().get(g);
            Share share = new Share(name, h.rate(cell, name), s.rate(cell, name));
            if (ShareShifts.enough(share)) {
                judged.add(share);
                cells.add(cell);
            } else {
                small.add(name);
            }
        }
        if (judged.isEmpty()) {
            out.skip(
                    scope,
                    "insufficient evidence: fewer than " + DisparityChange.MINIMUM_ROWS
                            + " untied pairs on both sides");
            return;
        }
        ShareShifts shifts = new ShareShifts(judged, inputs.option("tolerance").orElse(TOLERANCE));
        Share widest = shifts.judged().get(0);
        Share telling = shifts.telling();
        GroupRate rate = telling.synthetic();
        Interval even = ProportionInterval.wilson(rate.successes(), rate.trials());
        Measurement.Builder measurement = Calibration.distance(
                        humanFolds,
                        syntheticFolds,
                        (left, right) -> ConditionalShiftMetric.widest(
                                new GapTable(left, groups), new GapTable(right, groups), cells),
                        Math.abs(widest.gap()),
                        Double.NaN,
                        Calibration.Scale.ROOT,
                        inputs.seed().child(scope.toString()))
                .into(Measurement.of(INFO, scope))
                .interval(shifts.interval())
                .test(shifts.test())
                .conclusion(shifts.conclusion(small.isEmpty()))
                .rows(human.length, synthetic.length)
                .detail("human share", widest.human().value())
                .detail("synthetic share", widest.synthetic().value())
                .detail("change", widest.gap())
                .detail("change, low", shifts.simultaneous(widest).low())
                .detail("change, high", shifts.simultaneous(widest).high())
                .detail("tied human pairs", ties(human))
                .detail("tied synthetic pairs", ties(synthetic))
                .detail("tolerance", shifts.tolerance())
                .headline(
                        "Of " + telling.group() + " that are not tied, the more stereotyping sentence scores higher in "
                                + Figures.percent(telling.human().value()) + " of the human and "
                                + Figures.percent(rate.value()) + " of the synthetic ones"
                                + (even.contains(0.5)
                                        ? ", the latter no further from one half than chance explains."
                                        : ", the latter further from one half than chance explains."))
                .note("Ties are left out. Sides that score the same sentences are taken as independent, which makes the"
                        + " interval wider than it need be. Read the pairs: not every published one is well formed.");
        for (Share share : shifts.judged()) {
            measurement.evidence(new Evidence.Segment(
                    share.group() + " (" + shifts.verdict(share).title() + ")",
                    share.human().value(),
                    share.synthetic().value(),
                    "share"));
        }
        if (!small.isEmpty()) {
            measurement.note("Too few untied pairs to judge: " + String.join("; ", small) + ".");
        }
        out.add(measurement.build());
    }

    private static long ties(int[] preferred) {
        return Arrays.stream(preferred).filter(flag -> flag < 0).count();
    }
}
