package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.StepsColumn;
import dev.assay.data.TimeColumn;
import dev.assay.data.VectorColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Picks the columns that copying is looked for in, and codes them alike for all datasets of an audit. */
final class CopyColumns {
    private CopyColumns() {}

    /**
     * The three datasets as records of the same columns.
     *
     * @param columns their names
     * @param left names of columns that have no distance
     */
    record Sets(
            MixedRecords human,
            MixedRecords synthetic,
            Optional<MixedRecords> holdout,
            List<String> columns,
            List<String> left) {}

    /** Numbers, times and categories: the columns that have a distance. Empty when there are none. */
    static Optional<Sets> withDistance(AuditInputs inputs) {
        return sets(inputs, false, name -> true);
    }

    /** All columns, text and vectors too, with values that are equal or not. */
    static Optional<Sets> all(AuditInputs inputs) {
        return sets(inputs, true, name -> true);
    }

    /** The columns with a distance of those names. */
    static Optional<Sets> withDistance(AuditInputs inputs, Predicate<String> wanted) {
        return sets(inputs, false, wanted);
    }

    private static Optional<Sets> sets(AuditInputs inputs, boolean byEquality, Predicate<String> wanted) {
        List<Dataset> datasets = new ArrayList<>(List.of(inputs.human(), inputs.synthetic()));
        inputs.holdout().ifPresent(datasets::add);
        List<List<double[]>> numeric = new ArrayList<>();
        List<List<int[]>> categorical = new ArrayList<>();
        datasets.forEach(dataset -> {
            numeric.add(new ArrayList<>());
            categorical.add(new ArrayList<>());
        });
        List<String> columns = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Column column : inputs.human().columns()) {
            String name = column.name();
            Role role = inputs.human().role(name);
            if (role == Role.ID || role == Role.IGNORED || role == Role.WEIGHT || !wanted.test(name)) {
                continue;
            }
            if (column instanceof NumericColumn || column instanceof TimeColumn) {
                for (int d = 0; d < datasets.size(); d++) {
                    numeric.get(d).add(numbers(datasets.get(d).column(name)));
                }
            } else if (column instanceof CategoricalColumn) {
                for (int d = 0; d < datasets.size(); d++) {
                    categorical.get(d).add(((CategoricalColumn) datasets.get(d).column(name)).codes());
                }
            } else if (byEquality) {
                Map<String, Integer> codes = new HashMap<>();
                for (int d = 0; d < datasets.size(); d++) {
                    categorical.get(d).add(codes(datasets.get(d).column(name), codes));
                }
            } else {
                left.add(name);
                continue;
            }
            columns.add(name);
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<MixedRecords> sets = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            sets.add(new MixedRecords(
                    numeric.get(d).toArray(double[][]::new),
                    categorical.get(d).toArray(int[][]::new),
                    datasets.get(d).rows()));
        }
        return Optional.of(new Sets(
                sets.get(0),
                sets.get(1),
                sets.size() > 2 ? Optional.of(sets.get(2)) : Optional.empty(),
                List.copyOf(columns),
                List.copyOf(left)));
    }

    private static double[] numbers(Column column) {
        if (column instanceof NumericColumn numbers) {
            return numbers.values();
        }
        return ((TimeColumn) column).asNumeric().values();
    }

    private static int[] codes(Column column, Map<String, Integer> codes) {
        int[] coded = new int[column.size()];
        for (int row = 0; row < coded.length; row++) {
            coded[row] = column.isMissing(row) ? -1 : codes.computeIfAbsent(whole(column, row), value -> codes.size());
        }
        return coded;
    }

    /** A value in full: what is displayed of a vector is cut. */
    private static String whole(Column column, int row) {
        if (column instanceof VectorColumn vectors) {
            int from = row * vectors.dimension();
            return Arrays.toString(Arrays.copyOfRange(vectors.values(), from, from + vectors.dimension()));
        }
        return column instanceof StepsColumn steps ? String.valueOf(steps.json(row)) : column.display(row);
    }
}
