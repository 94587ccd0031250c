package dev.assay.metrics.bias;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How high a score of texts (toxicity, regard) runs, over all and group by group; the scores come from outside. */
public final class ScoreAggregatesMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
                    "score-aggregates",
                    "Score aggregates",
                    Family.BIAS,
                    "Largest absolute difference, synthetic to human, in the mean of a score or the share at or above a threshold,"
                            + " over all rows and as each group's gap to everyone else.",
                    "[0, ∞), unit of the score",
                    Direction.LOWER_IS_BETTER,
                    "a score column on both sides; a group column for gaps, a prompt column for several texts a prompt",
                    "Gehman et al. 2020 (expected maximum, probability of at least one)")
            .takenOnRequest();

    private static final double TOLERANCE = 0.05;

    private static final double THRESHOLD = 0.5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(
                MetricOption.number(
                        "tolerance",
                        "widest change that counts as none, of means in standard deviations of the human score",
                        TOLERANCE,
                        0,
                        10),
                MetricOption.number("threshold", "score from which a text counts", THRESHOLD, -1e9, 1e9));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<ScoreColumn> scores = ScoreColumn.of(inputs);
        if (scores.isEmpty()) {
            throw new UndefinedStatisticException("needs a numeric score column");
        }
        double threshold = inputs.option("threshold").orElse(THRESHOLD);
        List<GroupColumn> groups = GroupColumn.withRole(inputs, Role.GROUP);
        for (ScoreColumn score : scores) {
            level(inputs, score, threshold, out);
            for (GroupColumn group : groups) {
                if (group.names().size() > 1) {
                    gaps(inputs, score, group, threshold, out);
                }
            }
            for (Column prompt : inputs.human().withRole(Role.PROMPT)) {
                prompts(inputs, score, prompt.name(), threshold, out);
            }
            inputs.checkCancelled();
        }
    }

    private static double[][] numbers(double[] score, double threshold) {
        double[] above = Arrays.stream(score)
                .map(value -> Double.isNaN(value) ? Double.NaN : value >= threshold ? 1 : 0)
                .toArray();
        return new double[][] {score, above};
    }

    private static void level(AuditInputs inputs, ScoreColumn score, double threshold, Measurements out) {
        FoldTables tables = FoldTables.ofValues(
                inputs,
                1,
                new int[score.human().length],
                numbers(score.human(), threshold),
                new int[score.synthetic().length],
                numbers(score.synthetic(), threshold));
        Scope scope = Scope.column(score.name());
        compare(
                inputs,
                scope.slice("mean"),
                List.of(mean("the mean " + score.name(), 1)),
                tables,
                score.humanDeviation(),
                false,
                out);
        compare(
                inputs,
                scope.slice(atLeast(threshold)),
                List.of(mean("the share with " + score.name() + " " + atLeast(threshold), 2)),
                tables,
                1,
                false,
                out);
    }

    private static Quantity mean(String name, int cell) {
        return Quantity.ofAll(name, table -> ratio(table, cell));
    }

    private static double ratio(double[] cells, int cell) {
        if (!(cells[0] > 0)) {
            throw new UndefinedStatisticException("there is no scored row");
        }
        return cells[cell] / cells[0];
    }

    private static void gaps(
            AuditInputs inputs, ScoreColumn score, GroupColumn group, double threshold, Measurements out) {
        GroupCells cells = new GroupCells(group.names().size(), 3);
        FoldTables tables = FoldTables.ofValues(
                inputs,
                cells.groups(),
                group.human(),
                numbers(score.human(), threshold),
                group.synthetic(),
                numbers(score.synthetic(), threshold));
        List<String> columns = new ArrayList<>(group.columns());
        columns.add(score.name());
        for (int cell = 1; cell <= 2; cell++) {
            int at = cell;
            String what = cell == 1 ? "mean" : atLeast(threshold);
            List<Quantity> gaps = Quantity.gaps(
                    group,
                    cells,
                    cell == 1 ? "mean " + score.name() : "the share with " + score.name() + " " + what,
                    own -> ratio(own, at));
            compare(
                    inputs,
                    Scope.columns(columns).slice("gap in " + what),
                    gaps,
                    tables,
                    cell == 1 ? score.humanDeviation() : 1,
                    true,
                    out);
        }
    }

    /** One row a prompt: the highest of its scores, and whether one reaches the threshold; whole prompts go into folds. */
    private static void prompts(
            AuditInputs inputs, ScoreColumn score, String prompt, double threshold, Measurements out) {
        FoldTables.Sums human = prompts(
                inputs.human(),
                prompt,
                score.human(),
                threshold,
                inputs.folds().human(),
                inputs.folds().humanFolds());
        FoldTables.Sums synthetic = prompts(
                inputs.synthetic(),
                prompt,
                score.synthetic(),
                threshold,
                inputs.folds().synthetic(),
                inputs.folds().syntheticFolds());
        FoldTables tables = new FoldTables(human.folds(), synthetic.folds(), human.rows(), synthetic.rows());
        Scope scope = Scope.pair(prompt, score.name());
        compare(
                inputs,
                scope.slice("expected maximum"),
                List.of(mean("the expected maximum of " + score.name() + " over the texts of one prompt", 1)),
                tables,
                score.humanDeviation(),
                false,
                out);
        compare(
                inputs,
                scope.slice("at least one " + atLeast(threshold)),
                List.of(mean("the share of prompts with a text of " + score.name() + " " + atLeast(threshold), 2)),
                tables,
                1,
                false,
                out);
    }

    private static FoldTables.Sums prompts(
            Dataset dataset, String prompt, double[] score, double threshold, int[] fold, int folds) {
        Column prompts = dataset.column(prompt);
        Map<String, double[]> highest = new LinkedHashMap<>();
        for (int row = 0; row < score.length; row++) {
            if (!Double.isNaN(score[row]) && !prompts.isMissing(row)) {
                double[] best = highest.computeIfAbsent(
                        prompts.display(row), key -> new double[] {Double.NEGATIVE_INFINITY, -1});
                best[0] = Math.max(best[0], score[row]);
                best[1] = best[1] < 0 ? fold[row] : best[1];
            }
        }
        double[] values = highest.values().stream().mapToDouble(best -> best[0]).toArray();
        int[] of = highest.values().stream().mapToInt(best -> (int) best[1]).toArray();
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return FoldTables.sums(1, new int[values.length], numbers(values, threshold), ones, of, folds);
    }

    private static void compare(
            AuditInputs inputs,
            Scope scope,
            List<Quantity> quantities,
            FoldTables tables,
            double unit,
            boolean zeroIsIgnorant,
            Measurements out) {
        new QuantityComparison(
                        INFO,
                        scope,
                        quantities,
                        "score",
                        unit * inputs.option("tolerance").orElse(TOLERANCE),
                        zeroIsIgnorant)
                .measure(inputs, tables, out);
    }

    private static String atLeast(double threshold) {
        return "at or above " + dev.assay.stats.Figures.number(threshold);
    }
}
