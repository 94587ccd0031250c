package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.EffectSizes;
import dev.assay.metrics.bias.group.MulticlassGroups;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.group.RegressionGroups;
import dev.assay.metrics.bias.group.ScoreBias;
import dev.assay.metrics.bias.group.TwoGroups;
import dev.assay.metrics.bias.group.TwoProportionTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Two-group, multi-class and regression disparities, under the names of holisticai. */
final class BiasHolisticSolvers {
    private static final Pattern QUANTILE = Pattern.compile("(.*)/q=([0-9.]+)");

    private BiasHolisticSolvers() {}

    static void register(SolverTable table) {
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("two-group metrics"),
                BiasHolisticSolvers::twoGroups);
        table.add("bias", "multiclass group metrics", BiasHolisticSolvers::multiclass);
        table.add("bias", "regression group metrics", BiasHolisticSolvers::regression);
    }

    private static boolean[] member(ReferenceCase reference, BiasTable rows, String key) {
        if (reference.input().has(key)) {
            double[] flags = reference.input().get(key).asDoubles();
            boolean[] member = new boolean[flags.length];
            for (int i = 0; i < member.length; i++) {
                member[i] = flags[i] == 1;
            }
            return member;
        }
        String group = reference.parameters().get(key).asString();
        String column = groupColumn(reference, rows, group);
        String[] values = rows.table().strings(column);
        boolean[] member = new boolean[values.length];
        for (int i = 0; i < member.length; i++) {
            member[i] = values[i].equals(group);
        }
        return member;
    }

    /** The input's column in which the group is a value. */
    private static String groupColumn(ReferenceCase reference, BiasTable rows, String group) {
        for (String column : reference.input().get("columns").asStrings()) {
            if (List.of(rows.table().strings(column)).contains(group)) {
                return column;
            }
        }
        throw new UnsupportedCaseException("no column has the group " + group);
    }

    private static Object twoGroups(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        boolean[] a = member(reference, rows, "group_a");
        boolean[] b = member(reference, rows, "group_b");
        int[] labels = BiasTable.matches(rows.texts("y_true"), "1");
        int[] predictions = BiasTable.matches(rows.texts("y_pred"), "1");
        int[] codes =
                IntStream.range(0, a.length).map(i -> a[i] ? 0 : b[i] ? 1 : -1).toArray();
        ConfusionTable table = ConfusionTable.of(codes, List.of("a", "b"), labels, predictions);
        Confusion first = table.group("a");
        Confusion second = table.group("b");
        TwoGroups two = new TwoGroups(first, second);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statistical_parity", value(two::statisticalParityDifference));
        answer.put("disparate_impact", value(two::disparateImpact));
        answer.put("four_fifths", value(() -> Math.min(two.disparateImpact(), 1 / two.disparateImpact())));
        answer.put(
                "cohen_d",
                value(() -> EffectSizes.cohenD(first.rate("a", Rate.SELECTION), second.rate("b", Rate.SELECTION))));
        answer.put("z_test_diff", value(() -> TwoProportionTest.of(
                        first.rate("a", Rate.SELECTION), second.rate("b", Rate.SELECTION))
                .pooledZ()
                .statistic()));
        answer.put(
                "z_test_ratio",
                value(() -> EffectSizes.logRatioZ(first.rate("a", Rate.SELECTION), second.rate("b", Rate.SELECTION))));
        answer.put(
                "success_rate",
                Map.of(
                        "sr_a", value(() -> first.value(Rate.SELECTION)),
                        "sr_b", value(() -> second.value(Rate.SELECTION))));
        answer.put("equal_opportunity_diff", value(two::equalOpportunityDifference));
        answer.put("false_positive_rate_diff", value(() -> two.difference(Rate.FALSE_POSITIVE)));
        answer.put("false_negative_rate_diff", value(() -> two.difference(Rate.FALSE_NEGATIVE)));
        answer.put("true_negative_rate_diff", value(() -> two.difference(Rate.TRUE_NEGATIVE)));
        answer.put("average_odds_diff", value(two::averageOddsDifference));
        answer.put("accuracy_diff", value(() -> two.difference(Rate.ACCURACY)));
        double[] score = rows.numbers("score");
        answer.put(
                "auc_difference (peer name: abroca)",
                value(() -> ScoreBias.subgroup(score, labels, a) - ScoreBias.subgroup(score, labels, b)));
        return BiasExpectation.check(reference, answer);
    }

    private static Object multiclass(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        BiasTable.Groups groups = rows.groups();
        String[] labels = rows.texts("y_true");
        String[] predictions = rows.texts("y_pred");
        TreeSet<String> names = new TreeSet<>(Arrays.asList(labels));
        names.addAll(Arrays.asList(predictions));
        List<String> classes = List.copyOf(names);
        MulticlassGroups table = MulticlassGroups.of(
                groups.codes(),
                groups.names().size(),
                codes(labels, classes),
                codes(predictions, classes),
                classes.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("frequency_matrix", matrix(classes, groups, (g, c) -> table.oneVersusRest(g, c)
                .value(Rate.SELECTION)));
        answer.put("accuracy_matrix", matrix(classes, groups, table::jaccard));
        // The peer's matrices carry each other's names.
        answer.put("recall_matrix", matrix(classes, groups, (g, c) -> table.oneVersusRest(g, c)
                .value(Rate.POSITIVE_PREDICTIVE)));
        answer.put("precision_matrix", matrix(classes, groups, (g, c) -> table.oneVersusRest(g, c)
                .value(Rate.TRUE_POSITIVE)));
        Map<String, ToDoubleFunction<MulticlassGroups.Aggregation>> gaps = Map.of(
                "multiclass_statistical_parity", table::statisticalParity,
                "multiclass_equality_of_opp", table::equalityOfOpportunity,
                "multiclass_average_odds", table::averageOdds,
                "multiclass_true_rates", table::trueRates);
        gaps.forEach((name, gap) -> {
            answer.put(name + "/mean", value(() -> gap.applyAsDouble(MulticlassGroups.Aggregation.MEAN)));
            answer.put(name + "/max", value(() -> gap.applyAsDouble(MulticlassGroups.Aggregation.MAX)));
        });
        return BiasExpectation.check(reference, answer);
    }

    private interface Cell {
        double of(int group, int label);
    }

    private static Map<String, Object> matrix(List<String> classes, BiasTable.Groups groups, Cell cell) {
        Map<String, Object> matrix = new LinkedHashMap<>();
        for (int c = 0; c < classes.size(); c++) {
            Map<String, Object> column = new LinkedHashMap<>();
            for (int g = 0; g < groups.names().size(); g++) {
                int group = g;
                int label = c;
                column.put(groups.names().get(g), value(() -> cell.of(group, label)));
            }
            matrix.put(classes.get(c), column);
        }
        return matrix;
    }

    private static int[] codes(String[] values, List<String> classes) {
        return Arrays.stream(values).mapToInt(classes::indexOf).toArray();
    }

    private static Object regression(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        boolean[] a = member(reference, rows, "group_a");
        boolean[] b = member(reference, rows, "group_b");
        double[] prediction = rows.numbers("y_pred");
        double[] truth = rows.numbers("y_true");
        RegressionGroups groups =
                RegressionGroups.of(where(prediction, a), where(truth, a), where(prediction, b), where(truth, b));
        // The peer takes its quantiles over all rows, of whatever group.
        RegressionGroups.Cuts cuts = RegressionGroups.Cuts.of(prediction);
        Map<String, Object> answer = new LinkedHashMap<>();
        for (String key : reference.expected().keys()) {
            Matcher quantile = QUANTILE.matcher(key);
            if (quantile.matches()) {
                double cut = cuts.at(Double.parseDouble(quantile.group(2)));
                answer.put(
                        key,
                        quantile.group(1).startsWith("disparate")
                                ? groups.impactRatioFrom(cut)
                                : groups.parityFrom(cut));
            }
        }
        answer.put("no_disparate_impact_level", groups.noImpactLevel(cuts));
        answer.put("statistical_parity_auc", groups.parityArea(cuts));
        answer.put("max_statistical_parity", groups.maximumParity(cuts));
        answer.put("avg_score_diff", groups.meanDifference());
        answer.put("avg_score_ratio", groups.meanRatio());
        answer.put("zscore_diff", groups.standardizedDifference());
        answer.put("rmse_ratio", groups.rmseRatio());
        answer.put("mae_ratio", groups.maeRatio());
        answer.put("correlation_diff", value(groups::correlationDifference));
        answer.put("jain_index", value(() -> RegressionGroups.jainIndex(prediction, truth)));
        return BiasExpectation.check(reference, answer);
    }

    private static double[] where(double[] values, boolean[] member) {
        return IntStream.range(0, values.length)
                .filter(i -> member[i])
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
