package dev.assay.verify;

import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.CategoryCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of realism cases: inline columns, inline rows, or columns and rows of a file. */
final class RealismInput {
    @FunctionalInterface
    interface OfNumbers {
        Object answer(double[] real, double[] synthetic);
    }

    @FunctionalInterface
    interface OfCounts {
        Object answer(CategoryCounts counts);
    }

    private final ReferenceCase reference;
    private final CaseData data;

    RealismInput(ReferenceCase reference, CaseData data) {
        this.reference = reference;
        this.data = data;
    }

    /** What a function of both sides' numbers answers. */
    static Object ofNumbers(ReferenceCase c, CaseData data, OfNumbers function) throws IOException {
        RealismInput input = new RealismInput(c, data);
        return function.answer(input.numbers("real"), input.numbers("synthetic"));
    }

    /** What a function of both sides' counts of categories answers. */
    static Object ofCounts(ReferenceCase c, CaseData data, OfCounts function) throws IOException {
        RealismInput input = new RealismInput(c, data);
        return function.answer(CategoryCounts.of(input.categories("real"), input.categories("synthetic")));
    }

    /** The only column of an input as numbers, NaN = missing. */
    double[] numbers(String key) throws IOException {
        JsonValue input = reference.input().get(key);
        if (input.isArray()) {
            return input.asDoubles();
        }
        CaseTable table = table(key);
        return table.doubles(only(table));
    }

    /** The only column of an input as categories, null = missing. */
    @Nullable
    String[] categories(String key) throws IOException {
        CaseTable table = table(key);
        return categories(table, only(table));
    }

    /** A column as categories, null = missing. */
    static @Nullable String[] categories(CaseTable table, String column) {
        String[] texts = table.strings(column);
        @Nullable String[] values = new @Nullable String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            values[i] = texts[i].isEmpty() ? null : texts[i];
        }
        return values;
    }

    /** An input as a table of texts; the columns of inline rows are named 0, 1 and so on. */
    CaseTable table(String key) throws IOException {
        JsonValue input = reference.input().get(key);
        if (input.isArray()) {
            return inline(input);
        }
        if (!input.isObject()) {
            throw new UnsupportedCaseException("the input " + key + " is described in words only: " + input.raw());
        }
        CaseTable table = data.table(reference, input.get("file").asString());
        if (input.has("rows")) {
            int[] rows = input.get("rows").asInts();
            table = table.slice(rows[0], rows[1]);
        }
        if (input.has("first")) {
            table = table.slice(0, input.get("first").asInt());
        }
        return columns(table, input.get("columns"));
    }

    private static CaseTable columns(CaseTable table, JsonValue columns) {
        if (!columns.isArray()) {
            throw new UnsupportedCaseException("columns described in words: " + columns.raw());
        }
        List<String> names = columns.asStrings();
        List<String[]> values = names.stream().map(table::strings).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            int at = row;
            rows.add(values.stream().map(column -> column[at]).toList());
        }
        return new CaseTable(names, rows);
    }

    private static CaseTable inline(JsonValue input) {
        List<List<String>> rows = new ArrayList<>();
        int width = 1;
        for (JsonValue row : input.elements()) {
            List<String> fields = row.isArray()
                    ? row.elements().stream().map(RealismInput::text).toList()
                    : List.of(text(row));
            width = fields.size();
            rows.add(fields);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            names.add(Integer.toString(i));
        }
        return new CaseTable(names, rows);
    }

    /** Numbers in one form, so that 1 is the category 1.0, and -0.0 the category 0.0. */
    private static String text(JsonValue value) {
        if (value.isNull()) {
            return "";
        }
        return value.isNumber() && !value.isString()
                ? String.valueOf(value.asDouble() + 0.0)
                : String.valueOf(value.raw());
    }

    private static String only(CaseTable table) {
        if (table.columns().size() != 1) {
            throw new UnsupportedCaseException("one column was expected, there are " + table.columns());
        }
        return table.columns().get(0);
    }
}
