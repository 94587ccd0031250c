package dev.assay.verify;

import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.CountBootstrap;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.stats.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Percentile bootstrap of group metrics; random, so it agrees within the case's tolerance only. */
final class BiasBootstrapSolvers {
    private static final Map<String, Rate> RATES =
            Map.of("selection_rate", Rate.SELECTION, "tpr", Rate.TRUE_POSITIVE, "fpr", Rate.FALSE_POSITIVE);

    private BiasBootstrapSolvers() {}

    static void register(SolverTable table) {
        table.add("bias", "percentile bootstrap of group metrics and disparities", BiasBootstrapSolvers::solve);
    }

    private static Object solve(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        ConfusionTable table = rows.groups().confusion(rows.labels(), rows.predictions(), null);
        double[] quantiles = reference.expected().get("quantiles").asDoubles();
        int replicates = reference.parameters().get("n_boot").asInt();
        boolean fixed = !reference.parameters().get("resampling").asString().contains("groups not fixed");
        Map<String, CountBootstrap> done = new LinkedHashMap<>();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("quantiles", quantiles);
        Map<String, Function<Rate, ToDoubleFunction<ConfusionTable>>> parts = Map.of(
                "overall_ci", rate -> t -> t.overall().value(rate),
                "difference_ci", rate -> t -> t.rates(rate).spread().difference(),
                "ratio_ci", rate -> t -> t.rates(rate).spread().ratio());
        List<Map<String, Object>> byGroup = new ArrayList<>();
        for (double q : quantiles) {
            Map<String, Object> groups = new LinkedHashMap<>();
            for (String group : table.groups().keySet()) {
                Map<String, Object> entries = new LinkedHashMap<>();
                RATES.forEach((name, rate) -> entries.put(
                        name,
                        done.computeIfAbsent(
                                        group + name,
                                        key -> CountBootstrap.of(
                                                table, fixed, replicates, new Seed(1), t -> t.group(group)
                                                        .value(rate)))
                                .quantile(q)));
                groups.put(group, entries);
            }
            byGroup.add(groups);
        }
        answer.put("by_group_ci", byGroup);
        parts.forEach((part, statistic) -> {
            List<Map<String, Object>> list = new ArrayList<>();
            for (double q : quantiles) {
                Map<String, Object> entries = new LinkedHashMap<>();
                RATES.forEach((name, rate) -> entries.put(
                        name,
                        done.computeIfAbsent(
                                        part + name,
                                        key -> CountBootstrap.of(
                                                table, fixed, replicates, new Seed(1), statistic.apply(rate)))
                                .quantile(q)));
                list.add(entries);
            }
            answer.put(part, list);
        });
        return answer;
    }
}
