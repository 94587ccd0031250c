package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.DifferentialFairness;
import dev.assay.metrics.bias.group.GeneralizedEntropy;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.group.TwoGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** AIF360's older classes: groups are conditions on several protected columns; rows in neither group count only overall. */
final class BiasLegacySolvers {
    private BiasLegacySolvers() {}

    static void register(SolverTable table) {
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("AIF360 legacy"), BiasLegacySolvers::solve);
    }

    private static Object solve(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        Map<String, String[]> columns = new LinkedHashMap<>();
        // Cases that name no protected columns use those of the shared convention: race and sex.
        List<String> definitions = reference
                .parameters()
                .find("protected")
                .map(JsonValue::asStrings)
                .orElse(List.of("g: 1 if race==Caucasian", "s: 1 if sex==Female"));
        for (String definition : definitions) {
            int colon = definition.indexOf(':');
            columns.put(
                    definition.substring(0, colon).trim(),
                    RowExpression.texts(rows.table(), definition.substring(colon + 1)));
        }
        int[] labels = rows.labels();
        int[] predictions = rows.predictions();
        boolean[] privileged = holds(reference.parameters().get("privileged"), columns);
        boolean[] unprivileged = holds(reference.parameters().get("unprivileged"), columns);
        int n = labels.length;
        int[] codes = IntStream.range(0, n)
                .map(i -> unprivileged[i] ? 0 : privileged[i] ? 1 : -1)
                .toArray();
        ConfusionTable table = ConfusionTable.of(codes, List.of("u", "p"), labels, predictions);
        TwoGroups two = new TwoGroups(table.group("u"), table.group("p"));
        int[] everyone = new int[n];
        Confusion overall =
                ConfusionTable.of(everyone, List.of("all"), labels, predictions).overall();
        String[] joined = IntStream.range(0, n)
                .mapToObj(i -> {
                    List<String> parts = new ArrayList<>();
                    columns.values().forEach(column -> parts.add(column[i]));
                    return String.join(" | ", parts);
                })
                .toArray(String[]::new);
        BiasTable.Groups all = BiasTable.Groups.of(joined);
        ConfusionTable intersections = all.confusion(labels, predictions, null);
        double edf = DifferentialFairness.epsilon(intersections.rates(Rate.BASE));

        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dataset.disparate_impact", value(() -> two.ratio(Rate.BASE)));
        answer.put("dataset.statistical_parity_difference", value(() -> two.difference(Rate.BASE)));
        answer.put("dataset.smoothed_empirical_differential_fairness", edf);
        answer.put("dataset.num_positives", overall.positives());
        answer.put("dataset.num_negatives", overall.negatives());
        answer.put("dataset.base_rate", overall.value(Rate.BASE));
        Map<String, Rate> rates = Map.of(
                "true_positive_rate", Rate.TRUE_POSITIVE,
                "false_positive_rate", Rate.FALSE_POSITIVE,
                "false_negative_rate", Rate.FALSE_NEGATIVE,
                "false_omission_rate", Rate.FALSE_OMISSION,
                "false_discovery_rate", Rate.FALSE_DISCOVERY,
                "error_rate", Rate.ERROR);
        rates.forEach((name, rate) -> {
            answer.put("classification." + name + "_difference", value(() -> two.difference(rate)));
            answer.put("classification." + name + "_ratio", value(() -> two.ratio(rate)));
        });
        answer.put("classification.average_odds_difference", value(two::averageOddsDifference));
        answer.put("classification.average_abs_odds_difference", value(two::averageAbsoluteOddsDifference));
        answer.put("classification.average_predictive_value_difference", value(two::averagePredictiveValueDifference));
        answer.put("classification.equalized_odds_difference", value(two::equalizedOddsDifference));
        answer.put("classification.disparate_impact", value(two::disparateImpact));
        answer.put("classification.statistical_parity_difference", value(two::statisticalParityDifference));
        answer.put("classification.equal_opportunity_difference", value(two::equalOpportunityDifference));
        answer.put(
                "classification.differential_fairness_bias_amplification",
                DifferentialFairness.epsilon(intersections.rates(Rate.SELECTION)) - edf);
        double[] benefits = GeneralizedEntropy.benefits(labels, predictions);
        answer.put("classification.generalized_entropy_index", GeneralizedEntropy.index(benefits, 2));
        answer.put("classification.theil_index", GeneralizedEntropy.theil(benefits));
        answer.put("classification.coefficient_of_variation", GeneralizedEntropy.coefficientOfVariation(benefits));
        putBetween(answer, "between_group", benefits, codes, 2);
        putBetween(
                answer, "between_all_groups", benefits, all.codes(), all.names().size());
        answer.put("performance(privileged=None)", performance(overall));
        answer.put("performance(privileged=True)", performance(two.privileged()));
        answer.put("performance(privileged=False)", performance(two.unprivileged()));
        return BiasExpectation.check(reference, answer);
    }

    private static void putBetween(
            Map<String, Object> answer, String name, double[] benefits, int[] codes, int groups) {
        double two = GeneralizedEntropy.betweenGroups(benefits, codes, groups, 2);
        answer.put("classification." + name + "_generalized_entropy_index", two);
        answer.put(
                "classification." + name + "_theil_index",
                GeneralizedEntropy.betweenGroups(benefits, codes, groups, 1));
        answer.put("classification." + name + "_coefficient_of_variation", Math.sqrt(2 * two));
    }

    /** The peer has no scores here and takes the true labels for them, so its generalised rates are 1 and 0. */
    private static Map<String, Object> performance(Confusion counts) {
        Map<String, Object> performance = new LinkedHashMap<>();
        Map<String, Rate> rates = Map.of(
                "TPR", Rate.TRUE_POSITIVE,
                "TNR", Rate.TRUE_NEGATIVE,
                "FPR", Rate.FALSE_POSITIVE,
                "FNR", Rate.FALSE_NEGATIVE,
                "PPV", Rate.POSITIVE_PREDICTIVE,
                "NPV", Rate.NEGATIVE_PREDICTIVE,
                "FDR", Rate.FALSE_DISCOVERY,
                "FOR", Rate.FALSE_OMISSION,
                "ACC", Rate.ACCURACY);
        rates.forEach((name, rate) -> performance.put(name, value(() -> counts.value(rate))));
        Confusion certain = new Confusion(counts.positives(), 0, 0, counts.negatives());
        performance.put("GTPR", value(() -> certain.value(Rate.TRUE_POSITIVE)));
        performance.put("GTNR", value(() -> certain.value(Rate.TRUE_NEGATIVE)));
        performance.put("GFPR", value(() -> certain.value(Rate.FALSE_POSITIVE)));
        performance.put("GFNR", value(() -> certain.value(Rate.FALSE_NEGATIVE)));
        return performance;
    }

    private static boolean[] holds(JsonValue condition, Map<String, String[]> columns) {
        int n = columns.values().iterator().next().length;
        boolean[] holds = new boolean[n];
        for (int i = 0; i < n; i++) {
            holds[i] = true;
            for (String key : condition.keys()) {
                String[] column = columns.get(key);
                if (column == null) {
                    throw new UnsupportedCaseException("the case does not define the protected column " + key);
                }
                holds[i] &= column[i].equals(String.valueOf(condition.get(key).raw()));
            }
        }
        return holds;
    }
}
