package dev.assay.io;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.ReadWarning;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Finds columns that became text or categories though most of their values are something else, and ids that repeat. */
final class ReadWarnings {
    /** The share of the values that have to be of a kind for the others to be worth a warning. */
    private static final double MOST = 0.9;

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern COMMA = Pattern.compile("[-+]?[0-9]{1,3}(\\.[0-9]{3})*,[0-9]+|[-+]?[0-9]+,[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");

    private enum Shape {
        NUMBER,
        COMMA,
        CODE,
        ARRAY,
        OTHER
    }

    private ReadWarnings() {}

    /** The dataset with its warnings; columns whose kind the caller has set are passed over. */
    static Dataset add(Dataset dataset, Map<String, ColumnKind> given, ReadLimits limits) {
        List<ReadWarning> warnings = new ArrayList<>();
        for (Column column : dataset.columns()) {
            boolean isId = dataset.role(column.name()) == Role.ID
                    || column.name().toLowerCase(Locale.ROOT).equals("id");
            if (isId) {
                repeated(column, warnings);
            } else if (!given.containsKey(column.name()) && dataset.role(column.name()) != Role.IGNORED) {
                shapes(column, new Vectors(limits.vectorDimension()), warnings);
            }
        }
        return warnings.isEmpty() ? dataset : dataset.warned(warnings);
    }

    private static void repeated(Column column, List<ReadWarning> warnings) {
        Set<String> seen = new HashSet<>();
        int first = -1;
        int count = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row) && !seen.add(column.display(row))) {
                first = first < 0 ? row : first;
                count++;
            }
        }
        if (count > 0) {
            warnings.add(new ReadWarning(
                    column.name(), first + 1, count, "has the id of an earlier record in " + records(count)));
        }
    }

    private static void shapes(Column column, Vectors vectors, List<ReadWarning> warnings) {
        IntFunction<Shape> shapeOf;
        if (column instanceof CategoricalColumn categories) {
            Shape[] shapes = categories.dictionary().stream()
                    .map(text -> shape(text, vectors))
                    .toArray(Shape[]::new);
            shapeOf = row -> shapes[categories.codes()[row]];
        } else if (column instanceof TextColumn texts) {
            shapeOf = row -> shape(texts.display(row), vectors);
        } else {
            return;
        }
        int[] counts = new int[Shape.values().length];
        int[] firsts = new int[counts.length];
        int present = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                present++;
                int shape = shapeOf.apply(row).ordinal();
                firsts[shape] = counts[shape] == 0 ? row : firsts[shape];
                counts[shape]++;
            }
        }
        String kind = column.kind() == ColumnKind.TEXT ? "text" : "categories";
        int commas = counts[Shape.COMMA.ordinal()];
        int numbers = counts[Shape.NUMBER.ordinal()];
        int others = counts[Shape.OTHER.ordinal()] + counts[Shape.ARRAY.ordinal()];
        if (commas > 0 && others == 0) {
            warnings.add(new ReadWarning(
                    column.name(),
                    firsts[Shape.COMMA.ordinal()] + 1,
                    commas,
                    "has decimal commas in " + records(commas) + " and is read as " + kind + "; write 1.5 for 1,5"));
        } else if (counts[Shape.ARRAY.ordinal()] == present && present > 0) {
            warnings.add(new ReadWarning(
                    column.name(),
                    firsts[Shape.ARRAY.ordinal()] + 1,
                    present,
                    "holds arrays of numbers of several lengths and is read as " + kind));
        } else if (others > 0 && counts[Shape.CODE.ordinal()] == 0 && numbers < present && numbers >= MOST * present) {
            int at = counts[Shape.OTHER.ordinal()] > 0 ? firsts[Shape.OTHER.ordinal()] : firsts[Shape.ARRAY.ordinal()];
            warnings.add(new ReadWarning(
                    column.name(),
                    at + 1,
                    others,
                    "holds numbers but for " + records(others) + " and is read as " + kind
                            + "; correct them, or name what they hold among the missing values"));
        }
    }

    private static String records(int count) {
        return count + (count == 1 ? " record" : " records");
    }

    private static Shape shape(String text, Vectors vectors) {
        if (text.isEmpty() || text.charAt(0) > '9' && text.charAt(0) != '[') {
            return Shape.OTHER;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes[0] == '[') {
            return vectors.parse(bytes, 0, bytes.length) > 0 ? Shape.ARRAY : Shape.OTHER;
        }
        if (bytes.length > LONGEST_NUMBER) {
            return Shape.OTHER;
        }
        try {
            if (!Double.isNaN(Decimals.parse(bytes, 0, bytes.length))) {
                return Shape.NUMBER;
            }
        } catch (ArithmeticException e) {
            return Shape.OTHER;
        }
        return COMMA.matcher(text).matches()
                ? Shape.COMMA
                : DIGITS.matcher(text).matches() ? Shape.CODE : Shape.OTHER;
    }
}
