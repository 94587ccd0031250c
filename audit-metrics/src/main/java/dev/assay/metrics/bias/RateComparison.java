package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.metrics.bias.group.DisparityChange;
import dev.assay.metrics.bias.group.Equivalence;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares a rate's gap between each group and everyone else on the human side with the same gap on the synthetic side, and
 * words what came out.
 *
 * @param info the metric it measures for
 * @param group the protected column
 * @param columns of the scope
 * @param rate what the rate is, for people: "share with income = &gt;50K", "false positive rate"
 * @param human 1, 0 or -1 a human row: counts, could have counted, neither
 * @param synthetic the same for the synthetic rows
 */
record RateComparison(
        MetricInfo info, GroupColumn group, List<String> columns, String rate, int[] human, int[] synthetic) {
    private static final double TOLERANCE = 0.05;

    /** Measures every group; of two groups only the one with the lower human rate, the other being its mirror. */
    void measure(AuditInputs inputs, Measurements out) {
        if (group.names().size() < 2) {
            out.skip(Scope.columns(columns), "all rows belong to one group, so there is no gap");
            return;
        }
        List<Integer> groups = new ArrayList<>();
        for (int g = 0; g < group.names().size(); g++) {
            groups.add(g);
        }
        if (groups.size() == 2) {
            double[] first = total(FoldSums.rates(member(group.human(), 0), human, new int[human.length], 1));
            groups.remove(first[0] * first[3] <= first[2] * first[1] ? 1 : 0);
        }
        for (int g : groups) {
            Scope scope = Scope.columns(columns)
                    .slice(group.name() + " = " + group.names().get(g) + ", " + rate);
            try {
                out.add(measure(inputs, g, scope));
            } catch (UndefinedStatisticException e) {
                out.skip(scope, e.reason());
            }
        }
    }

    private Measurement measure(AuditInputs inputs, int g, Scope scope) {
        String name = group.names().get(g);
        double[][] humanSums = FoldSums.rates(
                member(group.human(), g),
                human,
                inputs.folds().human(),
                inputs.folds().humanFolds());
        double[][] syntheticSums = FoldSums.rates(
                member(group.synthetic(), g),
                synthetic,
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        double[] h = total(humanSums);
        double[] s = total(syntheticSums);
        DisparityChange change = new DisparityChange(
                new GroupRate(name, h[0], h[1]),
                new GroupRate("others", h[2], h[3]),
                new GroupRate(name, s[0], s[1]),
                new GroupRate("others", s[2], s[3]));
        double tolerance = inputs.option("tolerance").orElse(TOLERANCE);
        Equivalence verdict = change.verdict(tolerance);
        Interval interval = change.interval(0.95);
        Calibration calibration = Calibration.distance(
                humanSums,
                syntheticSums,
                RateComparison::absoluteChange,
                Math.abs(change.change()),
                // A generator whose outcome ignores the group has no gap at all.
                Math.abs(change.humanGap()),
                Calibration.Scale.ROOT,
                inputs.seed().child(scope.toString()));
        Measurement.Builder measurement = calibration
                .into(Measurement.of(info, scope))
                .test(change.test())
                .rows(Math.round(h[1] + h[3]), Math.round(s[1] + s[3]))
                .detail("human rate", change.humanGroup().value())
                .detail("human rate of others", change.humanOthers().value())
                .detail("human gap", change.humanGap())
                .detail("synthetic rate", change.syntheticGroup().value())
                .detail("synthetic rate of others", change.syntheticOthers().value())
                .detail("synthetic gap", change.syntheticGap())
                .detail("change", change.change())
                .detail("change, low", interval.low())
                .detail("change, high", interval.high())
                .detail("human rows of the group", h[1])
                .detail("synthetic rows of the group", s[1])
                .detail("tolerance", tolerance)
                .evidence(new Evidence.Segment(
                        name,
                        change.humanGroup().value(),
                        change.syntheticGroup().value(),
                        "rate"))
                .evidence(new Evidence.Segment(
                        "others",
                        change.humanOthers().value(),
                        change.syntheticOthers().value(),
                        "rate"));
        if (verdict == Equivalence.INSUFFICIENT_EVIDENCE) {
            measurement.detail("rows factor", change.rowsFactor(tolerance));
        }
        return measurement
                .headline(headline(name, change))
                .note(note(change, verdict, tolerance, interval))
                .build();
    }

    private String headline(String name, DisparityChange change) {
        return String.format(
                Locale.ROOT,
                "The gap in %s between %s = %s and everyone else is %.4f in the human and %.4f in the synthetic data.",
                rate,
                group.name(),
                name,
                change.humanGap(),
                change.syntheticGap());
    }

    private static String note(DisparityChange change, Equivalence verdict, double tolerance, Interval interval) {
        String measured = String.format(
                Locale.ROOT,
                "Change %.4f, 95 %% interval [%.4f, %.4f].",
                change.change(),
                interval.low(),
                interval.high());
        return switch (verdict) {
            case DISPARITY ->
                "Disparity: the gap " + (change.growth() > 0 ? "is wider" : "is narrower or reversed")
                        + " in the synthetic data, and chance does not explain it. " + measured;
            case WITHIN_TOLERANCE ->
                "Within tolerance: the gaps are shown to differ by less than " + Figures.number(tolerance) + ". "
                        + measured;
            case INSUFFICIENT_EVIDENCE ->
                "Insufficient evidence: at these sizes the gap's change is neither established nor excluded; about "
                        + Figures.number(Math.ceil(change.rowsFactor(tolerance) * 10) / 10)
                        + " times the rows on both sides would settle it if it stayed as it is. " + measured
                        + (change.leastRows() < DisparityChange.MINIMUM_ROWS
                                ? " The smallest group has " + Figures.number(change.leastRows())
                                        + " rows that count; claims need " + DisparityChange.MINIMUM_ROWS + "."
                                : "");
        };
    }

    private static boolean[] member(int[] codes, int group) {
        boolean[] member = new boolean[codes.length];
        for (int row = 0; row < member.length; row++) {
            member[row] = codes[row] == group;
        }
        return member;
    }

    private static double[] total(double[][] folds) {
        double[] total = new double[folds[0].length];
        for (double[] fold : folds) {
            for (int i = 0; i < total.length; i++) {
                total[i] += fold[i];
            }
        }
        return total;
    }

    private static double absoluteChange(double[] human, double[] synthetic) {
        return Math.abs(gap(synthetic) - gap(human));
    }

    private static double gap(double[] sums) {
        if (sums[1] == 0 || sums[3] == 0) {
            throw new UndefinedStatisticException("the group or everyone else has no row that could count");
        }
        return sums[0] / sums[1] - sums[2] / sums[3];
    }
}
