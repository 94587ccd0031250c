package dev.assay.verify;

import static dev.assay.verify.BiasExpectation.value;

import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.slice.SliceLine;
import dev.assay.metrics.bias.slice.SubgroupDivergence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Worst slices and divergence of subgroups, under the names of sliceline and divexplorer. */
final class BiasSliceSolvers {
    private BiasSliceSolvers() {}

    static void register(SolverTable table) {
        table.add("bias", "SliceLine top-k worst slices", BiasSliceSolvers::sliceLine);
        table.add("bias", "DivExplorer divergence of frequent subgroups", BiasSliceSolvers::divergence);
    }

    /** The features by name: listed with definitions, or all columns but those of the error. */
    private static Map<String, BiasTable.Groups> features(ReferenceCase reference, CaseTable table, String target) {
        Map<String, BiasTable.Groups> features = new LinkedHashMap<>();
        if (!reference.parameters().has("features")) {
            for (String column : reference.input().get("columns").asStrings()) {
                if (!target.contains(column)) {
                    features.put(column, BiasTable.Groups.of(table.strings(column)));
                }
            }
            return features;
        }
        for (String feature : reference.parameters().get("features").asString().split(",")) {
            int equals = feature.indexOf('=');
            String name = (equals < 0 ? feature : feature.substring(0, equals)).trim();
            String definition =
                    equals < 0 ? name : feature.substring(equals + 1).trim();
            int from = definition.indexOf(" from ");
            features.put(
                    name,
                    BiasTable.Groups.of(
                            from < 0
                                    ? table.strings(definition)
                                    : bins(
                                            table.doubles(definition
                                                    .substring(from + 6)
                                                    .trim()),
                                            definition.substring(0, from).split("/"))));
        }
        return features;
    }

    /** Bins written as "0", "1-3" or ">3". */
    private static String[] bins(double[] values, String[] bins) {
        String[] names = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            names[i] = "";
            for (String bin : bins) {
                String name = bin.trim();
                boolean inside;
                if (name.startsWith(">")) {
                    inside = values[i] > Double.parseDouble(name.substring(1));
                } else if (name.startsWith("<")) {
                    inside = values[i] < Double.parseDouble(name.substring(1));
                } else if (name.indexOf('-') > 0) {
                    int dash = name.indexOf('-');
                    inside = values[i] >= Double.parseDouble(name.substring(0, dash))
                            && values[i] <= Double.parseDouble(name.substring(dash + 1));
                } else {
                    inside = values[i] == Double.parseDouble(name);
                }
                if (inside) {
                    names[i] = name;
                }
            }
        }
        return names;
    }

    private static int[][] codes(Map<String, BiasTable.Groups> features) {
        return features.values().stream().map(BiasTable.Groups::codes).toArray(int[][]::new);
    }

    private static int[] sizes(Map<String, BiasTable.Groups> features) {
        return features.values().stream().mapToInt(f -> f.names().size()).toArray();
    }

    private static Object sliceLine(ReferenceCase reference, CaseData data) throws IOException {
        CaseTable table = BiasTable.rows(reference, data, "data");
        JsonValue parameters = reference.parameters();
        String error = parameters.get("error").asString();
        Map<String, BiasTable.Groups> features = features(reference, table, error);
        List<String> names = List.copyOf(features.keySet());
        List<BiasTable.Groups> values = List.copyOf(features.values());
        double[] errors = RowExpression.numbers(table, error);
        double sum = 0;
        for (double e : errors) {
            sum += e;
        }
        double average = sum / errors.length;
        List<SliceLine.Slice> slices = SliceLine.search(
                codes(features),
                sizes(features),
                errors,
                new SliceLine.Options(
                        parameters.get("alpha").asDouble(),
                        parameters.get("k").asInt(),
                        parameters.get("max_l").asInt(),
                        parameters.get("min_sup").asInt(),
                        true));
        List<Map<String, Object>> ours = new ArrayList<>();
        for (SliceLine.Slice slice : slices) {
            Map<String, Object> conditions = new TreeMap<>();
            for (SliceLine.Condition condition : slice.conditions()) {
                String name = names.get(condition.column());
                conditions.put(name, values.get(condition.column()).names().get(condition.value()));
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("slice", conditions);
            row.put("slice_score", slice.score());
            row.put("sum_slice_error", slice.errorSum());
            row.put("max_slice_error", slice.maxError());
            row.put("slice_size", slice.size());
            row.put("slice_average_error", slice.meanError());
            ours.add(row);
        }
        // Order inside ties is free: put ours into the order of the expectation.
        List<Map<String, Object>> ordered = new ArrayList<>();
        for (JsonValue wanted : reference.expected().get("top_slices").elements()) {
            Map<String, Object> conditions = new TreeMap<>();
            wanted.get("slice")
                    .keys()
                    .forEach(k -> conditions.put(
                            k, String.valueOf(wanted.get("slice").get(k).raw())));
            ours.stream().filter(o -> conditions.equals(o.get("slice"))).forEach(ordered::add);
        }
        return Map.of("average_error", average, "top_slices", ours.size() == ordered.size() ? ordered : ours);
    }

    private static Object divergence(ReferenceCase reference, CaseData data) throws IOException {
        CaseTable table = BiasTable.rows(reference, data, "data");
        Map<String, BiasTable.Groups> features = features(reference, table, "");
        List<String> names = List.copyOf(features.keySet());
        List<BiasTable.Groups> values = List.copyOf(features.values());
        List<String> columns = reference.input().get("columns").asStrings();
        SubgroupDivergence found = SubgroupDivergence.of(
                codes(features),
                sizes(features),
                BiasTable.matches(table.strings(columns.get(columns.size() - 1)), "1"),
                BiasTable.matches(
                        RowExpression.texts(
                                table, reference.parameters().get("y_pred").asString()),
                        "1"),
                reference.parameters().get("min_support").asDouble());
        Map<Set<String>, Map<String, Object>> ours = new HashMap<>();
        for (SubgroupDivergence.Subgroup subgroup : found.subgroups()) {
            Set<String> items = new TreeSet<>();
            subgroup.conditions()
                    .forEach(condition -> items.add(names.get(condition.column()) + "="
                            + values.get(condition.column()).names().get(condition.value())));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("support", subgroup.counts().total() / table.size());
            row.put("support_count", subgroup.counts().total());
            row.put("d_fpr", value(() -> found.divergence(subgroup, Rate.FALSE_POSITIVE)));
            row.put("d_fnr", value(() -> found.divergence(subgroup, Rate.FALSE_NEGATIVE)));
            row.put("d_accuracy", value(() -> found.divergence(subgroup, Rate.ACCURACY)));
            row.put("t_value_fp", found.tValue(subgroup, Rate.FALSE_POSITIVE));
            row.put("t_value_fn", found.tValue(subgroup, Rate.FALSE_NEGATIVE));
            row.put("t_value_tp_tn", found.tValue(subgroup, Rate.ACCURACY));
            row.put("tn", subgroup.counts().tn());
            row.put("fp", subgroup.counts().fp());
            row.put("fn", subgroup.counts().fn());
            row.put("tp", subgroup.counts().tp());
            ours.put(items, row);
        }
        List<JsonValue> wanted = reference.expected().get("subgroups").elements();
        CaseCheck check = () -> {
            if (wanted.size() != ours.size()) {
                return Optional.of("ours has " + ours.size() + " subgroups, expected " + wanted.size());
            }
            for (JsonValue subgroup : wanted) {
                Set<String> items = new TreeSet<>(subgroup.get("itemset").asStrings());
                Map<String, Object> row = ours.get(items);
                if (row == null) {
                    return Optional.of("ours lacks the subgroup " + items);
                }
                row.put("itemset", subgroup.get("itemset").asStrings());
                Optional<String> disagreement = Comparison.disagreement(row, subgroup, reference.tolerance());
                if (disagreement.isPresent()) {
                    return Optional.of(items + disagreement.get());
                }
            }
            return Optional.empty();
        };
        return check;
    }
}
