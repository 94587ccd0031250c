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
import org.jspecify.annotations.Nullable;

/** A few records, by column, until they are worth counting. Not thread-safe. */
final class RecordBuffer {
    private static final int CAPACITY = 1024;

    private final String[] names;
    private final DerivedColumn.@Nullable Reader[] derived;
    private final double[][] numbers;
    private final @Nullable String[][] words;
    private int size;

    RecordBuffer(Profile reference) {
        List<ColumnProfile> columns = reference.columns();
        names = new String[columns.size()];
        derived = new DerivedColumn.@Nullable Reader[names.length];
        numbers = new double[names.length][];
        words = new String[names.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.get(i).name();
            derived[i] =
                    DerivedColumn.named(names[i]).map(DerivedColumn::reader).orElse(null);
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
            DerivedColumn.Reader made = derived[i];
            Object value = record.get(names[i]);
            if (made != null && value == null && !record.containsKey(names[i])) {
                value = made.value(record.get(made.source()));
            }
            if (numbers[i].length == 0) {
                words[i][size] = value == null ? null : value.toString();
            } else if (value == null) {
                numbers[i][size] = Double.NaN;
            } else if (value instanceof Number number) {
                numbers[i][size] = number.doubleValue();
            } else {
                throw new IllegalArgumentException("column " + names[i] + " is numeric in the profile, was "
                        + value.getClass().getSimpleName());
            }
        }
        size++;
    }

    /** The records taken since the last call, counted on the cells of the reference. */
    Profile drain(Profile reference) {
        List<Column> drained = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            drained.add(
                    numbers[i].length > 0
                            ? NumericColumn.wrap(names[i], Arrays.copyOf(numbers[i], size))
                            : CategoricalColumn.of(names[i], Arrays.copyOf(words[i], size)));
        }
        size = 0;
        return reference.count(Dataset.of("window", drained));
    }
}
