package dev.assay.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives columns of one name the same kind in several datasets, because a kind inferred from the values may differ from one
 * to the next: the wider kind wins.
 *
 * <ul>
 *   <li>a column without any value takes the others' kind;
 *   <li>numbers that are categories here and numeric there are numeric, and so are categories that are whole numbers when
 *       the datasets together have more than {@value #FEW_NUMBERS};
 *   <li>categories here and text there are text;
 *   <li>numbers here and other categories there are categories; any other two kinds are text;
 *   <li>vectors of different dimensions stay as they are.
 * </ul>
 */
public final class CommonKinds {
    /** The most distinct whole numbers that are taken for categories. */
    public static final int FEW_NUMBERS = 10;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,16}");

    private CommonKinds() {}

    /** The datasets with the kinds of their common columns made equal, but for columns whose kind somebody has stated. */
    public static List<Dataset> align(List<Dataset> datasets, Set<String> stated) {
        List<Dataset> aligned = new ArrayList<>(datasets);
        of(datasets, stated)
                .forEach((name, kind) -> aligned.replaceAll(dataset -> dataset.find(name)
                        .filter(column -> column.kind() != kind)
                        .map(column -> dataset.with(convert(column, kind)))
                        .orElse(dataset)));
        return List.copyOf(aligned);
    }

    /** The kinds of the columns that more than one dataset has and whose kind nobody has stated, by name. */
    public static Map<String, ColumnKind> of(List<Dataset> datasets, Set<String> stated) {
        Set<String> names = new LinkedHashSet<>();
        datasets.forEach(dataset -> dataset.columns().forEach(column -> names.add(column.name())));
        names.removeAll(stated);
        Map<String, ColumnKind> kinds = new HashMap<>();
        for (String name : names) {
            List<Column> columns =
                    datasets.stream().flatMap(d -> d.find(name).stream()).toList();
            if (columns.size() > 1) {
                kinds.put(name, common(columns));
            }
        }
        return kinds;
    }

    private static ColumnKind common(List<Column> columns) {
        List<Column> filled = columns.stream()
                .filter(column -> column.missingCount() < column.size())
                .toList();
        if (filled.isEmpty()) {
            return columns.get(0).kind();
        }
        ColumnKind kind = filled.get(0).kind();
        boolean numbers = filled.stream().allMatch(CommonKinds::isNumbers);
        if (numbers) {
            return filled.stream().allMatch(column -> column.kind() == ColumnKind.CATEGORICAL)
                            && distinct(filled) <= FEW_NUMBERS
                    ? ColumnKind.CATEGORICAL
                    : ColumnKind.NUMERIC;
        }
        if (filled.stream().allMatch(column -> column.kind() == kind)) {
            return kind;
        }
        boolean categories =
                filled.stream().allMatch(c -> c.kind() == ColumnKind.CATEGORICAL || c.kind() == ColumnKind.NUMERIC);
        return categories ? ColumnKind.CATEGORICAL : ColumnKind.TEXT;
    }

    private static long distinct(List<Column> columns) {
        Set<String> values = new HashSet<>();
        for (Column column : columns) {
            if (column instanceof CategoricalColumn categories) {
                values.addAll(categories.dictionary());
            }
        }
        return values.size();
    }

    /** Whether the values are numbers, or categories that are whole numbers. */
    public static boolean isNumbers(Column column) {
        return column instanceof NumericColumn
                || column instanceof CategoricalColumn categories
                        && !categories.dictionary().isEmpty()
                        && categories.dictionary().stream()
                                .allMatch(text -> WHOLE.matcher(text).matches());
    }

    private static Column convert(Column column, ColumnKind kind) {
        boolean empty = column.missingCount() == column.size();
        return switch (kind) {
            case NUMERIC -> empty || column instanceof CategoricalColumn ? numeric(column) : column;
            case CATEGORICAL -> CategoricalColumn.of(column.name(), texts(column));
            case TEXT -> TextColumn.wrap(column.name(), texts(column));
            case TIME -> {
                long[] millis = new long[column.size()];
                Arrays.fill(millis, TimeColumn.MISSING);
                yield TimeColumn.wrap(column.name(), millis);
            }
            case STEPS -> StepsColumn.wrap(column.name(), texts(column));
            case VECTOR -> column;
        };
    }

    private static NumericColumn numeric(Column column) {
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? Double.NaN : Double.parseDouble(column.display(row));
        }
        return NumericColumn.wrap(column.name(), values);
    }

    private static @Nullable String[] texts(Column column) {
        @Nullable String[] values = new @Nullable String[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? null : column.display(row);
        }
        return values;
    }
}
