package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.GroupRates;
import dev.assay.metrics.bias.group.Rate;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Labels, predictions, scores, groups and weights of a bias case, from inline arrays or a file and expressions. */
final class BiasTable {
    private static final String POSITIVE = "positive label ";

    private final ReferenceCase reference;
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final @Nullable CaseTable table;
    private String positiveInText = "1";

    private BiasTable(ReferenceCase reference, @Nullable CaseTable table) {
        this.reference = reference;
        this.table = table;
    }

    static BiasTable of(ReferenceCase reference, CaseData data) throws IOException {
        CaseTable rows = reference.input().has("data") ? rows(reference, data, "data") : null;
        BiasTable result = new BiasTable(reference, rows);
        for (String key : List.of("y", "y_true", "y_pred", "score", "label_value", "sample_weight")) {
            reference
                    .parameters()
                    .find(key)
                    .filter(JsonValue::isString)
                    .ifPresent(v -> result.define(key, v.asString()));
        }
        return result;
    }

    /** The rows of the file that {@code key} names, after the case's filter. */
    static CaseTable rows(ReferenceCase reference, CaseData data, String key) throws IOException {
        CaseTable all = data.table(reference, reference.input().get(key).asString());
        return RowExpression.filter(
                all,
                reference.input().find("row_filter").map(JsonValue::asString).orElse(""));
    }

    /** "y" holds several definitions, "name=expression" parted by semicolons; other keys hold one expression. */
    private void define(String key, String text) {
        if (!key.equals("y")) {
            definitions.put(key, text);
            return;
        }
        for (String part : text.split(";")) {
            if (part.trim().startsWith(POSITIVE)) {
                positiveInText = part.trim().substring(POSITIVE.length()).trim();
                continue;
            }
            int equals = part.indexOf('=');
            if (equals > 0) {
                String expression = part.substring(equals + 1);
                int remark = expression.indexOf(" (or ");
                definitions.put(
                        part.substring(0, equals).trim(), remark < 0 ? expression : expression.substring(0, remark));
            }
        }
    }

    CaseTable table() {
        if (table == null) {
            throw new UnsupportedCaseException("the case gives no data file");
        }
        return table;
    }

    /** A variable under the first of its names that the case has, as text. */
    String[] texts(String... names) {
        for (String name : names) {
            if (reference.input().has(name)) {
                return reference.input().get(name).elements().stream()
                        .map(BiasTable::scalar)
                        .toArray(String[]::new);
            }
            if (definitions.containsKey(name)) {
                return RowExpression.texts(table(), definitions.get(name));
            }
        }
        throw new UnsupportedCaseException("the case defines none of " + List.of(names));
    }

    double[] numbers(String... names) {
        for (String name : names) {
            if (reference.input().has(name)) {
                return reference.input().get(name).asDoubles();
            }
            if (definitions.containsKey(name)) {
                return RowExpression.numbers(table(), definitions.get(name));
            }
        }
        throw new UnsupportedCaseException("the case defines none of " + List.of(names));
    }

    boolean has(String name) {
        return reference.input().has(name) || definitions.containsKey(name);
    }

    /** The label that counts as positive, 1 unless the case says otherwise. */
    String positive() {
        for (String key : List.of("positive_label", "favorable_label", "positive")) {
            if (reference.parameters().has(key)) {
                return scalar(reference.parameters().get(key));
            }
        }
        return positiveInText;
    }

    int[] labels() {
        return matches(texts("y_true", "label_value"), positive());
    }

    int[] predictions() {
        return matches(texts("y_pred", "score"), positive());
    }

    static int[] matches(String[] values, String positive) {
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = values[i].equals(positive) ? 1 : 0;
        }
        return codes;
    }

    /** Weights by the case's expression, or null. */
    double @Nullable [] weights() {
        return has("sample_weight")
                ? numbers("sample_weight")
                : reference.input().has("weight") ? numbers("weight") : null;
    }

    /** Groups of rows, coded in the order of their sorted names. */
    record Groups(int[] codes, List<String> names) {
        static Groups of(String[] values) {
            List<String> names = List.copyOf(new TreeSet<>(List.of(values)));
            int[] codes = new int[values.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = names.indexOf(values[i]);
            }
            return new Groups(codes, names);
        }

        ConfusionTable confusion(int[] labels, int[] predictions, double @Nullable [] weights) {
            return ConfusionTable.of(codes, names, labels, predictions, weights);
        }

        /** Share of rows coded 1 by group. */
        GroupRates rates(int[] labels, double @Nullable [] weights) {
            return confusion(labels, labels, weights).rates(Rate.BASE);
        }

        GroupRate rate(String name, int[] labels) {
            return rates(labels, null).group(name);
        }
    }

    /** The groups by the case's "group", "attribute" or "sensitive" parameter, or an inline array. */
    Groups groups() {
        if (reference.input().has("group")) {
            return Groups.of(texts("group"));
        }
        for (String key : List.of("group", "attribute")) {
            if (reference.parameters().has(key)) {
                return Groups.of(RowExpression.texts(
                        table(), reference.parameters().get(key).asString()));
            }
        }
        return Groups.of(joined(reference.parameters().get("sensitive").asStrings()));
    }

    /** The values of columns joined as the cases do. */
    String[] joined(List<String> columns) {
        String[] joined = table().strings(columns.get(0)).clone();
        for (String column : columns.subList(1, columns.size())) {
            String[] more = table().strings(column);
            for (int i = 0; i < joined.length; i++) {
                joined[i] += " | " + more[i];
            }
        }
        return joined;
    }

    private static String scalar(JsonValue value) {
        if (value.isString()) {
            return value.asString();
        }
        double number = value.asDouble();
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
