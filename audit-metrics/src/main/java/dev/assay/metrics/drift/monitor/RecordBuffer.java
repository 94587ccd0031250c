package dev.assay.metrics.drift.monitor;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.drift.profile.ColumnProfile;
import dev.assay.metrics.drift.profile.DerivedColumn;
import dev.assay.metrics.drift.profile.NumericProfile;
import dev.assay.metrics.drift.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A few records, by column, until they are worth counting. Not thread-safe. */
final class RecordBuffer {
    private static final int CAPACITY = 1024;

    private final List<ColumnProfile> columns;
    private final List<Optional<DerivedColumn>> derived;
    private final double[][] numbers;
    private final @Nullable String[][] words;
    private int size;

    RecordBuffer(Profile reference) {
        columns = reference.columns();
        derived = columns.stream()
                .map(column -> DerivedColumn.named(column.name()))
                .toList();
        numbers = new double[columns.size()][];
        words = new String[columns.size()][];
        for (int i = 0; i < columns.size(); i++) {
            boolean numeric = columns.get(i) instanceof NumericProfile;
            numbers[i] = new double[numeric ? CAPACITY : 0];
            words[i] = new String[numeric ? 0 : CAPACITY];
        }
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == CAPACITY;
    }

    /** Takes the whole record or, when a value is of the wrong kind, nothing of it. */
    void add(Map<String, ? extends @Nullable Object> record) {
        for (int i = 0; i < numbers.length; i++) {
            String name = columns.get(i).name();
            DerivedColumn made = derived.get(i).orElse(null);
            Object value =
                    made == null || record.containsKey(name) ? record.get(name) : made.value(record.get(made.source()));
            if (numbers[i].length == 0) {
                words[i][size] = value == null ? null : value.toString();
            } else if (value == null) {
                numbers[i][size] = Double.NaN;
            } else if (value instanceof Number number) {
                numbers[i][size] = number.doubleValue();
            } else {
                throw new IllegalArgumentException("column " + name + " is numeric in the profile, was "
                        + value.getClass().getSimpleName());
            }
        }
        size++;
    }

    /** The records taken since the last call, counted on the cells of the reference. */
    Profile drain(Profile reference) {
        List<Column> drained = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            String name = columns.get(i).name();
            drained.add(
                    numbers[i].length > 0
                            ? NumericColumn.wrap(name, Arrays.copyOf(numbers[i], size))
                            : CategoricalColumn.of(name, Arrays.copyOf(words[i], size)));
        }
        size = 0;
        return reference.count(Dataset.of("window", drained));
    }
}
