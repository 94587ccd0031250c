package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.metrics.bias.group.Reliability;
import dev.assay.metrics.bias.group.ScoreBias;
import dev.assay.metrics.bias.group.Spread;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ContingencyTest;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.stats.TestResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Scores by group: discrimination, calibration and their differences, under the names of scikit-learn and scipy. */
final class BiasScoreSolvers {
    private static final Pattern AT_LEAST = Pattern.compile("at least (\\d+) rows");
    private static final Pattern CURVE = Pattern.compile("calibration_(uniform|quantile)_(\\d+)");

    private BiasScoreSolvers() {}

    static void register(SolverTable table) {
        table.add("bias", "ROC AUC and Brier score per group", BiasScoreSolvers::aucByGroup);
        table.add("bias", "calibration within groups", BiasScoreSolvers::calibration);
        table.add("bias", "score and label disparity across groups", BiasScoreSolvers::disparity);
    }

    private static Object aucByGroup(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        BiasTable.Groups groups = rows.groups();
        double[] score = rows.numbers("score");
        int[] labels = rows.labels();
        Map<String, Map<String, Object>> answer = new LinkedHashMap<>();
        Map<String, Object> byGroup = new LinkedHashMap<>();
        answer.put("by_group", byGroup);
        List<double[]> values = new ArrayList<>();
        for (int g = 0; g < groups.names().size(); g++) {
            int[] members = members(groups, g);
            double auc = ScoreBias.auc(pick(score, members), pick(labels, members));
            double brier = ScoreBias.brier(pick(score, members), pick(labels, members));
            values.add(new double[] {auc, brier});
            byGroup.put(groups.names().get(g), Map.of("roc_auc", auc, "brier", brier));
        }
        double[] overall = {ScoreBias.auc(score, labels), ScoreBias.brier(score, labels)};
        answer.put("overall", Map.of("roc_auc", overall[0], "brier", overall[1]));
        Map<String, ToDoubleFunction<Spread>> parts = Map.of(
                "group_min", Spread::minimum,
                "group_max", Spread::maximum,
                "difference_between_groups", Spread::difference,
                "difference_to_overall", Spread::differenceToOverall,
                "ratio_between_groups", Spread::ratio,
                "ratio_to_overall", Spread::foldedRatio);
        parts.forEach((part, of) -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int m = 0; m < 2; m++) {
                int metric = m;
                Spread spread =
                        Spread.of(values.stream().mapToDouble(v -> v[metric]).toArray(), overall[m]);
                entries.put(m == 0 ? "roc_auc" : "brier", value(() -> of.applyAsDouble(spread)));
            }
            answer.put(part, entries);
        });
        return BiasExpectation.check(reference, answer);
    }

    private static Object calibration(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        List<String> columns = reference.input().get("columns").asStrings();
        BiasTable.Groups groups = BiasTable.Groups.of(rows.table().strings(columns.get(0)));
        double[] score = rows.numbers("score");
        int[] labels = BiasTable.matches(rows.table().strings(columns.get(columns.size() - 1)), "1");
        Matcher atLeast = AT_LEAST.matcher(reference.parameters().get("groups").asString());
        int least = atLeast.find() ? Integer.parseInt(atLeast.group(1)) : 1;
        Map<String, Object> answer = new LinkedHashMap<>();
        for (int g = 0; g < groups.names().size(); g++) {
            int[] members = members(groups, g);
            String name = groups.names().get(g);
            if (members.length < least || !reference.expected().has(name)) {
                continue;
            }
            double[] s = pick(score, members);
            int[] y = pick(labels, members);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("n", members.length);
            row.put("brier", ScoreBias.brier(s, y));
            row.put("log_loss", ScoreBias.logLoss(s, y));
            row.put("auc", ScoreBias.auc(s, y));
            for (String key : reference.expected().get(name).keys()) {
                Matcher curve = CURVE.matcher(key);
                if (curve.matches()) {
                    int bins = Integer.parseInt(curve.group(2));
                    Reliability reliability = curve.group(1).equals("uniform")
                            ? Reliability.uniform(s, y, bins)
                            : Reliability.quantile(s, y, bins);
                    row.put(
                            key,
                            Map.of(
                                    "frac_pos",
                                    reliability.bins().stream()
                                            .map(Reliability.Bin::positiveShare)
                                            .toList(),
                                    "mean_pred",
                                    reliability.bins().stream()
                                            .map(Reliability.Bin::meanScore)
                                            .toList()));
                }
            }
            answer.put(name, row);
        }
        return answer;
    }

    private static Object disparity(ReferenceCase reference, CaseData data) throws IOException {
        CaseTable rows = BiasTable.rows(reference, data, "data");
        List<String> columns = reference.input().get("columns").asStrings();
        BiasTable.Groups groups = BiasTable.Groups.of(rows.strings(columns.get(0)));
        double[] score = rows.doubles(columns.get(1));
        BiasTable.Groups labels = BiasTable.Groups.of(rows.strings(columns.get(2)));
        int g = groups.names().size();
        double[][] table = new double[g][labels.names().size()];
        for (int i = 0; i < score.length; i++) {
            table[groups.codes()[i]][labels.codes()[i]]++;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        TestResult kruskal = ScoreBias.kruskalWallis(score, groups.codes(), g);
        answer.put("kruskal", Map.of("H", kruskal.statistic(), "p", kruskal.pValue()));
        ContingencyTest plain = ChiSquare.independence(table, false);
        ContingencyTest test = g == 2 && labels.names().size() == 2 ? ChiSquare.independence(table, true) : plain;
        answer.put(
                "chi2_label_by_group",
                Map.of(
                        "chi2", test.result().statistic(),
                        "p", test.result().pValue(),
                        "df", (g - 1) * (labels.names().size() - 1)));
        int least = Math.min(g, labels.names().size()) - 1;
        answer.put("cramers_v", Math.sqrt(plain.result().statistic() / score.length / least));
        double[] first = pick(score, members(groups, 0));
        double[] second = pick(score, members(groups, 1));
        TestResult ks = KolmogorovSmirnov.test(first, second, KolmogorovSmirnov.Method.ASYMPTOTIC);
        answer.put("ks_first_two_groups", Map.of("D", ks.statistic(), "p", ks.pValue()));
        var u = MannWhitneyUTest.withDefaults().test(first, second);
        answer.put("mannwhitney_first_two", Map.of("U", u.getStatistic(), "p", u.getPValue()));
        answer.put("wasserstein_first_two", Wasserstein.distance(first, second));
        answer.put("group_order", groups.names());
        return answer;
    }

    private static int[] members(BiasTable.Groups groups, int group) {
        return IntStream.range(0, groups.codes().length)
                .filter(i -> groups.codes()[i] == group)
                .toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] pick(int[] values, int[] rows) {
        return IntStream.of(rows).map(i -> values[i]).toArray();
    }
}
