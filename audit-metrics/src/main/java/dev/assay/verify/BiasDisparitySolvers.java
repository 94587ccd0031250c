package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.metrics.bias.group.ProportionTTest;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Group crosstabs and ratios to a reference group, under the names of aequitas. */
final class BiasDisparitySolvers {
    private static final Map<String, Rate> RATES = new LinkedHashMap<>();

    static {
        RATES.put("pprev", Rate.SELECTION);
        RATES.put("precision", Rate.POSITIVE_PREDICTIVE);
        RATES.put("fdr", Rate.FALSE_DISCOVERY);
        RATES.put("for", Rate.FALSE_OMISSION);
        RATES.put("fpr", Rate.FALSE_POSITIVE);
        RATES.put("fnr", Rate.FALSE_NEGATIVE);
        RATES.put("tpr", Rate.TRUE_POSITIVE);
        RATES.put("tnr", Rate.TRUE_NEGATIVE);
        RATES.put("npv", Rate.NEGATIVE_PREDICTIVE);
    }

    private BiasDisparitySolvers() {}

    static void register(SolverTable table) {
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("group crosstab"),
                BiasDisparitySolvers::crosstab);
        table.add("bias", "disparity ratios to a reference group", BiasDisparitySolvers::disparity);
        table.addWhere(
                c -> c.area().equals("bias") && c.metric().startsWith("parity verdicts"),
                BiasDisparitySolvers::verdicts);
    }

    private static ConfusionTable table(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        return rows.groups().confusion(rows.labels(), rows.predictions(), null);
    }

    private static Object crosstab(ReferenceCase reference, CaseData data) throws IOException {
        ConfusionTable table = table(reference, data);
        Confusion all = table.overall();
        Map<String, Object> answer = new LinkedHashMap<>();
        table.groups().forEach((group, c) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            RATES.forEach((name, rate) -> row.put(name, value(() -> c.value(rate))));
            row.put("ppr", value(() -> shareOfSelected(group, table).value()));
            row.put("tp", c.tp());
            row.put("fp", c.fp());
            row.put("fn", c.fn());
            row.put("tn", c.tn());
            row.put("group_label_pos", c.positives());
            row.put("group_label_neg", c.negatives());
            row.put("group_size", c.total());
            row.put("prev", value(() -> c.value(Rate.BASE)));
            row.put("pp", c.selected());
            row.put("pn", c.notSelected());
            row.put("total_entities", all.total());
            row.put("k", all.selected());
            row.put("accuracy", value(() -> c.value(Rate.ACCURACY)));
            answer.put(group, row);
        });
        return BiasExpectation.check(reference, answer);
    }

    /** The group's share of all selected rows: the peer's "ppr", which grows with the group. */
    private static GroupRate shareOfSelected(String group, ConfusionTable table) {
        return new GroupRate(
                group, table.group(group).selected(), table.overall().selected());
    }

    private static Map<String, GroupRates> measures(ConfusionTable table) {
        Map<String, GroupRates> measures = new LinkedHashMap<>();
        List<GroupRate> shares = new ArrayList<>();
        table.groups().keySet().forEach(group -> shares.add(shareOfSelected(group, table)));
        measures.put("ppr", new GroupRates("share of the selected", shares));
        RATES.forEach((name, rate) -> measures.put(name, table.rates(rate)));
        return measures;
    }

    private static String referenceGroup(String rule, ReferenceCase reference, ConfusionTable table, GroupRates rates) {
        return switch (rule) {
            case "predefined" -> reference.parameters().get("reference_group").asString();
            case "majority" -> {
                String largest = "";
                for (String group : table.groups().keySet()) {
                    if (largest.isEmpty()
                            || table.group(group).total() > table.group(largest).total()) {
                        largest = group;
                    }
                }
                yield largest;
            }
            case "min" -> rates.lowest().group();
            default -> throw new UnsupportedCaseException("the reference rule \"" + rule + "\" is not known");
        };
    }

    private static Object disparity(ReferenceCase reference, CaseData data) throws IOException {
        ConfusionTable table = table(reference, data);
        String rule = reference.parameters().get("reference").asString();
        Map<String, Map<String, Object>> answer = new LinkedHashMap<>();
        measures(table).forEach((name, rates) -> {
            String against = referenceGroup(rule, reference, table, rates);
            for (GroupRate group : rates.groups()) {
                Map<String, Object> row = answer.computeIfAbsent(group.group(), g -> new LinkedHashMap<>());
                row.put(name + "_disparity", value(() -> ratio(group, rates.group(against))));
                row.put(name + "_ref_group_value", against);
            }
        });
        if (rule.equals("predefined")) {
            String against = reference.parameters().get("reference_group").asString();
            answer.forEach((group, row) -> putSignificance(row, table.group(group), table.group(against)));
        }
        return BiasExpectation.check(reference, answer);
    }

    /** What the peer tests: errors among the predicted positives or negatives, whatever the measure is called. */
    private static void putSignificance(Map<String, Object> row, Confusion group, Confusion against) {
        row.put("label_value_significance", significance(Rate.BASE, group, against));
        for (String name : List.of("score", "ppr", "pprev")) {
            row.put(name + "_significance", significance(Rate.SELECTION, group, against));
        }
        for (String name : List.of("fdr", "fpr", "precision", "tnr")) {
            row.put(name + "_significance", significance(Rate.FALSE_DISCOVERY, group, against));
        }
        for (String name : List.of("fnr", "for", "npv", "tpr")) {
            row.put(name + "_significance", significance(Rate.FALSE_OMISSION, group, against));
        }
    }

    private static Object significance(Rate rate, Confusion group, Confusion against) {
        return value(() -> ProportionTTest.aequitas(against.rate("reference", rate), group.rate("group", rate))
                .pValue());
    }

    private static double ratio(GroupRate group, GroupRate against) {
        double ratio = group.value() / against.value();
        if (Double.isNaN(ratio)) {
            throw new UndefinedStatisticException("both rates are 0, so their ratio is undefined");
        }
        return ratio;
    }

    private static Object verdicts(ReferenceCase reference, CaseData data) throws IOException {
        ConfusionTable table = table(reference, data);
        double tau = reference.parameters().get("tau").asDouble();
        String against = reference.parameters().get("reference_group").asString();
        Map<String, GroupRates> measures = measures(table);
        Map<String, Object> answer = new LinkedHashMap<>();
        for (String group : table.groups().keySet()) {
            Map<String, Boolean> within = new LinkedHashMap<>();
            measures.forEach((name, rates) -> {
                double ratio = rates.group(group).value() / rates.group(against).value();
                within.put(name, ratio >= tau && ratio <= 1 / tau);
            });
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Statistical Parity", within.get("ppr"));
            row.put("Impact Parity", within.get("pprev"));
            for (String name : List.of("fdr", "fpr", "for", "fnr", "tpr", "tnr", "npv")) {
                row.put(name.toUpperCase(java.util.Locale.ROOT) + " Parity", within.get(name));
            }
            row.put("Precision Parity", within.get("precision"));
            boolean typeOne = all(within, "fdr", "fpr");
            boolean typeTwo = all(within, "for", "fnr");
            row.put("TypeI Parity", typeOne);
            row.put("TypeII Parity", typeTwo);
            row.put("Equalized Odds", all(within, "tpr", "fpr"));
            row.put("Unsupervised Fairness", all(within, "ppr", "pprev"));
            row.put("Supervised Fairness", typeOne && typeTwo);
            answer.put(group, row);
        }
        return answer;
    }

    private static boolean all(Map<String, Boolean> within, String... names) {
        boolean all = true;
        for (String name : names) {
            all &= Boolean.TRUE.equals(within.get(name));
        }
        return all;
    }
}
