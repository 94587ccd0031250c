package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.Consistency;
import dev.assay.metrics.bias.group.DemographicDisparity;
import dev.assay.metrics.bias.group.DifferentialFairness;
import dev.assay.metrics.bias.group.GeneralizedEntropy;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.group.ScoreBias;
import dev.assay.metrics.bias.group.TwoGroups;
import dev.assay.metrics.bias.slice.SubsetScan;
import dev.assay.stats.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Group metrics of a privileged against an unprivileged group, under the names of AIF360 and of TrustyAI. */
final class BiasAif360Solvers {
    private static final Pattern ALPHA = Pattern.compile("alpha=(-?[0-9.]+)");
    private static final Pattern CONCENTRATION = Pattern.compile("concentration=([0-9.]+)");
    private static final Seed SEED = new Seed(1);

    private BiasAif360Solvers() {}

    static void register(SolverTable table) {
        table.addWhere(
                c -> c.area().equals("bias")
                        && (c.metric().startsWith("AIF360 group metrics")
                                || c.metric().startsWith("same, ")),
                BiasAif360Solvers::groupMetrics);
        table.add("bias", "consistency (Zemel et al.)", BiasAif360Solvers::consistency);
        table.add("bias", "generalized entropy index of positive values", BiasAif360Solvers::entropy);
        table.add("bias", "multi-dimensional subset scan (MDSS), Bernoulli score", BiasAif360Solvers::subsetScan);
        table.add("bias", "group fairness of the Java peer", BiasAif360Solvers::groupMetrics);
    }

    private static Object groupMetrics(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        BiasTable.Groups groups = rows.groups();
        int[] labels = rows.labels();
        int[] predictions = rows.predictions();
        double @Nullable [] weights = rows.weights();
        ConfusionTable table = groups.confusion(labels, predictions, weights);
        String privileged =
                String.valueOf(reference.parameters().get("privileged").raw());
        TwoGroups two = table.against(privileged);
        GroupRates byLabel = table.rates(Rate.BASE);
        GroupRates byPrediction = table.rates(Rate.SELECTION);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statistical_parity_difference(labels)", value(() -> two.difference(Rate.BASE)));
        answer.put("disparate_impact_ratio(labels)", value(() -> two.ratio(Rate.BASE)));
        answer.put("class_imbalance", value(two::imbalance));
        putTwoGroups(answer, two);
        answer.put("average_odds_error", value(two::averageAbsoluteOddsDifference));
        answer.put("kl_divergence(labels)", value(() -> two.kullbackLeibler(Rate.BASE)));
        answer.put("kl_divergence(predictions)", value(() -> two.kullbackLeibler(Rate.SELECTION)));
        answer.put(
                "conditional_demographic_disparity(labels)", value(() -> DemographicDisparity.groupWeighted(byLabel)));
        answer.put("conditional_demographic_disparity", value(() -> DemographicDisparity.groupWeighted(byPrediction)));
        answer.put("smoothed_edf(labels)", DifferentialFairness.epsilon(byLabel));
        answer.put("smoothed_edf", DifferentialFairness.epsilon(byPrediction));
        answer.put(
                "df_bias_amplification",
                DifferentialFairness.epsilon(byPrediction) - DifferentialFairness.epsilon(byLabel));
        double[] benefits = GeneralizedEntropy.benefits(labels, predictions);
        answer.put("theil_index", GeneralizedEntropy.theil(benefits));
        answer.put("coefficient_of_variation", GeneralizedEntropy.coefficientOfVariation(benefits));
        int[] two01 = BiasTable.matches(names(groups), privileged);
        for (String key : reference.expected().keys()) {
            Matcher concentration = CONCENTRATION.matcher(key);
            if (key.startsWith("smoothed_edf(") && concentration.find()) {
                answer.put(key, DifferentialFairness.epsilon(byPrediction, Double.parseDouble(concentration.group(1))));
            }
            Matcher alpha = ALPHA.matcher(key);
            if (alpha.find()) {
                double a = Double.parseDouble(alpha.group(1));
                int[] codes = key.startsWith("between_all") ? groups.codes() : two01;
                int count = key.startsWith("between_all") ? groups.names().size() : 2;
                answer.put(
                        key,
                        key.startsWith("between")
                                ? GeneralizedEntropy.betweenGroups(benefits, codes, count, a)
                                : GeneralizedEntropy.index(benefits, a));
            }
        }
        if (reference.expected().has("generalized_fpr")) {
            double[] score = positiveScore(rows);
            double[] ones = weights == null ? ones(score.length) : weights;
            answer.put("generalized_fpr", value(() -> ScoreBias.generalizedFalsePositiveRate(score, labels, ones)));
            answer.put("generalized_fnr", value(() -> ScoreBias.generalizedFalseNegativeRate(score, labels, ones)));
        }
        answer.put("one_vs_rest(group as privileged)", oneVersusRest(groups.confusion(labels, predictions, null)));
        return BiasExpectation.check(reference, answer);
    }

    private static void putTwoGroups(Map<String, Object> answer, TwoGroups two) {
        answer.put("statistical_parity_difference", value(two::statisticalParityDifference));
        answer.put("disparate_impact_ratio", value(two::disparateImpact));
        answer.put("equal_opportunity_difference", value(two::equalOpportunityDifference));
        answer.put("average_odds_difference", value(two::averageOddsDifference));
        answer.put("average_predictive_value_difference", value(two::averagePredictiveValueDifference));
    }

    private static Map<String, Map<String, Object>> oneVersusRest(ConfusionTable table) {
        Map<String, Map<String, Object>> byMetric = new LinkedHashMap<>();
        for (String group : table.groups().keySet()) {
            Map<String, Object> metrics = new LinkedHashMap<>();
            putTwoGroups(metrics, table.against(group));
            metrics.forEach((metric, v) ->
                    byMetric.computeIfAbsent(metric, m -> new LinkedHashMap<>()).put(group, v));
        }
        return byMetric;
    }

    /** The case's score is that of the positive label 1; for the other label it is turned over. */
    private static double[] positiveScore(BiasTable rows) {
        double[] score = rows.numbers("score", "score of the positive label").clone();
        if (rows.positive().equals("0")) {
            for (int i = 0; i < score.length; i++) {
                score[i] = 1 - score[i];
            }
        }
        return score;
    }

    private static String[] names(BiasTable.Groups groups) {
        return Arrays.stream(groups.codes()).mapToObj(groups.names()::get).toArray(String[]::new);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Object consistency(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue parameters = reference.parameters();
        if (!parameters.get("distance").asString().equals("euclidean")) {
            throw new UnsupportedCaseException("only Euclidean distance is known");
        }
        Consistency.Options options = new Consistency.Options(
                parameters.get("n_neighbors").asInt(),
                parameters.find("self_included").map(JsonValue::asBoolean).orElse(true),
                false);
        double[][] x;
        double[] y;
        if (reference.input().has("X")) {
            x = reference.input().get("X").asMatrix();
            y = reference.input().get("y").asDoubles();
        } else {
            String name = reference.input().get("data").asString();
            CaseTable table =
                    data.table(reference, "data/sklearn-small/" + name.substring(name.lastIndexOf(' ') + 1) + ".csv");
            List<String> features =
                    table.columns().stream().filter(c -> !c.equals("label")).toList();
            x = new double[table.size()][features.size()];
            for (int f = 0; f < features.size(); f++) {
                double[] column = table.doubles(features.get(f));
                for (int i = 0; i < x.length; i++) {
                    x[i][f] = column[i];
                }
            }
            y = table.doubles("label");
        }
        return Consistency.of(x, y, options);
    }

    private static Object entropy(ReferenceCase reference, CaseData data) {
        double[] b = reference.input().get("b").asDoubles();
        Map<String, Object> answer = new LinkedHashMap<>();
        for (String key : reference.expected().keys()) {
            Matcher alpha = ALPHA.matcher(key);
            if (alpha.find()) {
                answer.put(key, GeneralizedEntropy.index(b, Double.parseDouble(alpha.group(1))));
            }
        }
        answer.put("theil_index", GeneralizedEntropy.theil(b));
        answer.put("coefficient_of_variation", GeneralizedEntropy.coefficientOfVariation(b));
        return answer;
    }

    /** The peer's restarts are random: our score must reach its score, and name the same subset unless ours is better. */
    private static Object subsetScan(ReferenceCase reference, CaseData data) throws IOException {
        CaseTable table = BiasTable.rows(reference, data, "data");
        String expectation = reference.parameters().get("expectations").asString();
        List<String> features = new ArrayList<>(reference.input().get("columns").asStrings());
        String label = features.remove(features.size() - 1);
        features.removeIf(expectation::contains);
        List<BiasTable.Groups> columns = features.stream()
                .map(f -> BiasTable.Groups.of(table.strings(f)))
                .toList();
        SubsetScan.Subset found = SubsetScan.scan(
                columns.stream().map(BiasTable.Groups::codes).toArray(int[][]::new),
                columns.stream().mapToInt(c -> c.names().size()).toArray(),
                BiasTable.matches(table.strings(label), "1"),
                RowExpression.numbers(table, expectation),
                SubsetScan.Options.defaults()
                        .withOverpredicted(
                                reference.parameters().get("overpredicted").asBoolean())
                        .withPenalty(reference.parameters().get("penalty").asDouble()),
                SEED);
        double expected = reference.expected().get("score").asDouble();
        CaseCheck check = () -> {
            if (found.score() < expected - reference.tolerance().asDouble()) {
                return Optional.of("score: ours is " + found.score() + ", expected at least " + expected);
            }
            return found.score() > expected + reference.tolerance().asDouble()
                    ? Optional.empty()
                    : sameSubset(found, features, columns, reference.expected().get("subset"));
        };
        return check;
    }

    private static Optional<String> sameSubset(
            SubsetScan.Subset found, List<String> features, List<BiasTable.Groups> columns, JsonValue expected) {
        for (int c = 0; c < features.size(); c++) {
            List<String> named = new ArrayList<>();
            for (int v = 0; v < columns.get(c).names().size(); v++) {
                if (found.restricts(c) && found.values()[c][v]) {
                    named.add(columns.get(c).names().get(v));
                }
            }
            List<String> wanted = expected.find(features.get(c)).map(JsonValue::asStrings).orElse(List.of()).stream()
                    .sorted()
                    .toList();
            if (!named.equals(wanted)) {
                return Optional.of(features.get(c) + ": ours is " + named + ", expected " + wanted);
            }
        }
        return Optional.empty();
    }
}
