package dev.assay.metrics.realism.sdmetrics;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.metrics.realism.Coverage;
import dev.assay.metrics.realism.KeyUniqueness;
import dev.assay.stats.UndefinedStatisticException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostic report of SDMetrics: the mean of data validity (boundary adherence of numbers and times, category
 * adherence, key uniqueness of id columns) and data structure (the share of columns that both sides have with one kind).
 *
 * <p>A missing synthetic number counts as out of bounds when the human column has none missing, as in SDMetrics.
 *
 * @param overall mean of the two properties
 * @param dataValidity score of each column that has one
 * @param dataStructure share of columns, over those of either side, that both have with the same kind
 * @param skipped why a column has no score
 */
public record DiagnosticReport(
        OptionalDouble overall, Map<String, Double> dataValidity, double dataStructure, Map<String, String> skipped) {

    public DiagnosticReport {
        dataValidity = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(dataValidity));
        skipped = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /** The report. */
    public static DiagnosticReport of(Dataset human, Dataset synthetic) {
        Map<String, Double> validity = new LinkedHashMap<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>();
        int alike = 0;
        synthetic.columns().forEach(column -> all.add(column.name()));
        for (Column column : human.columns()) {
            all.add(column.name());
            if (!synthetic.has(column.name())) {
                skipped.put(column.name(), "the synthetic dataset does not have the column");
                continue;
            }
            Column other = synthetic.column(column.name());
            if (other.kind() != column.kind()) {
                skipped.put(column.name(), "the column is of another kind in the synthetic dataset");
                continue;
            }
            alike++;
            try {
                validity.put(column.name(), validity(column, other, human.role(column.name())));
            } catch (UndefinedStatisticException e) {
                skipped.put(column.name(), e.reason());
            }
        }
        if (all.isEmpty()) {
            throw new UndefinedStatisticException("neither dataset has a column");
        }
        double structure = (double) alike / all.size();
        OptionalDouble validityScore =
                validity.values().stream().mapToDouble(Double::doubleValue).average();
        OptionalDouble overall = DoubleStream.concat(validityScore.stream(), DoubleStream.of(structure))
                .average();
        return new DiagnosticReport(overall, validity, structure, skipped);
    }

    /** The mean over the columns that have a score. */
    public OptionalDouble dataValidityScore() {
        return dataValidity.values().stream().mapToDouble(Double::doubleValue).average();
    }

    private static double validity(Column human, Column synthetic, Role role) {
        if (role == Role.ID) {
            return KeyUniqueness.of(texts(synthetic));
        }
        if (human instanceof CategoricalColumn) {
            return Coverage.categoryAdherence(texts(human), texts(synthetic));
        }
        return switch (human.kind()) {
            case NUMERIC, TIME ->
                Coverage.boundaryAdherenceAsSdmetrics(QualityReport.numbers(human), QualityReport.numbers(synthetic));
            default -> throw new UndefinedStatisticException("the report covers numbers, times and categories only");
        };
    }

    private static @Nullable String[] texts(Column column) {
        @Nullable String[] texts = new @Nullable String[column.size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = column.isMissing(row) ? null : column.display(row);
        }
        return texts;
    }
}
