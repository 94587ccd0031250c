package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;
import static dev.assay.verify.RealismSolvers.AREA;

import dev.assay.metrics.realism.CategoryCounts;
import dev.assay.metrics.realism.Coverage;
import dev.assay.metrics.realism.KeyUniqueness;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.Missingness;
import dev.assay.metrics.realism.StatisticSimilarity;
import dev.assay.metrics.realism.TotalVariation;
import java.util.Map;

/** Similarities and coverages of one column. */
final class RealismColumnSolvers {
    private RealismColumnSolvers() {}

    static void register(SolverTable table) {
        table.add(AREA, "KSComplement", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            return KolmogorovSmirnov.complement(input.numbers("real"), input.numbers("synthetic"));
        });
        table.add(AREA, "TVComplement", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            CategoryCounts counts = CategoryCounts.of(input.categories("real"), input.categories("synthetic"));
            return TotalVariation.complement(counts.first(), counts.second());
        });
        table.add(AREA, "RangeCoverage", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            return Coverage.range(input.numbers("real"), input.numbers("synthetic"));
        });
        table.add(AREA, "BoundaryAdherence", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            return c.status() == ReferenceCase.Status.PEER_VARIANT
                    ? Coverage.boundaryAdherenceAsSdmetrics(input.numbers("real"), input.numbers("synthetic"))
                    : Coverage.boundaryAdherence(input.numbers("real"), input.numbers("synthetic"));
        });
        table.add(AREA, "CategoryCoverage", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            return Coverage.categories(input.categories("real"), input.categories("synthetic"));
        });
        table.add(AREA, "CategoryAdherence", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            return Coverage.categoryAdherence(input.categories("real"), input.categories("synthetic"));
        });
        table.add(AREA, "MissingValueSimilarity", Map.of(), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            return Missingness.similarity(
                    missing(input.categories("real")),
                    input.categories("real").length,
                    missing(input.categories("synthetic")),
                    input.categories("synthetic").length);
        });
        table.add(
                AREA,
                "KeyUniqueness",
                Map.of(),
                (c, data) -> KeyUniqueness.of(new RealismInput(c, data).categories("synthetic")));
        table.add(AREA, "StatisticSimilarity", Map.of("statistic", ANY), (c, data) -> {
            RealismInput input = new RealismInput(c, data);
            double[] real = input.numbers("real");
            double[] synthetic = input.numbers("synthetic");
            String statistic = c.parameters().get("statistic").asString();
            StatisticSimilarity similarity =
                    switch (statistic) {
                        case "mean" -> StatisticSimilarity.ofMean(real, synthetic);
                        case "median" -> StatisticSimilarity.ofMedian(real, synthetic);
                        case "std" -> StatisticSimilarity.ofStandardDeviation(real, synthetic);
                        default -> throw new UnsupportedCaseException("the statistic " + statistic);
                    };
            return c.expected().isObject()
                    ? Map.of(
                            "real", similarity.human(),
                            "synthetic", similarity.synthetic(),
                            "score", similarity.score())
                    : similarity.score();
        });
    }

    private static long missing(@org.jspecify.annotations.Nullable String[] values) {
        return java.util.Arrays.stream(values).filter(java.util.Objects::isNull).count();
    }
}
