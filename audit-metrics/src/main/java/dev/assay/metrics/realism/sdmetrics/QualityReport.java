package dev.assay.metrics.realism.sdmetrics;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TimeColumn;
import dev.assay.metrics.realism.CategoryCounts;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.TotalVariation;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The quality report of SDMetrics: the mean of the column shapes (Kolmogorov-Smirnov or total variation complement of each
 * column) and the column pair trends (correlation or contingency similarity of each pair above a threshold).
 *
 * <p>Kept apart from the audit on purpose. Its score rewards copies; with its thresholds it never looks at pairs in which
 * the synthetic data invents a dependence; and with {@link Bins#OWN_EDGES} it bins each side on its own edges, so that a
 * shifted column keeps its pair scores. {@link Options#corrected()} scores all pairs on bins frozen on the human side.
 * Missing values count in neither property of a numeric column.
 *
 * @param overall mean of the two properties that are defined
 * @param columnShapes score of each numeric, time and categorical column that has one
 * @param columnPairTrends each pair of them
 * @param skipped why a column or pair has no score, by its name
 */
public record QualityReport(
        OptionalDouble overall,
        Map<String, Double> columnShapes,
        List<ColumnPairTrend> columnPairTrends,
        Map<String, String> skipped) {

    public QualityReport {
        columnShapes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columnShapes));
        columnPairTrends = List.copyOf(columnPairTrends);
        skipped = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /** Where the bins of a numeric column lie when it is paired with a categorical one. */
    public enum Bins {
        /** Ten bins of equal width over each side's own range, as SDMetrics. */
        OWN_EDGES,
        /** Ten bins of equal width over the human range, outer bins open. */
        HUMAN_EDGES
    }

    /**
     * Options of the report.
     *
     * @param correlationThreshold pairs of numeric columns with a human correlation up to this in magnitude are left out
     * @param associationThreshold other pairs with a human Cramer's V up to this are left out
     * @param bins where the bins of mixed pairs lie
     */
    public record Options(double correlationThreshold, double associationThreshold, Bins bins) {
        public Options {
            requireShare("correlationThreshold", correlationThreshold);
            requireShare("associationThreshold", associationThreshold);
        }

        private static void requireShare(String name, double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(name + " must be in [0, 1], was " + value);
            }
        }

        /** As SDMetrics 0.29: thresholds 0.5 and 0.3, each side's own bins. */
        public static Options defaults() {
            return new Options(0.5, 0.3, Bins.OWN_EDGES);
        }

        /** All pairs, on the human side's bins. */
        public static Options corrected() {
            return new Options(0, 0, Bins.HUMAN_EDGES);
        }

        public Options withThresholds(double correlation, double association) {
            return new Options(correlation, association, bins);
        }

        public Options withBins(Bins newBins) {
            return new Options(correlationThreshold, associationThreshold, newBins);
        }
    }

    /** The report on the columns that both datasets have, with the defaults of SDMetrics. */
    public static QualityReport of(Dataset human, Dataset synthetic) {
        return of(human, synthetic, Options.defaults());
    }

    /** The report on the columns that both datasets have. */
    public static QualityReport of(Dataset human, Dataset synthetic, Options options) {
        Map<String, String> skipped = new LinkedHashMap<>();
        List<Column> columns = usable(human, synthetic, skipped);
        Map<String, Double> shapes = new LinkedHashMap<>();
        for (Column column : columns) {
            try {
                shapes.put(column.name(), shape(column, synthetic.column(column.name())));
            } catch (UndefinedStatisticException e) {
                skipped.put(column.name(), e.reason());
            }
        }
        List<ColumnPairTrend> trends = new ArrayList<>();
        // The cells of each column that is paired with a categorical one.
        Map<String, Cells> known = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                ColumnPairTrend trend = ColumnPairTrend.of(columns.get(i), columns.get(j), synthetic, options, known);
                trends.add(trend);
                if (!trend.reason().isEmpty()) {
                    skipped.put(trend.column1() + " × " + trend.column2(), trend.reason());
                }
            }
        }
        OptionalDouble overall = mean(java.util.stream.Stream.of(
                        mean(shapes.values().stream().mapToDouble(Double::doubleValue)), pairScore(trends))
                .flatMapToDouble(OptionalDouble::stream));
        return new QualityReport(overall, shapes, trends, skipped);
    }

    /** The mean of the column shapes. */
    public OptionalDouble columnShapesScore() {
        return mean(columnShapes.values().stream().mapToDouble(Double::doubleValue));
    }

    /** The mean of the pairs that meet the thresholds and have a score. */
    public OptionalDouble columnPairTrendsScore() {
        return pairScore(columnPairTrends);
    }

    private static OptionalDouble pairScore(List<ColumnPairTrend> trends) {
        return mean(trends.stream()
                .filter(ColumnPairTrend::meetsThreshold)
                .flatMapToDouble(trend -> trend.score().stream()));
    }

    private static OptionalDouble mean(java.util.stream.DoubleStream values) {
        return values.average();
    }

    private static double shape(Column human, Column synthetic) {
        if (human instanceof CategoricalColumn h && synthetic instanceof CategoricalColumn s) {
            CategoryCounts counts = CategoryCounts.of(h, s);
            return TotalVariation.complement(counts.first(), counts.second());
        }
        return KolmogorovSmirnov.complement(numbers(human), numbers(synthetic));
    }

    private static List<Column> usable(Dataset human, Dataset synthetic, Map<String, String> skipped) {
        List<Column> usable = new ArrayList<>();
        for (Column column : human.columns()) {
            if (!synthetic.has(column.name())) {
                skipped.put(column.name(), "the synthetic dataset does not have the column");
            } else if (synthetic.column(column.name()).kind() != column.kind()) {
                skipped.put(column.name(), "the column is of another kind in the synthetic dataset");
            } else if (column instanceof CategoricalColumn
                    || column instanceof NumericColumn
                    || column instanceof TimeColumn) {
                usable.add(column);
            } else {
                skipped.put(column.name(), "the report covers numbers, times and categories only");
            }
        }
        return usable;
    }

    static double[] numbers(Column column) {
        return column instanceof TimeColumn time ? time.asNumeric().values() : ((NumericColumn) column).values();
    }
}
