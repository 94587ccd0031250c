package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.json.JsonValue;
import dev.assay.metrics.realism.Association;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.ContingencySimilarity;
import dev.assay.metrics.realism.Correlation;
import dev.assay.metrics.realism.CorrelationSimilarity;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.KMarginal;
import dev.assay.metrics.realism.KullbackLeibler;
import dev.assay.stats.UndefinedStatisticException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Similarities and associations of pairs of columns, and k-marginals. */
final class RealismPairSolvers {
    @FunctionalInterface
    private interface Coefficient {
        double of(double[] x, double[] y);
    }

    private RealismPairSolvers() {}

    static void register(SolverTable table) {
        table.add(
                AREA,
                "CorrelationSimilarity",
                Map.of("coefficient", ANY, "real_correlation_threshold", ANY),
                RealismPairSolvers::correlation);
        table.add(
                AREA,
                "ContingencySimilarity",
                Map.of("continuous", ANY, "bins", ANY, "real_association_threshold", ANY),
                RealismPairSolvers::contingency);
        table.add(
                AREA,
                "ContinuousKLDivergence",
                Map.of("bins", ANY, "pseudo_count", ANY),
                RealismPairSolvers::continuousKl);
        table.add(AREA, "DiscreteKLDivergence", Map.of(), RealismPairSolvers::discreteKl);
        table.add(AREA, "KMarginal", Map.of("k", ANY, "group", ANY), RealismPairSolvers::kMarginal);
        table.add(AREA, "CategoricalAssociation", Map.of(), RealismPairSolvers::association);
        table.add(AREA, "CorrelationRatio", Map.of("categorical", ANY, "numeric", ANY), (c, data) -> {
            CaseTable rows = new RealismInput(c, data).table("data");
            return Association.correlationRatio(
                    RealismInput.categories(
                            rows, c.parameters().get("categorical").asString()),
                    rows.doubles(c.parameters().get("numeric").asString()));
        });
    }

    private static Object correlation(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        double[] r1 = real.doubles(real.columns().get(0));
        double[] r2 = real.doubles(real.columns().get(1));
        double[] s1 = synthetic.doubles(synthetic.columns().get(0));
        double[] s2 = synthetic.doubles(synthetic.columns().get(1));
        String coefficient =
                c.parameters().find("coefficient").map(JsonValue::asString).orElse("Pearson");
        Coefficient correlation =
                switch (coefficient) {
                    case "Pearson" -> Correlation::pearson;
                    case "Spearman" -> Correlation::spearman;
                    default -> throw new UnsupportedCaseException("the coefficient " + coefficient);
                };
        double threshold = c.parameters()
                .find("real_correlation_threshold")
                .map(JsonValue::asDouble)
                .orElse(0.0);
        double human = correlation.of(r1, r2);
        double other = correlation.of(s1, s2);
        // The peer gives neither where the human correlation does not count.
        boolean counts = threshold == 0 || Math.abs(human) > threshold;
        double score = counts ? CorrelationSimilarity.of(human, other).score() : Double.NaN;
        return c.expected().isObject()
                ? Map.of("score", score, "real", human, "synthetic", counts ? other : Double.NaN)
                : score;
    }

    private static Object contingency(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        List<String> continuous =
                c.parameters().find("continuous").map(JsonValue::asStrings).orElse(List.of());
        int bins = c.parameters().find("bins").map(JsonValue::asInt).orElse(10);
        List<Cells> cells = new ArrayList<>();
        for (String column : real.columns()) {
            cells.add(
                    continuous.contains(column)
                            ? Cells.ofEqualWidth(real.doubles(column), synthetic.doubles(column), bins)
                            : categories(real, synthetic, column));
        }
        double score = ContingencySimilarity.of(cells.get(0), cells.get(1));
        Optional<Double> threshold =
                c.parameters().find("real_association_threshold").map(JsonValue::asDouble);
        if (threshold.isEmpty() || threshold.get() <= 0) {
            return c.expected().isObject() ? Map.of("score", score) : score;
        }
        double association = Association.cramersV(cells.get(0).firstTable(cells.get(1)));
        double counted = association > threshold.get() ? score : Double.NaN;
        return c.expected().isObject() ? Map.of("score", counted, "real_association", association) : counted;
    }

    static Cells categories(CaseTable real, CaseTable synthetic, String column) {
        return Cells.ofCategories(RealismInput.categories(real, column), RealismInput.categories(synthetic, column));
    }

    /** The peer's score {@code 1 / (1 + KL(synthetic, real))} on a grid over the real ranges; rows outside are lost. */
    private static Object continuousKl(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        int bins = c.parameters().get("bins").asInt();
        double[][] edges = new double[2][];
        for (int i = 0; i < 2; i++) {
            edges[i] = Histogram.equalWidthEdges(
                    zeroFilled(real.doubles(real.columns().get(i))), bins);
        }
        double divergence = KullbackLeibler.divergence(
                grid(synthetic, edges),
                grid(real, edges),
                Math.E,
                c.parameters().get("pseudo_count").asDouble());
        return 1 / (1 + divergence);
    }

    private static double[] grid(CaseTable table, double[][] edges) {
        double[] x = zeroFilled(table.doubles(table.columns().get(0)));
        double[] y = zeroFilled(table.doubles(table.columns().get(1)));
        int width = edges[1].length - 1;
        double[] counts = new double[(edges[0].length - 1) * width];
        for (int row = 0; row < x.length; row++) {
            int i = Histogram.bin(x[row], edges[0]);
            int j = Histogram.bin(y[row], edges[1]);
            if (i >= 0 && j >= 0) {
                counts[i * width + j]++;
            }
        }
        return counts;
    }

    /** The peer takes missing values for 0. */
    private static double[] zeroFilled(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .toArray();
    }

    /** The peer's score; a combination that the real data lacks counts there as a millionth of a row. */
    private static Object discreteKl(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable real = input.table("real");
        CaseTable synthetic = input.table("synthetic");
        List<String> columns = real.columns();
        Cells pair = categories(real, synthetic, columns.get(0)).cross(categories(real, synthetic, columns.get(1)));
        double[] ofReal = pair.firstCounts();
        double[] ofSynthetic = pair.secondCounts();
        for (int i = 0; i < ofReal.length; i++) {
            if (ofReal[i] == 0 && ofSynthetic[i] > 0) {
                ofReal[i] = 1e-6;
            }
        }
        return 1 / (1 + KullbackLeibler.divergence(ofSynthetic, ofReal));
    }

    private static Object kMarginal(ReferenceCase c, CaseData data) throws IOException {
        RealismInput input = new RealismInput(c, data);
        CaseTable target = input.table("target");
        CaseTable deidentified = input.table("deidentified");
        Optional<String> group = c.parameters().find("group").map(JsonValue::asString);
        List<Cells> columns = new ArrayList<>();
        for (String column : target.columns()) {
            if (group.isEmpty() || !group.get().equals(column)) {
                columns.add(categories(target, deidentified, column));
            }
        }
        if (group.isEmpty()) {
            int k = c.parameters().get("k").asInt();
            return Map.of("score", KMarginal.of(columns, k).nistScore());
        }
        if (c.parameters()
                .find("k")
                .filter(k -> !"2 + group column".equals(k.raw()))
                .isPresent()) {
            throw new UnsupportedCaseException(
                    "a group with k " + c.parameters().get("k").raw());
        }
        Cells groups = categories(target, deidentified, group.get());
        Map<String, Double> scores = new LinkedHashMap<>();
        KMarginal.byGroup(groups, columns).forEach((name, score) -> scores.put(name, 1000 * score));
        List<Cells> withGroup = columns.stream().map(groups::cross).toList();
        return Map.of("score", grouped(withGroup, columns), "group_scores", scores);
    }

    /** The mean over pairs of columns, each crossed with the group. */
    private static double grouped(List<Cells> withGroup, List<Cells> columns) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                sum += ContingencySimilarity.of(withGroup.get(i).cross(columns.get(j)));
                pairs++;
            }
        }
        return 1000 * sum / pairs;
    }

    private static Object association(ReferenceCase c, CaseData data) throws IOException {
        CaseTable rows = new RealismInput(c, data).table("data");
        Cells x = categories(rows, rows, rows.columns().get(0));
        Cells y = categories(rows, rows, rows.columns().get(1));
        double[][] table = x.firstTable(y);
        double[][] transposed = y.firstTable(x);
        return Map.of(
                "cramer", Association.cramersV(table),
                "cramers_v_plain", Association.cramersV(table),
                "cramers_v_corrected", Association.cramersVCorrected(table),
                "tschuprow", Association.tschuprowsT(table),
                "pearson", Association.pearsonContingency(table),
                "theils_u_first_given_second", theilsU(table),
                "theils_u_second_given_first", theilsU(transposed));
    }

    private static double theilsU(double[][] table) {
        try {
            return Association.theilsU(table);
        } catch (UndefinedStatisticException e) {
            return Double.NaN;
        }
    }
}
