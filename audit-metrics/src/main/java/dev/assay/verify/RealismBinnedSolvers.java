package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.BinnedAccuracy;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.ConfidenceIntervalOverlap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Binned accuracy with its ceiling, and overlap of confidence intervals. */
final class RealismBinnedSolvers {
    private static final List<String> ALWAYS_KEPT = List.of("(empty)", BinnedAccuracy.OTHER, "_RARE_", "(n/a)");

    private RealismBinnedSolvers() {}

    static void register(SolverTable table) {
        table.add(
                AREA,
                "ExpectedL1Multinomial",
                Map.of("n1", ANY, "n2", ANY),
                (c, data) -> BinnedAccuracy.expectedL1(
                        c.input().get("probabilities").asDoubles(),
                        c.parameters().get("n1").asLong(),
                        c.parameters().get("n2").asLong()));
        table.add(
                AREA,
                "BinnedMarginalAccuracy",
                Map.of("bins", ANY, "rare_threshold", ANY),
                RealismBinnedSolvers::accuracy);
        table.add(
                AREA,
                "ConfidenceIntervalOverlap",
                Map.of("categorical", ANY, "numeric", ANY, "ci", ANY, "confidence", ANY),
                (c, data) -> overlap(c, data, ConfidenceIntervalOverlap.Spread.STANDARD_DEVIATION));
        table.add(
                AREA,
                "ConfidenceIntervalOverlapSem",
                Map.of("categorical", ANY, "numeric", ANY, "ci", ANY, "confidence", ANY),
                (c, data) -> overlap(c, data, ConfidenceIntervalOverlap.Spread.STANDARD_ERROR));
    }

    private static Object overlap(ReferenceCase c, CaseData data, ConfidenceIntervalOverlap.Spread otherwise)
            throws IOException {
        RealismInput input = new RealismInput(c, data);
        List<String> numeric = c.parameters().get("numeric").asStrings();
        String interval = c.parameters().find("ci").map(JsonValue::asString).orElse("");
        ConfidenceIntervalOverlap.Spread spread =
                switch (interval) {
                    case "sem" -> ConfidenceIntervalOverlap.Spread.STANDARD_ERROR;
                    case "std" -> ConfidenceIntervalOverlap.Spread.STANDARD_DEVIATION;
                    default -> otherwise;
                };
        double z = z(c.parameters().find("confidence").map(JsonValue::asInt).orElse(95));
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        ConfidenceIntervalOverlap overlap = ConfidenceIntervalOverlap.of(
                numeric.stream().map(real::doubles).toArray(double[][]::new),
                numeric.stream().map(synthetic::doubles).toArray(double[][]::new),
                z,
                spread);
        return Map.of(
                "avg overlap", overlap.overlap(),
                "overlap err", overlap.standardError(),
                "num non-overlaps", overlap.apart(),
                "frac non-overlaps", (double) overlap.apart() / overlap.columns());
    }

    /** The peer's rounded normal quantiles. */
    private static double z(int confidence) {
        return switch (confidence) {
            case 80 -> 1.28;
            case 90 -> 1.645;
            case 95 -> 1.96;
            case 98 -> 2.33;
            case 99 -> 2.58;
            default -> throw new UnsupportedCaseException("the confidence " + confidence);
        };
    }

    private static Object accuracy(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        int bins = c.parameters().get("bins").asInt();
        int rare = c.parameters().find("rare_threshold").map(JsonValue::asInt).orElse(5);
        Map<String, Cells> columns = new TreeMap<>();
        Map<String, double[]> breaks = new LinkedHashMap<>();
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (String column : real.columns()) {
            if (real.isNumeric(column)) {
                breaks.put(column, BinnedAccuracy.breaks(real.doubles(column), bins));
                columns.put(column, BinnedAccuracy.cells(real.doubles(column), synthetic.doubles(column), bins));
            } else {
                @Nullable String[] values = RealismInput.categories(real, column);
                Set<String> kept = PandasOrder.commonest(values, bins, rare);
                categories.put(column, labels(kept));
                // The peer keeps its marks for empty, rare and missing values apart from the other categories.
                kept.addAll(ALWAYS_KEPT);
                columns.put(column, BinnedAccuracy.cells(values, RealismInput.categories(synthetic, column), kept));
            }
        }
        Accuracies one = new Accuracies();
        Accuracies two = new Accuracies();
        Accuracies three = new Accuracies();
        columns.forEach((a, x) -> {
            one.add(a, x);
            columns.forEach((b, y) -> {
                if (a.compareTo(b) < 0) {
                    Cells pair = x.cross(y);
                    two.add(a + "|" + b, pair);
                    columns.forEach((d, z) -> {
                        if (b.compareTo(d) < 0) {
                            three.add(a + "|" + b + "|" + d, pair.cross(z));
                        }
                    });
                }
            });
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("univariate", one.accuracy);
        answer.put("univariate_max", one.expected);
        answer.put("bivariate", two.accuracy);
        answer.put("bivariate_max", two.expected);
        answer.put("mean_univariate", mean(one.accuracy));
        answer.put("mean_bivariate", mean(two.accuracy));
        answer.put("mean_trivariate", mean(three.accuracy));
        answer.put("mean_trivariate_max", mean(three.expected));
        answer.put("numeric_breaks", breaks);
        answer.put("categories", categories);
        return answer;
    }

    private static final class Accuracies {
        final Map<String, Double> accuracy = new LinkedHashMap<>();
        final Map<String, Double> expected = new LinkedHashMap<>();

        void add(String name, Cells cells) {
            accuracy.put(name, BinnedAccuracy.of(cells));
            expected.put(
                    name, BinnedAccuracy.expected(cells.firstCounts(), cells.first().length, cells.second().length));
        }
    }

    private static double mean(Map<String, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** The categories as the peer lists them: sorted, then those that it always has. */
    private static List<String> labels(Set<String> kept) {
        List<String> labels = new ArrayList<>(new TreeSet<>(kept));
        labels.addAll(ALWAYS_KEPT);
        return labels;
    }
}
