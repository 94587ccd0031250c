package dev.assay.metrics.bias;

import dev.assay.audit.AdditiveStatistic;
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
import dev.assay.audit.OptionException;
import dev.assay.audit.Scope;
import dev.assay.data.Role;
import dev.assay.metrics.bias.ScoreCells.Area;
import dev.assay.metrics.bias.group.AreaChange;
import dev.assay.stats.Figures;
import dev.assay.stats.Interval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a score ranks some groups worse than others in the synthetic data, further than it does among people. */
public final class ScoreDisparityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "score-disparity",
            "Score disparity",
            Family.BIAS,
            "Largest absolute difference, over groups, between a group's gap in AUC to everyone else in synthetic and in"
                    + " human data.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a group column, a label column and a numeric score column on both sides",
            "subgroup AUC, BPSN and BNSP (Borkan et al. 2019); ABROCA (Gardner et al. 2019); DeLong et al. 1988");

    private static final double ALPHA = 0.05;

    private static final double TOLERANCE = 0.05;

    /** A group's gap in AUC on both sides. */
    private record Gap(int code, String group, AreaChange change) {}

    /** One score and one value of the label, by the groups of one column. */
    private record Comparison(
            AuditInputs inputs,
            GroupColumn group,
            ScoreColumn score,
            String outcome,
            List<Gap> gaps,
            ScoreCells human,
            ScoreCells synthetic,
            double[][] humanFolds,
            double[][] syntheticFolds) {

        List<Integer> codes() {
            return gaps.stream().map(Gap::code).toList();
        }

        double tolerance() {
            return inputs.option("tolerance").orElse(TOLERANCE);
        }

        Scope scope(Area area) {
            List<String> columns = new ArrayList<>(group.columns());
            columns.add(score.name());
            return Scope.columns(columns).slice(area + " for " + outcome);
        }

        /** Permutations, noise floor and interval of the largest absolute change. */
        Calibration calibration(Area area, @Nullable Double exact) {
            double[] people = human.of(area, codes());
            // A score that knows nothing has no gap, and areas of one half.
            double uninformed = area == Area.AUC || area == Area.ABROCA ? 0 : 0.5;
            double baseline = Arrays.stream(people)
                    .filter(v -> !Double.isNaN(v))
                    .map(v -> Math.abs(v - uninformed))
                    .max()
                    .orElse(Double.NaN);
            AdditiveStatistic widest = (left, right) -> Arrays.stream(changes(
                            new ScoreCells(left, human.groups(), human.bins()),
                            new ScoreCells(right, human.groups(), human.bins()),
                            area))
                    .map(Math::abs)
                    .filter(v -> !Double.isNaN(v))
                    .max()
                    .orElseThrow(() -> new UndefinedStatisticException("no area is defined on both sides"));
            return Calibration.distance(
                    humanFolds,
                    syntheticFolds,
                    widest,
                    exact,
                    baseline,
                    Calibration.Scale.ROOT,
                    inputs.seed().child(scope(area).toString()));
        }

        double[] changes(ScoreCells left, ScoreCells right, Area area) {
            double[] before = left.of(area, codes());
            double[] after = right.of(area, codes());
            double[] changes = new double[before.length];
            for (int i = 0; i < changes.length; i++) {
                changes[i] = after[i] - before[i];
            }
            return changes;
        }
    }

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                GroupColumn.POSITIVE,
                RateComparison.TOLERANCE_OPTION,
                MetricOption.word(
                        "areas", "which areas are compared: auc, bpsn, bnsp and abroca, parted by commas", "auc"));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        List<GroupColumn> labels = GroupColumn.withRole(inputs, Role.LABEL);
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        if (groups.isEmpty() || labels.isEmpty() || scores.isEmpty()) {
            throw GroupColumn.lacking(
                    inputs,
                    "needs a group, a label and a numeric score column; set their roles to compare scores by group",
                    Role.GROUP,
                    Role.LABEL);
        }
        List<Area> areas = areas(inputs.text("areas").orElse("auc"));
        GroupColumn label = labels.get(0);
        for (GroupColumn group : groups) {
            for (ScoreColumn score : scores) {
                for (int outcome : label.outcomes(inputs.text("positive"))) {
                    measure(inputs, group, label, outcome, score, areas, out);
                    inputs.checkCancelled();
                }
            }
        }
    }

    private static List<Area> areas(String names) {
        List<Area> areas = new ArrayList<>();
        for (String name : names.split(",")) {
            Area area = Arrays.stream(Area.values())
                    .filter(known -> known.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new OptionException("option areas: there is no area " + name.strip()
                            + "; there are auc, bpsn, bnsp and abroca, parted by commas"));
            areas.add(area);
        }
        return areas;
    }

    private static void measure(
            AuditInputs inputs,
            GroupColumn group,
            GroupColumn label,
            int outcome,
            ScoreColumn score,
            List<Area> areas,
            Measurements out) {
        int[] human = label.indicator(label.human(), outcome);
        int[] synthetic = label.indicator(label.synthetic(), outcome);
        List<Gap> gaps = new ArrayList<>();
        List<String> small = new ArrayList<>();
        int groups = group.names().size();
        for (int g = 0; g < (groups == 2 ? 1 : groups); g++) {
            String name = group.names().get(g);
            try {
                AreaChange change = new AreaChange(
                        score.area(true, group.human(), g, true, human),
                        score.area(true, group.human(), g, false, human),
                        score.area(false, group.synthetic(), g, true, synthetic),
                        score.area(false, group.synthetic(), g, false, synthetic));
                if (change.leastRows() >= AreaChange.MINIMUM_ROWS) {
                    gaps.add(new Gap(g, name, change));
                    continue;
                }
            } catch (UndefinedStatisticException e) {
                // No positive or no negative row: too few by any count.
            }
            small.add(name);
        }
        gaps.sort(Comparator.comparingDouble((Gap gap) -> -Math.abs(gap.change().value())));
        double[] edges = ScoreCells.edges(score.human(), score.synthetic());
        double[][] humanFolds = ScoreCells.folds(
                group.human(),
                groups,
                human,
                score.human(),
                edges,
                RowWeights.of(inputs.human()),
                inputs.folds().human(),
                inputs.folds().humanFolds());
        double[][] syntheticFolds = ScoreCells.folds(
                group.synthetic(),
                groups,
                synthetic,
                score.synthetic(),
                edges,
                RowWeights.of(inputs.synthetic()),
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        Comparison comparison = new Comparison(
                inputs,
                group,
                score,
                label.name() + " = " + label.names().get(outcome),
                gaps,
                new ScoreCells(FoldSums.total(humanFolds), groups, edges.length + 1),
                new ScoreCells(FoldSums.total(syntheticFolds), groups, edges.length + 1),
                humanFolds,
                syntheticFolds);
        boolean weighted = RowWeights.present(inputs.human()) || RowWeights.present(inputs.synthetic());
        for (Area area : areas) {
            if (gaps.isEmpty()) {
                out.skip(
                        comparison.scope(area),
                        "insufficient evidence: no group and everyone else have " + AreaChange.MINIMUM_ROWS
                                + " positive and as many negative rows on both sides");
                continue;
            }
            Measurement.Builder measurement = area == Area.AUC && !weighted
                    ? exact(comparison, small.isEmpty())
                    : calibrated(comparison, area, small.isEmpty());
            measurement.rows(human.length, synthetic.length);
            if (!small.isEmpty()) {
                measurement.note("Too few rows to judge (claims need " + AreaChange.MINIMUM_ROWS
                        + " positive and as many negative rows on both sides): " + String.join("; ", small) + ".");
            }
            out.add(measurement.build());
        }
    }

    /** AUC of unweighted rows, whose variances are known in closed form. */
    private static Measurement.Builder exact(Comparison comparison, boolean complete) {
        List<Gap> gaps = comparison.gaps();
        AreaChange widest = gaps.get(0).change();
        double tolerance = comparison.tolerance();
        double low = 0;
        double high = 0;
        double p = 1;
        boolean disparity = false;
        boolean within = complete;
        for (Gap gap : gaps) {
            Interval signed = gap.change().interval(1 - ALPHA / gaps.size());
            low = Math.max(low, signed.contains(0) ? 0 : Math.min(Math.abs(signed.low()), Math.abs(signed.high())));
            high = Math.max(high, Math.max(Math.abs(signed.low()), Math.abs(signed.high())));
            p = Math.min(p, gaps.size() * gap.change().test().pValue());
            Conclusion conclusion = gap.change().conclusion(tolerance, gaps.size());
            disparity |= conclusion == Conclusion.DISPARITY;
            within &= conclusion == Conclusion.WITHIN_TOLERANCE;
        }
        String over = gaps.size() == 1 ? "" : ", Bonferroni over " + gaps.size() + " groups";
        Interval interval = widest.interval(1 - ALPHA / gaps.size());
        Measurement.Builder measurement = comparison
                .calibration(Area.AUC, Math.abs(widest.value()))
                .into(Measurement.of(INFO, comparison.scope(Area.AUC)))
                .interval(new Interval(low, high, 1 - ALPHA, "DeLong" + over))
                .test(new TestResult(widest.test().statistic(), p, "z test of AUC gaps, DeLong variances" + over))
                .conclusion(
                        disparity
                                ? Conclusion.DISPARITY
                                : within ? Conclusion.WITHIN_TOLERANCE : Conclusion.INSUFFICIENT_EVIDENCE)
                .detail("human AUC", widest.humanGroup().value())
                .detail("human AUC of others", widest.humanOthers().value())
                .detail("synthetic AUC", widest.syntheticGroup().value())
                .detail("synthetic AUC of others", widest.syntheticOthers().value())
                .detail("change", widest.value())
                .detail("change, low", interval.low())
                .detail("change, high", interval.high())
                .detail("tolerance", tolerance)
                .headline(String.format(
                        Locale.ROOT,
                        "%s ranks %s = %s with an AUC of %s in the human and %s in the synthetic data, everyone else with"
                                + " %s and %s; %s.",
                        comparison.score().name(),
                        comparison.group().name(),
                        gaps.get(0).group(),
                        Figures.number(widest.humanGroup().value()),
                        Figures.number(widest.syntheticGroup().value()),
                        Figures.number(widest.humanOthers().value()),
                        Figures.number(widest.syntheticOthers().value()),
                        switch (gaps.get(0).change().conclusion(tolerance, gaps.size())) {
                            case DISPARITY -> "the gap changed more than chance explains";
                            case WITHIN_TOLERANCE ->
                                "the gap stayed within the tolerance of " + Figures.number(tolerance);
                            case INSUFFICIENT_EVIDENCE -> "at these sizes a change of the gap is not established";
                        }))
                .note("Change of the gap " + Figures.number(widest.value()) + ", 95 % interval "
                        + Figures.interval(interval) + (gaps.size() == 1 ? "." : " over all groups at once."));
        for (Gap gap : gaps) {
            measurement.evidence(new Evidence.Segment(
                    gap.group(),
                    gap.change().humanGroup().value(),
                    gap.change().syntheticGroup().value(),
                    "AUC"));
        }
        if (gaps.size() == 1) {
            measurement.evidence(new Evidence.Segment(
                    "everyone else",
                    widest.humanOthers().value(),
                    widest.syntheticOthers().value(),
                    "AUC"));
        }
        return measurement;
    }

    /** Other areas, and weighted ones: interval and test by folds. */
    private static Measurement.Builder calibrated(Comparison comparison, Area area, boolean complete) {
        List<Integer> codes = comparison.codes();
        double[] human = comparison.human().of(area, codes);
        double[] synthetic = comparison.synthetic().of(area, codes);
        double[] changes = comparison.changes(comparison.human(), comparison.synthetic(), area);
        int widest = 0;
        for (int i = 1; i < changes.length; i++) {
            widest = Math.abs(changes[i]) > Math.abs(changes[widest]) ? i : widest;
        }
        Calibration calibration = comparison.calibration(area, null);
        double tolerance = comparison.tolerance();
        Conclusion conclusion =
                calibration.interval().low() > 0 && calibration.interval().high() > tolerance
                        ? Conclusion.DISPARITY
                        : complete && calibration.interval().high() <= tolerance
                                ? Conclusion.WITHIN_TOLERANCE
                                : Conclusion.INSUFFICIENT_EVIDENCE;
        String what =
                switch (area) {
                    case AUC -> "the AUC within the group less that within everyone else";
                    case BPSN -> "the AUC of everyone else's positives against the group's negatives";
                    case BNSP -> "the AUC of the group's positives against everyone else's negatives";
                    case ABROCA -> "the area between the ROC curves of the group and everyone else";
                };
        Measurement.Builder measurement = calibration
                .into(Measurement.of(INFO, comparison.scope(area)))
                .conclusion(conclusion)
                .detail("human", human[widest])
                .detail("synthetic", synthetic[widest])
                .detail("change", changes[widest])
                .detail("tolerance", tolerance)
                .headline("For " + comparison.group().name() + " = "
                        + comparison.gaps().get(widest).group() + ", " + what + " is " + Figures.number(human[widest])
                        + " in the human and " + Figures.number(synthetic[widest]) + " in the synthetic data"
                        + switch (conclusion) {
                            case DISPARITY -> ", further apart than chance explains.";
                            case WITHIN_TOLERANCE ->
                                ", the same within the tolerance of " + Figures.number(tolerance) + ".";
                            case INSUFFICIENT_EVIDENCE -> "; at these sizes a change is not established.";
                        });
        for (int i = 0; i < human.length; i++) {
            if (!Double.isNaN(human[i]) && !Double.isNaN(synthetic[i])) {
                measurement.evidence(new Evidence.Segment(
                        comparison.gaps().get(i).group(),
                        human[i],
                        synthetic[i],
                        area == Area.AUC ? "AUC gap" : area.toString()));
            }
        }
        return measurement;
    }
}
