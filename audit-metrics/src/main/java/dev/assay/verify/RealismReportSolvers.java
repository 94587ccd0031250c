package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.sdmetrics.ColumnPairTrend;
import dev.assay.metrics.realism.sdmetrics.DiagnosticReport;
import dev.assay.metrics.realism.sdmetrics.QualityReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole reports by the rules of SDMetrics. */
final class RealismReportSolvers {
    private static final Pattern SHIFT = Pattern.compile("with ([0-9.]+) added to (\\w+)");

    private RealismReportSolvers() {}

    static void register(SolverTable table) {
        table.add(
                AREA,
                "QualityReport",
                Map.of("real_correlation_threshold", ANY, "real_association_threshold", ANY, "default", ANY),
                RealismReportSolvers::quality);
        table.add(AREA, "ColumnShapes", Map.of(), (c, data) -> {
            QualityReport report = report(c, data, QualityReport.Options.corrected());
            return Map.of("score", number(report.columnShapesScore()), "columns", report.columnShapes());
        });
        table.add(
                AREA,
                "ColumnPairScores",
                Map.of("correlation", Set.of("Pearson"), "association", Set.of("total variation of the pair")),
                (c, data) -> {
                    Map<String, Double> scores = new LinkedHashMap<>();
                    for (ColumnPairTrend trend :
                            report(c, data, QualityReport.Options.corrected()).columnPairTrends()) {
                        scores.put(trend.column1() + "|" + trend.column2(), number(trend.score()));
                    }
                    return scores;
                });
        table.add(AREA, "DiagnosticReport", Map.of(), (c, data) -> {
            DiagnosticReport report = DiagnosticReport.of(dataset(c, data, "real"), dataset(c, data, "synthetic"));
            return Map.of(
                    "overall",
                    number(report.overall()),
                    "properties",
                    Map.of(
                            "Data Validity",
                            number(report.dataValidityScore()),
                            "Data Structure",
                            report.dataStructure()),
                    "data_validity",
                    report.dataValidity());
        });
    }

    private static Object quality(ReferenceCase c, CaseData data) throws IOException {
        // A recorded mistake is answered by our own rule: bins frozen on the human side.
        QualityReport.Bins bins = c.status() == ReferenceCase.Status.PEER_DEFECT
                ? QualityReport.Bins.HUMAN_EDGES
                : QualityReport.Bins.OWN_EDGES;
        QualityReport report = report(
                c,
                data,
                QualityReport.Options.defaults()
                        .withBins(bins)
                        .withThresholds(
                                c.parameters().get("real_correlation_threshold").asDouble(),
                                c.parameters().get("real_association_threshold").asDouble()));
        return Map.of(
                "overall",
                number(report.overall()),
                "properties",
                Map.of(
                        "Column Shapes",
                        number(report.columnShapesScore()),
                        "Column Pair Trends",
                        number(report.columnPairTrendsScore())),
                "column_shapes",
                report.columnShapes(),
                "column_pair_trends",
                report.columnPairTrends().stream()
                        .map(RealismReportSolvers::trend)
                        .toList());
    }

    private static Map<String, Object> trend(ColumnPairTrend trend) {
        return Map.of(
                "column1", trend.column1(),
                "column2", trend.column2(),
                "metric", trend.metric(),
                "score", number(trend.score()),
                "real_correlation", number(trend.humanCorrelation()),
                "synthetic_correlation", number(trend.syntheticCorrelation()),
                "real_association", number(trend.humanAssociation()),
                "meets_threshold", trend.meetsThreshold());
    }

    private static QualityReport report(ReferenceCase c, CaseData data, QualityReport.Options options)
            throws IOException {
        return QualityReport.of(dataset(c, data, "real"), dataset(c, data, "synthetic"), options);
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    static Dataset dataset(ReferenceCase c, CaseData data, String key) throws IOException {
        CaseTable table = new RealismInput(c, data).table(key);
        List<Column> columns = new ArrayList<>();
        for (String name : table.columns()) {
            columns.add(
                    table.isNumeric(name)
                            ? NumericColumn.wrap(name, shifted(c, key, name, table.doubles(name)))
                            : CategoricalColumn.of(name, RealismInput.categories(table, name)));
        }
        return Dataset.of(key, columns);
    }

    /** Applies an edit described as "with 1000 added to age". */
    private static double[] shifted(ReferenceCase c, String key, String column, double[] values) {
        String change = c.input().find("change").map(JsonValue::asString).orElse("");
        if (change.isEmpty() || !key.equals("synthetic")) {
            return values;
        }
        Matcher matcher = SHIFT.matcher(change);
        if (!matcher.find()) {
            throw new UnsupportedCaseException("the change: " + change);
        }
        if (matcher.group(2).equals(column)) {
            double by = Double.parseDouble(matcher.group(1));
            for (int row = 0; row < values.length; row++) {
                values[row] += by;
            }
        }
        return values;
    }
}
