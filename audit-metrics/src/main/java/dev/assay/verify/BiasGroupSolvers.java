package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.group.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Disaggregated group metrics and their gaps, under the names of fairlearn. */
final class BiasGroupSolvers {
    private static final Map<String, Rate> RATES = new LinkedHashMap<>();

    static {
        RATES.put("selection_rate", Rate.SELECTION);
        RATES.put("tpr", Rate.TRUE_POSITIVE);
        RATES.put("fpr", Rate.FALSE_POSITIVE);
        RATES.put("tnr", Rate.TRUE_NEGATIVE);
        RATES.put("fnr", Rate.FALSE_NEGATIVE);
        RATES.put("accuracy", Rate.ACCURACY);
        // The mean of 0/1 predictions.
        RATES.put("mean_prediction", Rate.SELECTION);
    }

    private BiasGroupSolvers() {}

    static void register(SolverTable table) {
        String area = "bias";
        table.add(area, "disaggregated group metrics (MetricFrame)", BiasGroupSolvers::frameOnly);
        table.add(area, "intersectional group metrics", BiasGroupSolvers::frameOnly);
        table.add(area, "demographic parity / equal opportunity / equalized odds", BiasGroupSolvers::disparityOnly);
        table.add(area, "group metrics within control-feature strata", BiasGroupSolvers::control);
        table.add(area, "weighted group disparity", BiasGroupSolvers::both);
        table.add(area, "all group metrics and disparities, 24 rows", BiasGroupSolvers::inline);
        table.addWhere(
                c -> c.area().equals(area) && c.metric().startsWith("all group metrics"), BiasGroupSolvers::inline);
        table.add(area, "edge case", BiasGroupSolvers::inline);
    }

    /** One group's counts, with the number of rows, which weights do not change. */
    private record Cell(Confusion counts, double rows) {}

    private static Map<String, Cell> cells(BiasTable rows, BiasTable.Groups groups, double @Nullable [] weights) {
        ConfusionTable counts = groups.confusion(rows.labels(), rows.predictions(), weights);
        ConfusionTable plain = groups.confusion(rows.labels(), rows.predictions(), null);
        Map<String, Cell> cells = new LinkedHashMap<>();
        counts.groups()
                .forEach((name, c) ->
                        cells.put(name, new Cell(c, plain.group(name).total())));
        return cells;
    }

    private static Object frameOnly(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        return BiasExpectation.check(reference, frame(cells(rows, rows.groups(), rows.weights())));
    }

    private static Object disparityOnly(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        return BiasExpectation.check(reference, disparity(cells(rows, rows.groups(), rows.weights())));
    }

    private static Object both(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        Map<String, Cell> cells = cells(rows, rows.groups(), rows.weights());
        return BiasExpectation.check(reference, Map.of("frame", frame(cells), "disparity", disparity(cells)));
    }

    private static Object inline(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        Map<String, Cell> cells = cells(rows, rows.groups(), null);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("frame", frame(cells));
        answer.put("disparity", disparity(cells));
        if (rows.has("weight")) {
            Map<String, Cell> weighted = cells(rows, rows.groups(), rows.numbers("weight"));
            answer.put("frame_weighted", frame(weighted));
            answer.put("weighted_frame", frame(weighted));
            answer.put("disparity_weighted", disparity(weighted));
            answer.put("weighted_disparity", disparity(weighted));
        }
        return BiasExpectation.check(reference, answer);
    }

    private static Object control(ReferenceCase reference, CaseData data) throws IOException {
        BiasTable rows = BiasTable.of(reference, data);
        List<String> control = reference.parameters().get("control").asStrings();
        List<String> columns = new ArrayList<>(control);
        columns.addAll(reference.parameters().get("sensitive").asStrings());
        String[] strata = rows.joined(control);
        String[] joined = rows.joined(columns);
        Map<String, String> stratumOf = new TreeMap<>();
        for (int i = 0; i < joined.length; i++) {
            stratumOf.put(joined[i], strata[i]);
        }
        Map<String, Map<String, Cell>> byStratum = new TreeMap<>();
        cells(rows, BiasTable.Groups.of(joined), rows.weights()).forEach((name, cell) -> byStratum
                .computeIfAbsent(stratumOf.get(name), s -> new LinkedHashMap<>())
                .put(name, cell));
        Map<String, Map<String, Object>> answer = new LinkedHashMap<>();
        byStratum.forEach((stratum, cells) -> frame(cells).forEach((part, entries) -> {
            Map<String, Object> target = answer.computeIfAbsent(part, p -> new LinkedHashMap<>());
            if (part.equals("by_group")) {
                target.putAll((Map<String, ?>) entries);
            } else {
                target.put(stratum, entries);
            }
        }));
        return BiasExpectation.check(reference, answer);
    }

    private static Map<String, Map<String, Object>> frame(Map<String, Cell> cells) {
        Map<String, Map<String, Object>> frame = new LinkedHashMap<>();
        Map<String, Object> byGroup = new LinkedHashMap<>();
        cells.forEach((name, cell) -> byGroup.put(name, row(cell)));
        frame.put("by_group", byGroup);
        Confusion sum = Confusion.EMPTY;
        double count = 0;
        for (Cell cell : cells.values()) {
            sum = sum.plus(cell.counts());
            count += cell.rows();
        }
        frame.put("overall", row(new Cell(sum, count)));
        Map<String, ToDoubleFunction<Spread>> parts = Map.of(
                "group_min", Spread::minimum,
                "group_max", Spread::maximum,
                "difference_between_groups", Spread::difference,
                "difference_to_overall", Spread::differenceToOverall,
                "ratio_between_groups", Spread::ratio,
                "ratio_to_overall", Spread::foldedRatio);
        double total = count;
        parts.forEach((part, of) -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            double[] counts = cells.values().stream().mapToDouble(Cell::rows).toArray();
            entries.put("count", value(() -> of.applyAsDouble(Spread.of(counts, total))));
            RATES.forEach((name, rate) -> {
                GroupRates rates = rates(cells, rate);
                entries.put(
                        name,
                        rates.undefined().isEmpty()
                                ? value(() -> of.applyAsDouble(rates.spread()))
                                : BiasExpectation.UNDEFINED);
            });
            frame.put(part, entries);
        });
        return frame;
    }

    private static Map<String, Object> row(Cell cell) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("count", cell.rows());
        RATES.forEach((name, rate) -> row.put(name, value(() -> cell.counts().value(rate))));
        return row;
    }

    private static GroupRates rates(Map<String, Cell> cells, Rate rate) {
        List<GroupRate> rates = new ArrayList<>();
        cells.forEach((name, cell) -> rates.add(cell.counts().rate(name, rate)));
        return new GroupRates(rate.title(), rates);
    }

    /** A gap is comparable only where every group has the rate: the peer counts an undefined one as 0. */
    private static Map<String, Object> disparity(Map<String, Cell> cells) {
        GroupRates selection = rates(cells, Rate.SELECTION);
        GroupRates truePositive = rates(cells, Rate.TRUE_POSITIVE);
        GroupRates falsePositive = rates(cells, Rate.FALSE_POSITIVE);
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, ToDoubleFunction<Spread>> differences =
                Map.of("between_groups", Spread::difference, "to_overall", Spread::differenceToOverall);
        Map<String, ToDoubleFunction<Spread>> ratios =
                Map.of("between_groups", Spread::ratio, "to_overall", Spread::foldedRatio);
        differences.forEach((kind, of) -> {
            all.put("demographic_parity_difference/" + kind, gap(selection, of));
            all.put("equal_opportunity_difference/" + kind, gap(truePositive, of));
            Object t = gap(truePositive, of);
            Object f = gap(falsePositive, of);
            all.put("equalized_odds_difference/" + kind, both(t, f, Math::max));
            all.put("equalized_odds_difference/" + kind + "/agg=mean", both(t, f, (a, b) -> (a + b) / 2));
        });
        ratios.forEach((kind, of) -> {
            all.put("demographic_parity_ratio/" + kind, gap(selection, of));
            all.put("equal_opportunity_ratio/" + kind, gap(truePositive, of));
            Object t = gap(truePositive, of);
            Object f = gap(falsePositive, of);
            all.put("equalized_odds_ratio/" + kind, both(t, f, Math::min));
            all.put("equalized_odds_ratio/" + kind + "/agg=mean", both(t, f, (a, b) -> (a + b) / 2));
        });
        return all;
    }

    private static Object gap(GroupRates rates, ToDoubleFunction<Spread> of) {
        return rates.undefined().isEmpty() ? value(() -> of.applyAsDouble(rates.spread())) : BiasExpectation.UNDEFINED;
    }

    private static Object both(Object a, Object b, java.util.function.DoubleBinaryOperator join) {
        return a instanceof Double x && b instanceof Double y ? join.applyAsDouble(x, y) : BiasExpectation.UNDEFINED;
    }
}
