package dev.assay.metrics.realism.sdmetrics;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.metrics.realism.Association;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.ContingencySimilarity;
import dev.assay.metrics.realism.CorrelationSimilarity;
import dev.assay.metrics.realism.Histogram;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One pair of columns in a {@link QualityReport}.
 *
 * @param column1 the first column
 * @param column2 the second column
 * @param metric "CorrelationSimilarity" or "ContingencySimilarity"
 * @param score in [0, 1], empty below the threshold or when undefined
 * @param humanCorrelation Pearson, of two numeric columns
 * @param syntheticCorrelation the same on the synthetic side, empty below the threshold
 * @param humanAssociation Cramer's V of other pairs, computed only when there is a threshold
 * @param meetsThreshold whether the pair counts
 * @param reason why the pair is undefined, or ""
 */
public record ColumnPairTrend(
        String column1,
        String column2,
        String metric,
        OptionalDouble score,
        OptionalDouble humanCorrelation,
        OptionalDouble syntheticCorrelation,
        OptionalDouble humanAssociation,
        boolean meetsThreshold,
        String reason) {

    static ColumnPairTrend of(
            Column first, Column second, Dataset synthetic, QualityReport.Options options, Map<String, Cells> known) {
        boolean numeric = !(first instanceof CategoricalColumn) && !(second instanceof CategoricalColumn);
        try {
            return numeric
                    ? correlation(first, second, synthetic, options)
                    : contingency(first, second, synthetic, options, known);
        } catch (UndefinedStatisticException e) {
            return new ColumnPairTrend(
                    first.name(),
                    second.name(),
                    numeric ? "CorrelationSimilarity" : "ContingencySimilarity",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    false,
                    e.reason());
        }
    }

    private static ColumnPairTrend correlation(
            Column first, Column second, Dataset synthetic, QualityReport.Options options) {
        CorrelationSimilarity similarity = CorrelationSimilarity.pearson(
                QualityReport.numbers(first),
                QualityReport.numbers(second),
                QualityReport.numbers(synthetic.column(first.name())),
                QualityReport.numbers(synthetic.column(second.name())));
        boolean meets =
                options.correlationThreshold() == 0 || Math.abs(similarity.human()) > options.correlationThreshold();
        return new ColumnPairTrend(
                first.name(),
                second.name(),
                "CorrelationSimilarity",
                meets ? OptionalDouble.of(similarity.score()) : OptionalDouble.empty(),
                OptionalDouble.of(similarity.human()),
                meets ? OptionalDouble.of(similarity.synthetic()) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                meets,
                "");
    }

    private static ColumnPairTrend contingency(
            Column first, Column second, Dataset synthetic, QualityReport.Options options, Map<String, Cells> known) {
        Cells a = known.computeIfAbsent(first.name(), name -> cells(first, synthetic.column(name), options.bins()));
        Cells b = known.computeIfAbsent(second.name(), name -> cells(second, synthetic.column(name), options.bins()));
        OptionalDouble association = OptionalDouble.empty();
        boolean meets = true;
        if (options.associationThreshold() > 0) {
            association = OptionalDouble.of(Association.cramersV(a.firstTable(b)));
            meets = association.getAsDouble() > options.associationThreshold();
        }
        return new ColumnPairTrend(
                first.name(),
                second.name(),
                "ContingencySimilarity",
                meets ? OptionalDouble.of(ContingencySimilarity.of(a, b)) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                association,
                meets,
                "");
    }

    private static Cells cells(Column human, Column synthetic, QualityReport.Bins bins) {
        if (human instanceof CategoricalColumn h && synthetic instanceof CategoricalColumn s) {
            return Cells.ofCategories(h, s);
        }
        double[] h = QualityReport.numbers(human);
        double[] s = QualityReport.numbers(synthetic);
        return bins == QualityReport.Bins.OWN_EDGES
                ? Cells.ofCategories(ownBins(h), ownBins(s))
                : Cells.ofEqualWidth(h, s, 10);
    }

    /** Ten bins over the values' own range; the largest value and missing ones share an eleventh, as in SDMetrics. */
    private static @Nullable String[] ownBins(double[] values) {
        double[] edges = Histogram.equalWidthEdges(values, 10);
        @Nullable String[] bins = new @Nullable String[values.length];
        for (int row = 0; row < values.length; row++) {
            boolean last = Double.isNaN(values[row]) || values[row] >= edges[10];
            bins[row] = last ? "11" : Integer.toString(Histogram.openBin(values[row], edges) + 1);
        }
        return bins;
    }
}
