package dev.assay.audit;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Origin;
import dev.assay.data.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of one input.
 *
 * @param name of the dataset
 * @param rows number of rows that took part
 * @param columns name, kind and role of each column
 * @param origin the file, when it was read from one
 */
public record InputSummary(String name, int rows, List<ColumnSummary> columns, Optional<Origin> origin) {
    public InputSummary {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param name its name
     * @param kind its kind, as in configuration files
     * @param role its role, as in configuration files
     * @param missing number of missing values
     * @param categories number of categories, of different values in a group of numbers, and 0 for other columns
     */
    public record ColumnSummary(String name, String kind, String role, int missing, int categories) {}

    /** Summarises a dataset. */
    public static InputSummary of(Dataset dataset) {
        return of(dataset.name(), dataset);
    }

    /** Summarises a dataset under another name. */
    static InputSummary of(String name, Dataset dataset) {
        return new InputSummary(
                name,
                dataset.rows(),
                dataset.columns().stream()
                        .map(column -> summary(dataset, column))
                        .toList(),
                dataset.origin());
    }

    private static ColumnSummary summary(Dataset dataset, Column column) {
        return new ColumnSummary(
                column.name(),
                column.kind().name().toLowerCase(java.util.Locale.ROOT),
                dataset.role(column.name()).id(),
                column.missingCount(),
                categories(column, dataset.role(column.name())));
    }

    private static int categories(Column column, Role role) {
        if (column instanceof CategoricalColumn categories) {
            return categories.dictionary().size();
        }
        return column instanceof NumericColumn numbers && role == Role.GROUP
                ? (int) Arrays.stream(numbers.values())
                        .filter(value -> !Double.isNaN(value))
                        .distinct()
                        .count()
                : 0;
    }
}
