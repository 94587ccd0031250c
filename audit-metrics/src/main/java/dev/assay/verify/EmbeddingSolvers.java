package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;

import dev.assay.json.JsonValue;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.realism.embedding.AlphaPrecisionBetaRecall;
import dev.assay.metrics.realism.embedding.FrechetDistance;
import dev.assay.metrics.realism.embedding.MaximumMeanDiscrepancy;
import dev.assay.metrics.realism.embedding.MaximumMeanDiscrepancy.Estimator;
import dev.assay.metrics.realism.embedding.PairKernel;
import dev.assay.metrics.realism.embedding.PrecisionRecallDensityCoverage;
import dev.assay.metrics.realism.embedding.VendiScore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases on vectors. */
final class EmbeddingSolvers {
    private EmbeddingSolvers() {}

    static void register(SolverTable table) {
        table.add("realism", "PRDC", Map.of("nearest_k", ANY), EmbeddingSolvers::prdc)
                .add("text", "precision-recall-density-coverage", EmbeddingSolvers::prdc)
                .add(
                        "realism",
                        "AlphaPrecisionBetaRecall",
                        Map.of(
                                "steps",
                                ANY,
                                "embedding",
                                Set.of(
                                        "none (raw features, the peer's \"naive\" variant without its min-max scaling)")),
                        EmbeddingSolvers::alphaBeta)
                .add("realism", "FrechetDistance", Map.of("covariance", ANY), EmbeddingSolvers::frechet)
                .add(
                        "realism",
                        "MMDSquared",
                        Map.of(
                                "kernel",
                                ANY,
                                "gamma",
                                ANY,
                                "degree",
                                ANY,
                                "coef0",
                                ANY,
                                "estimator",
                                Set.of("biased V-statistic", "unbiased U-statistic"),
                                "rbf",
                                Set.of("exp(-gamma*d^2)"),
                                "clipped",
                                Set.of("negative values become 0")),
                        EmbeddingSolvers::mmd)
                .add(
                        "realism",
                        "VendiScore",
                        Map.of("kernel", Set.of("cosine"), "q", ANY, "p", ANY),
                        EmbeddingSolvers::vendi)
                .add("text", "vendi-score", EmbeddingSolvers::vendiOfText);
    }

    static double[][] human(ReferenceCase reference, CaseData data) throws IOException {
        return CaseRows.points(reference, reference.input().get("real"), data);
    }

    static double[][] synthetic(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue part = reference.input().get("synthetic");
        return CaseRows.points(reference, part.isString() ? reference.input().get("real") : part, data);
    }

    private static Object prdc(ReferenceCase reference, CaseData data) throws IOException {
        String distance =
                reference.parameters().find("distance").map(JsonValue::asString).orElse("euclidean");
        if (!distance.equals("euclidean")) {
            throw new UnsupportedCaseException("the distance " + distance);
        }
        PrecisionRecallDensityCoverage.Result result = PrecisionRecallDensityCoverage.of(
                human(reference, data),
                synthetic(reference, data),
                PrecisionRecallDensityCoverage.Options.defaults()
                        .withNeighbours(reference.parameters().get("nearest_k").asInt()));
        return Map.of(
                "precision", result.precision(),
                "recall", result.recall(),
                "density", result.density(),
                "coverage", result.coverage());
    }

    static Map<String, Object> alphaBeta(ReferenceCase reference, CaseData data) throws IOException {
        AlphaPrecisionBetaRecall.Result result = AlphaPrecisionBetaRecall.of(
                human(reference, data),
                synthetic(reference, data),
                reference.parameters().get("steps").asInt(),
                Parallel.serial());
        return Map.of(
                "delta_precision_alpha", result.precision(),
                "delta_coverage_beta", result.recall(),
                "alpha_curve", result.precisionCurve(),
                "beta_curve", result.recallCurve());
    }

    private static Object frechet(ReferenceCase reference, CaseData data) throws IOException {
        String divisor = reference
                .parameters()
                .find("covariance")
                .map(JsonValue::asString)
                .orElse("n-1");
        if (!divisor.equals("n-1") && !divisor.equals("n")) {
            throw new UnsupportedCaseException("the covariance " + divisor);
        }
        return FrechetDistance.of(human(reference, data), synthetic(reference, data), divisor.equals("n") ? 0 : 1)
                .squared();
    }

    private static Object mmd(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue parameters = reference.parameters();
        double[][] human = human(reference, data);
        boolean unbiased = parameters.get("estimator").asString().startsWith("unbiased");
        double value = MaximumMeanDiscrepancy.squared(
                human,
                synthetic(reference, data),
                kernel(parameters, human[0].length),
                unbiased ? Estimator.UNBIASED : Estimator.BIASED);
        return parameters.has("clipped") ? Math.max(0, value) : value;
    }

    private static PairKernel kernel(JsonValue parameters, int dimension) {
        String kernel = parameters.get("kernel").asString();
        if (kernel.startsWith("rbf")) {
            double gamma = parameters.get("gamma").asDouble();
            return new PairKernel.Gaussian(kernel.contains("/2") || kernel.contains("/ 2") ? gamma / 2 : gamma);
        }
        if (kernel.startsWith("linear")) {
            return new PairKernel.Linear();
        }
        if (kernel.startsWith("polynomial (x.y/dim+1)^3")) {
            return PairKernel.Polynomial.inception(dimension);
        }
        if (kernel.equals("polynomial")) {
            return new PairKernel.Polynomial(
                    parameters.get("gamma").asDouble(),
                    parameters.get("coef0").asDouble(),
                    parameters.get("degree").asInt());
        }
        throw new UnsupportedCaseException("the kernel " + kernel + " is not known");
    }

    private static Object vendi(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue input = reference.input();
        double order = order(reference.parameters().get("q"));
        if (input.has("data")) {
            return VendiScore.of(CaseRows.points(reference, input.get("data"), data), order);
        }
        double[][] similarities = input.get("kernel_matrix").asMatrix();
        return reference.parameters().has("p")
                ? VendiScore.ofSimilarities(
                        similarities, reference.parameters().get("p").asDoubles(), order)
                : ofSimilarities(similarities, order);
    }

    private static Object vendiOfText(ReferenceCase reference, CaseData data) {
        JsonValue input = reference.input();
        JsonValue order = reference.parameters().get("q");
        if (input.has("X")) {
            String kernel = reference
                    .parameters()
                    .find("kernel")
                    .map(JsonValue::asString)
                    .orElse("cosine");
            if (!kernel.startsWith("cosine")) {
                throw new UnsupportedCaseException("the kernel " + kernel);
            }
            double[][] points = input.get("X").asMatrix();
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            // The peer's function of points ignores its order.
            answer.put("score_X", VendiScore.of(points));
            answer.put("score_dual", dual(points, order(order)));
            answer.put("K_q2", VendiScore.of(points, 2));
            answer.put("intdiv", VendiScore.internalDiversityOf(points));
            return answer;
        }
        double[][] similarities = input.get("kernel").asMatrix();
        if (input.has("p")) {
            return VendiScore.ofSimilarities(similarities, input.get("p").asDoubles(), order(order));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        for (JsonValue one : order.isArray() ? order.elements() : java.util.List.of(order)) {
            answer.put("q_" + one.raw(), ofSimilarities(similarities, order(one)));
        }
        answer.put("intdiv_q1", VendiScore.internalDiversity(similarities));
        return answer;
    }

    /**
     * The peer counts every eigenvalue above 0, and its solver leaves those that are 0 at anything up to one unit of
     * rounding. Orders below 1 raise such residues to visible size, where the true contribution is 0.
     */
    private static Object withResidues(double ours, double order, int eigenvalues, double rank) {
        double zeros = eigenvalues - Math.rint(rank);
        if (order >= 1 || zeros <= 0) {
            return ours;
        }
        double residues = zeros * Math.pow(Math.ulp(1.0), order);
        return new AnswerRange(ours, Math.pow(Math.pow(ours, 1 - order) + residues, 1 / (1 - order)));
    }

    private static Object ofSimilarities(double[][] similarities, double order) {
        return withResidues(
                VendiScore.ofSimilarities(similarities, order),
                order,
                similarities.length,
                VendiScore.ofSimilarities(similarities, 0));
    }

    private static Object dual(double[][] points, double order) {
        return withResidues(VendiScore.of(points, order), order, points[0].length, VendiScore.of(points, 0));
    }

    private static double order(JsonValue order) {
        return "inf".equals(order.raw()) ? Double.POSITIVE_INFINITY : order.asDouble();
    }
}
