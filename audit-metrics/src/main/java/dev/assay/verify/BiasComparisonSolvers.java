package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.DemographicDisparity;
import dev.assay.metrics.bias.group.DifferentialFairness;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.group.Representation;
import dev.assay.metrics.bias.group.TwoGroups;
import dev.assay.metrics.bias.group.TwoProportionTest;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Human data against other data: representation, label disparity and labels given the group. */
final class BiasComparisonSolvers {
    private BiasComparisonSolvers() {}

    static void register(SolverTable table) {
        table.add(
                "bias",
                "label disparity in human and in other data",
                (c, data) -> BiasExpectation.check(
                        c,
                        Map.of("human", disparity(c, data, "data_human"), "other", disparity(c, data, "data_other"))));
        table.add("bias", "representation of groups", BiasComparisonSolvers::representation);
        table.add("bias", "P(label | group) in other against human", BiasComparisonSolvers::labelGivenGroup);
    }

    private static BiasTable.Groups groups(ReferenceCase reference, CaseTable rows) {
        return BiasTable.Groups.of(
                RowExpression.texts(rows, reference.parameters().get("group").asString()));
    }

    private static int[] labels(ReferenceCase reference, CaseTable rows) {
        List<String> columns = new ArrayList<>(reference.input().get("columns").asStrings());
        columns.remove(reference.parameters().get("group").asString());
        return BiasTable.matches(
                rows.strings(columns.get(columns.size() - 1)),
                String.valueOf(reference.parameters().get("positive").raw()));
    }

    private static Map<String, Object> disparity(ReferenceCase reference, CaseData data, String side)
            throws IOException {
        CaseTable rows = BiasTable.rows(reference, data, side);
        int[] labels = labels(reference, rows);
        ConfusionTable table = groups(reference, rows).confusion(labels, labels, null);
        GroupRates rates = table.rates(Rate.BASE);
        TwoGroups two = table.against(
                String.valueOf(reference.parameters().get("privileged").raw()));
        Map<String, Object> byGroup = new LinkedHashMap<>();
        for (GroupRate rate : rates.groups()) {
            byGroup.put(rate.group(), Map.of("positive_rate", rate.value(), "count", rate.trials()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("by_group", byGroup);
        answer.put("gap_max_min", value(() -> rates.spread().difference()));
        answer.put("ratio_min_max", value(() -> rates.spread().ratio()));
        answer.put("statistical_parity_difference", value(() -> two.difference(Rate.BASE)));
        answer.put("disparate_impact_ratio", value(() -> two.ratio(Rate.BASE)));
        answer.put("class_imbalance", value(two::imbalance));
        answer.put("group_weighted_demographic_disparity", value(() -> DemographicDisparity.groupWeighted(rates)));
        answer.put("smoothed_edf", DifferentialFairness.epsilon(rates));
        return answer;
    }

    private static Map<String, Double> counts(ReferenceCase reference, CaseData data, String side) throws IOException {
        CaseTable rows = BiasTable.rows(reference, data, side);
        BiasTable.Groups groups = groups(reference, rows);
        Map<String, Double> counts = new java.util.TreeMap<>();
        for (int code : groups.codes()) {
            counts.merge(groups.names().get(code), 1.0, Double::sum);
        }
        return counts;
    }

    private static Object representation(ReferenceCase reference, CaseData data) throws IOException {
        Map<String, Double> human = counts(reference, data, "data_human");
        Map<String, Double> other = counts(reference, data, "data_other");
        java.util.TreeSet<String> all = new java.util.TreeSet<>(human.keySet());
        all.addAll(other.keySet());
        Map<String, Double> ordered = new LinkedHashMap<>();
        all.forEach(group -> ordered.put(group, human.getOrDefault(group, 0.0)));
        Representation representation = new Representation(ordered, other);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("groups", List.copyOf(representation.human().keySet()));
        answer.put("counts_human", List.copyOf(representation.human().values()));
        answer.put("counts_other", List.copyOf(representation.synthetic().values()));
        answer.put("chi2", representation.test().result().statistic());
        answer.put("p", representation.test().result().pValue());
        answer.put("df", all.size() - 1);
        answer.put("cramers_v", representation.cramersV());
        answer.put("jensen_shannon_distance_base2", representation.jensenShannonDistance());
        answer.put("kl_human_other_nats", representation.kullbackLeibler());
        Map<String, Object> gaps = new LinkedHashMap<>();
        Map<String, Object> wilson = new LinkedHashMap<>();
        for (Representation.Share share : representation.shares()) {
            Interval gap = share.interval(0.95);
            gaps.put(share.group(), List.of(share.gap(), gap.low(), gap.high()));
            Interval one = share.human().interval();
            wilson.put(share.group(), List.of(one.low(), one.high()));
        }
        answer.put("share_other_minus_human_newcombe_95", gaps);
        answer.put("wilson_95_human", wilson);
        return answer;
    }

    private static Object labelGivenGroup(ReferenceCase reference, CaseData data) throws IOException {
        CaseTable humanRows = BiasTable.rows(reference, data, "data_human");
        CaseTable otherRows = BiasTable.rows(reference, data, "data_other");
        GroupRates human = groups(reference, humanRows).rates(labels(reference, humanRows), null);
        GroupRates other = groups(reference, otherRows).rates(labels(reference, otherRows), null);
        Map<String, Object> answer = new LinkedHashMap<>();
        for (GroupRate h : human.groups()) {
            GroupRate o = other.groups().stream()
                    .filter(rate -> rate.group().equals(h.group()))
                    .findFirst()
                    .orElse(new GroupRate(h.group(), 0, 0));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("k_other", o.successes());
            row.put("n_other", o.trials());
            row.put("k_human", h.successes());
            row.put("n_human", h.trials());
            row.put("difference", value(() -> o.value() - h.value()));
            if (o.isDefined()) {
                Interval interval = ProportionInterval.newcombe(o.successes(), o.trials(), h.successes(), h.trials());
                row.put("newcombe_95", List.of(interval.low(), interval.high()));
                row.put("fisher_p", TwoProportionTest.of(o, h).fisher().pValue());
            } else {
                row.put("newcombe_95", BiasExpectation.UNDEFINED);
                row.put("fisher_p", BiasExpectation.UNDEFINED);
            }
            answer.put(h.group(), row);
        }
        return BiasExpectation.check(reference, answer);
    }
}
