package dev.assay.verify;

import dev.assay.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the rows that one part of a case's input names: a selection of a file, or rows written inline. */
final class CaseRows {
    private CaseRows() {}

    /**
     * The selected columns and rows of a file: {@code columns} (names, or {@code "all f*"} for all but the label), {@code rows}
     * [from, to), {@code first} n of those. Inline rows get the column names c0, c1 and so on, with "" for null.
     */
    static CaseTable table(ReferenceCase reference, JsonValue part, CaseData data) throws IOException {
        if (part.isArray()) {
            return inline(part);
        }
        CaseTable table = data.table(reference, part.get("file").asString());
        int from = 0;
        int to = table.size();
        if (part.has("rows")) {
            from = part.get("rows").elements().get(0).asInt();
            to = part.get("rows").elements().get(1).asInt();
        }
        if (part.has("first")) {
            to = Math.min(to, from + part.get("first").asInt());
        }
        return pick(table.slice(from, to), columns(table, part));
    }

    /** The rows as numbers, each column divided by what the input says. */
    static double[][] points(ReferenceCase reference, JsonValue part, CaseData data) throws IOException {
        CaseTable table = table(reference, part, data);
        int width = table.columns().size();
        double[] divisors = divisors(reference.input(), width);
        double[][] points = new double[table.size()][width];
        for (int k = 0; k < width; k++) {
            double[] column = table.doubles(table.columns().get(k));
            for (int i = 0; i < column.length; i++) {
                points[i][k] = column[i] / divisors[k];
            }
        }
        return points;
    }

    /** The table with its rows in reverse order when the input's {@code change} says so. */
    static CaseTable changed(ReferenceCase reference, CaseTable table) {
        if (!reference.input().has("change")) {
            return table;
        }
        String change = reference.input().get("change").asString();
        if (!change.equals("synthetic rows in reverse order")) {
            throw new UnsupportedCaseException("the change \"" + change + "\" is not known");
        }
        List<List<String>> rows = new ArrayList<>(table.rows());
        Collections.reverse(rows);
        return new CaseTable(table.columns(), rows);
    }

    private static CaseTable inline(JsonValue part) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonValue row : part.elements()) {
            List<String> fields = new ArrayList<>();
            for (JsonValue field : row.elements()) {
                fields.add(field.isNull() ? "" : String.valueOf(field.raw()));
            }
            rows.add(fields);
        }
        List<String> names = new ArrayList<>();
        for (int k = 0; !rows.isEmpty() && k < rows.get(0).size(); k++) {
            names.add("c" + k);
        }
        return new CaseTable(names, rows);
    }

    private static List<String> columns(CaseTable table, JsonValue part) {
        if (!part.has("columns")) {
            return table.columns();
        }
        JsonValue columns = part.get("columns");
        if (columns.isArray()) {
            return columns.asStrings();
        }
        return table.columns().stream().filter(name -> !name.equals("label")).toList();
    }

    private static CaseTable pick(CaseTable table, List<String> columns) {
        if (columns.equals(table.columns())) {
            return table;
        }
        int[] positions = new int[columns.size()];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = table.columns().indexOf(columns.get(k));
            if (positions[k] < 0) {
                throw new UnsupportedCaseException("the table has no column " + columns.get(k));
            }
        }
        List<List<String>> rows = new ArrayList<>(table.size());
        for (List<String> row : table.rows()) {
            List<String> fields = new ArrayList<>(positions.length);
            for (int position : positions) {
                fields.add(row.get(position));
            }
            rows.add(fields);
        }
        return new CaseTable(columns, rows);
    }

    private static double[] divisors(JsonValue input, int width) {
        double[] divisors = new double[width];
        java.util.Arrays.fill(divisors, 1);
        if (input.has("divide_features_by")) {
            java.util.Arrays.fill(divisors, input.get("divide_features_by").asDouble());
        }
        if (input.has("divide_columns_by")) {
            return input.get("divide_columns_by").asDoubles();
        }
        return divisors;
    }
}
