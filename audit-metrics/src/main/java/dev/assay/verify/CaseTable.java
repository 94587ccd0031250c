package dev.assay.verify;

import java.util.List;

/**
 * A table of a case, all values as text; "" where the file has an empty field.
 *
 * @param columns names in order
 * @param rows one list of fields a row
 */
public record CaseTable(List<String> columns, List<List<String>> rows) {
    /** The rows {@code from} (inclusive) to {@code to} (exclusive, cut to the table). */
    public CaseTable slice(int from, int to) {
        return new CaseTable(columns, rows.subList(Math.min(from, rows.size()), Math.min(to, rows.size())));
    }

    public int size() {
        return rows.size();
    }

    /** The values of a column. */
    public String[] strings(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new UnsupportedCaseException("the table has no column " + column + "; it has " + columns);
        }
        return rows.stream().map(row -> row.get(index)).toArray(String[]::new);
    }

    /** The numbers of a column, NaN where a field is empty. */
    public double[] doubles(String column) {
        String[] texts = strings(column);
        double[] values = new double[texts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = texts[i].isBlank() ? Double.NaN : Double.parseDouble(texts[i]);
        }
        return values;
    }

    /** Whether every field of a column that is not empty is a number. */
    public boolean isNumeric(String column) {
        for (String text : strings(column)) {
            if (!text.isBlank()) {
                try {
                    Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    return false;
                }
            }
        }
        return true;
    }
}
