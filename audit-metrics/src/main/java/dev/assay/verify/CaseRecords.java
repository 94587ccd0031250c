package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.copying.MixedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sets of mixed records that a case names, in one coding; the first set says which columns are numeric. */
record CaseRecords(Map<String, MixedRecords> sets) {

    static CaseRecords of(ReferenceCase reference, CaseData data, String... names) throws IOException {
        Map<String, CaseTable> tables = new LinkedHashMap<>();
        for (String name : names) {
            CaseTable table = CaseRows.table(reference, reference.input().get(name), data);
            tables.put(name, name.equals("synthetic") ? CaseRows.changed(reference, table) : table);
        }
        List<String> numeric = new ArrayList<>();
        List<String> categorical = new ArrayList<>();
        for (String column : tables.values().iterator().next().columns()) {
            (isNumeric(reference, tables, column) ? numeric : categorical).add(column);
        }
        List<Map<String, Integer>> codes = new ArrayList<>();
        categorical.forEach(column -> codes.add(new LinkedHashMap<>()));
        Map<String, MixedRecords> sets = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            double[][] numbers = numeric.stream().map(table::doubles).toArray(double[][]::new);
            int[][] coded = new int[categorical.size()][];
            for (int c = 0; c < coded.length; c++) {
                coded[c] = codes(table.strings(categorical.get(c)), codes.get(c));
            }
            sets.put(name, new MixedRecords(numbers, coded, table.size()));
        });
        return new CaseRecords(sets);
    }

    MixedRecords get(String name) {
        MixedRecords records = sets.get(name);
        if (records == null) {
            throw new UnsupportedCaseException("the case has no set " + name);
        }
        return records;
    }

    /** Codes in order of first appearance, -1 for "". */
    static int[] codes(String[] values, Map<String, Integer> codes) {
        int[] coded = new int[values.length];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = values[i].isEmpty() ? -1 : codes.computeIfAbsent(values[i], value -> codes.size());
        }
        return coded;
    }

    /** Numbers, NaN for null. */
    static double[] numbers(JsonValue values) {
        return values.elements().stream()
                .mapToDouble(value -> value.isNull() ? Double.NaN : value.asDouble())
                .toArray();
    }

    /** Texts, "" for null. */
    static String[] texts(JsonValue values) {
        return values.elements().stream()
                .map(value -> value.isNull() ? "" : String.valueOf(value.raw()))
                .toArray(String[]::new);
    }

    private static boolean isNumeric(ReferenceCase reference, Map<String, CaseTable> tables, String column) {
        @Nullable
        Set<String> stated = reference
                        .parameters()
                        .find("categorical")
                        .filter(JsonValue::isArray)
                        .isPresent()
                ? Set.copyOf(reference.parameters().get("categorical").asStrings())
                : null;
        return stated != null
                ? !stated.contains(column)
                : tables.values().stream().allMatch(table -> table.isNumeric(column));
    }
}
