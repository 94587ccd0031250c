package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;

import dev.assay.json.JsonValue;
import dev.assay.kernel.Parallel;
import dev.assay.metrics.copying.AttackRisk;
import dev.assay.metrics.copying.AttributeDisclosure;
import dev.assay.metrics.copying.AttributeInference;
import dev.assay.metrics.copying.Authenticity;
import dev.assay.metrics.copying.ClosestRecordRatio;
import dev.assay.metrics.copying.ClosestRecordShare;
import dev.assay.metrics.copying.GowerDistance;
import dev.assay.metrics.copying.Identifiability;
import dev.assay.metrics.copying.MixedRecords;
import dev.assay.metrics.copying.Nearest;
import dev.assay.metrics.copying.NearestNeighbourAdversarialAccuracy;
import dev.assay.metrics.copying.NearestNeighbourDistanceRatio;
import dev.assay.metrics.copying.RowMatches;
import dev.assay.metrics.copying.SinglingOut;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.metrics.realism.embedding.NearestNeighbours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases on copies and on what they give away. */
final class CopyingSolvers {
    private CopyingSolvers() {}

    static void register(SolverTable table) {
        table.add("realism", "NewRowSynthesis", Map.of("numerical_match_tolerance", ANY), CopyingSolvers::newRows)
                .add(
                        "realism",
                        "DCR",
                        Map.of(
                                "distance",
                                Set.of(
                                        "Gower-like: mean over columns; numeric |a-b|/range of the reference capped at 1; categorical 0/1"),
                                "columns",
                                ANY),
                        CopyingSolvers::closestRecord)
                .add("realism", "DCROverfittingProtection", Map.of(), CopyingSolvers::overfitting)
                .add(
                        "realism",
                        "DcrShareNndr",
                        Map.of(
                                "scaling",
                                Set.of("each column min-max by the training rows"),
                                "metric",
                                Set.of("euclidean"),
                                "nndr_epsilon",
                                ANY,
                                "identical_threshold",
                                ANY),
                        CopyingSolvers::shareAndRatio)
                .add(
                        "realism",
                        "DisclosureProtection",
                        Map.of("known", ANY, "sensitive", ANY, "method", ANY, "continuous", ANY, "bins", ANY),
                        CopyingSolvers::disclosure)
                .add(
                        "realism",
                        "MedianDcrRatio",
                        Map.of("categorical", ANY, "numeric", ANY),
                        CopyingSolvers::medianRatio)
                .add("realism", "HittingRate", Map.of("categorical", ANY, "numeric", ANY), CopyingSolvers::hittingRate)
                .add("realism", "NNAA", Map.of("categorical", ANY, "numeric", ANY), CopyingSolvers::adversarialAccuracy)
                .add(
                        "realism",
                        "EpsilonIdentifiability",
                        Map.of("categorical", ANY, "numeric", ANY),
                        CopyingSolvers::identifiability)
                .add("realism", "Authenticity", Map.of(), CopyingSolvers::authenticity)
                .add("realism", "AlphaBetaAuthenticityExactCopy", Map.of("steps", ANY), CopyingSolvers::exactCopy)
                .add(
                        "realism",
                        "AttackRisk",
                        Map.of("confidence_level", ANY),
                        (reference, data) -> attackRisk(reference))
                .add(
                        "realism",
                        "InferenceGuessSuccess",
                        Map.of("regression", ANY, "tolerance", ANY),
                        (reference, data) -> guesses(reference))
                .add(
                        "realism",
                        "SinglingOutProbabilityIntegral",
                        Map.of("n", ANY, "w_min", ANY, "w_max", ANY),
                        (reference, data) -> isolation(reference))
                .add(
                        "realism",
                        "GowerNearestNeighbours",
                        Map.of(
                                "k",
                                ANY,
                                "numeric",
                                Set.of("|a-b|/range over both sets"),
                                "categorical",
                                Set.of("0/1"),
                                "aggregation",
                                Set.of("sum, not mean")),
                        CopyingSolvers::gowerNeighbours);
    }

    private static Object newRows(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "real", "synthetic");
        RowMatches.Result matches = RowMatches.tolerant(
                sets.get("synthetic"),
                sets.get("real"),
                new RowMatches.Tolerance.Relative(
                        reference.parameters().get("numerical_match_tolerance").asDouble()));
        int rows = matches.original().length;
        return Map.of(
                "score", 1 - matches.share(),
                "num_new_rows", rows - matches.matched(),
                "num_matched_rows", matches.matched());
    }

    private static Object closestRecord(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "reference", "synthetic");
        double[] distances = GowerDistance.fit(sets.get("reference"))
                .nearest(sets.get("synthetic"), sets.get("reference"), 1, Parallel.serial())
                .distance();
        if (reference.expected().isArray()) {
            return distances;
        }
        return Map.of(
                "median", Quantiles.of(distances, 0.5),
                "mean", mean(distances),
                "min", Quantiles.of(distances, 0),
                "max", Quantiles.of(distances, 1),
                "first10", Arrays.copyOf(distances, Math.min(10, distances.length)));
    }

    /** The peer scales each set's distances by that set, and counts a tie as closer to the holdout. */
    private static Object overfitting(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "train", "holdout", "synthetic");
        ClosestRecordShare.Result result =
                ClosestRecordShare.of(toOwnScale(sets, "train"), toOwnScale(sets, "holdout"));
        double closer = (double) result.closer() / result.synthetic();
        return Map.of(
                "score",
                Math.min(1, 2 * (1 - closer)),
                "synthetic_data_percentages",
                Map.of("closer_to_training", closer, "closer_to_holdout", 1 - closer));
    }

    private static double[] toOwnScale(CaseRecords sets, String side) {
        return GowerDistance.fit(sets.get(side))
                .nearest(sets.get("synthetic"), sets.get(side), 1, Parallel.serial())
                .distance();
    }

    private static Object shareAndRatio(ReferenceCase reference, CaseData data) throws IOException {
        double[][] train = CaseRows.points(reference, reference.input().get("train"), data);
        double[][] holdout = CaseRows.points(reference, reference.input().get("holdout"), data);
        double[][] synthetic = CaseRows.points(reference, reference.input().get("synthetic"), data);
        scaleByFirst(train, holdout, synthetic);
        double epsilon = reference.parameters().get("nndr_epsilon").asDouble();
        double identical = reference.parameters().get("identical_threshold").asDouble();
        NearestNeighbours.Result inTrain = NearestNeighbours.search(synthetic, train, Parallel.serial());
        NearestNeighbours.Result inHoldout = NearestNeighbours.search(synthetic, holdout, Parallel.serial());
        double ofTrain = tenthSmallest(NearestNeighbourDistanceRatio.of(inTrain.first(), inTrain.second(), epsilon));
        double ofHoldout =
                tenthSmallest(NearestNeighbourDistanceRatio.of(inHoldout.first(), inHoldout.second(), epsilon));
        List<Double> deciles = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            deciles.add(Quantiles.of(inTrain.first(), i / 10.0));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("dcr_mean_train", mean(inTrain.first()));
        answer.put("dcr_mean_holdout", mean(inHoldout.first()));
        answer.put(
                "dcr_share",
                ClosestRecordShare.of(inTrain.first(), inHoldout.first()).share());
        answer.put("identical_share_train", shareUpTo(inTrain.first(), identical));
        answer.put("identical_share_holdout", shareUpTo(inHoldout.first(), identical));
        answer.put("nndr_train_10th_smallest", ofTrain);
        answer.put("nndr_holdout_10th_smallest", ofHoldout);
        answer.put("nndr_ratio", ofTrain / ofHoldout);
        answer.put("dcr_train_deciles", deciles);
        return answer;
    }

    private static Object disclosure(ReferenceCase reference, CaseData data) throws IOException {
        JsonValue parameters = reference.parameters();
        CaseTable real = CaseRows.table(reference, reference.input().get("real"), data);
        CaseTable synthetic = CaseRows.table(reference, reference.input().get("synthetic"), data);
        List<String> continuous = parameters.get("continuous").asStrings();
        int bins = parameters.get("bins").asInt();
        CodedPair known = CodedPair.of(real, synthetic, parameters.get("known").asStrings(), continuous, bins);
        CodedPair sensitive =
                CodedPair.of(real, synthetic, parameters.get("sensitive").asStrings(), continuous, bins);
        AttributeDisclosure.Result result = AttributeDisclosure.of(
                known.human(),
                sensitive.human(),
                known.synthetic(),
                sensitive.synthetic(),
                AttributeDisclosure.Method.valueOf(
                        parameters.get("method").asString().toUpperCase(Locale.ROOT)));
        return Map.of(
                "score", result.score(),
                "cap_protection", result.protection(),
                "baseline_protection", result.baseline());
    }

    /** The same columns of both sides in one coding. */
    private record CodedPair(int[][] human, int[][] synthetic) {
        static CodedPair of(
                CaseTable real, CaseTable synthetic, List<String> columns, List<String> continuous, int bins) {
            int[][] human = new int[columns.size()][];
            int[][] other = new int[columns.size()][];
            for (int c = 0; c < human.length; c++) {
                String column = columns.get(c);
                if (continuous.contains(column)) {
                    double[] values = real.doubles(column);
                    human[c] = AttributeDisclosure.binned(values, values, bins);
                    other[c] = AttributeDisclosure.binned(values, synthetic.doubles(column), bins);
                } else {
                    Map<String, Integer> codes = new LinkedHashMap<>();
                    human[c] = CaseRecords.codes(real.strings(column), codes);
                    other[c] = CaseRecords.codes(synthetic.strings(column), codes);
                }
            }
            return new CodedPair(human, other);
        }
    }

    private static Object medianRatio(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "real", "synthetic");
        MixedRecords real = sets.get("real");
        double ratio = ClosestRecordRatio.of(
                pooled(real, sets.get("synthetic"))
                        .nearest(sets.get("synthetic"), real, 1, Parallel.serial())
                        .distance(),
                pooled(real, real).nearestOthers(real, 1, Parallel.serial()).distance());
        return Map.of("mDCR", ratio);
    }

    private static Object hittingRate(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "real", "synthetic");
        MixedRecords real = sets.get("real");
        double[] ranges = new double[real.numeric().length];
        for (int c = 0; c < ranges.length; c++) {
            ranges[c] = Quantiles.of(real.numeric()[c], 1) - Quantiles.of(real.numeric()[c], 0);
        }
        return Map.of(
                "hit rate",
                RowMatches.tolerant(real, sets.get("synthetic"), new RowMatches.Tolerance.OfRange(1.0 / 30, ranges))
                        .share());
    }

    private static Object adversarialAccuracy(ReferenceCase reference, CaseData data) throws IOException {
        boolean withHoldout = reference.input().has("holdout");
        CaseRecords sets = withHoldout
                ? CaseRecords.of(reference, data, "real", "synthetic", "holdout")
                : CaseRecords.of(reference, data, "real", "synthetic");
        double average = accuracy(sets.get("real"), sets.get("synthetic"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("avg", average);
        answer.put("err", 0.0);
        if (withHoldout) {
            answer.put("priv_loss", accuracy(sets.get("holdout"), sets.get("synthetic")) - average);
            answer.put("priv_loss_err", 0.0);
        }
        return answer;
    }

    /** The peer scales each of the four searches by the two sets it compares. */
    private static double accuracy(MixedRecords human, MixedRecords synthetic) {
        GowerDistance both = pooled(human, synthetic);
        return NearestNeighbourAdversarialAccuracy.of(
                both.nearest(human, synthetic, 1, Parallel.serial()).distance(),
                pooled(human, human).nearestOthers(human, 1, Parallel.serial()).distance(),
                both.nearest(synthetic, human, 1, Parallel.serial()).distance(),
                pooled(synthetic, synthetic)
                        .nearestOthers(synthetic, 1, Parallel.serial())
                        .distance());
    }

    private static Object identifiability(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "real", "synthetic");
        MixedRecords real = sets.get("real");
        double[] weights = Identifiability.inverseEntropies(real);
        double risk = Identifiability.of(
                pooled(real, sets.get("synthetic"))
                        .withWeights(weights)
                        .nearest(real, sets.get("synthetic"), 1, Parallel.serial())
                        .distance(),
                pooled(real, real)
                        .withWeights(weights)
                        .nearestOthers(real, 1, Parallel.serial())
                        .distance());
        return Map.of("eps_risk", risk);
    }

    private static GowerDistance pooled(MixedRecords first, MixedRecords second) {
        return GowerDistance.fitPooled(first, second, 1);
    }

    private static Object authenticity(ReferenceCase reference, CaseData data) throws IOException {
        return Authenticity.of(EmbeddingSolvers.human(reference, data), EmbeddingSolvers.synthetic(reference, data))
                .share();
    }

    private static Object exactCopy(ReferenceCase reference, CaseData data) throws IOException {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>(EmbeddingSolvers.alphaBeta(reference, data));
        answer.put("authenticity", authenticity(reference, data));
        return answer;
    }

    private static Object attackRisk(ReferenceCase reference) {
        JsonValue input = reference.input();
        AttackRisk risk = AttackRisk.of(
                input.get("n_attacks").asInt(),
                input.get("n_success").asInt(),
                input.get("n_baseline").asInt(),
                input.find("n_control").map(JsonValue::asInt).orElse(-1),
                reference.parameters().get("confidence_level").asDouble());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("attack_rate", risk.attack().value());
        answer.put("attack_error", risk.attack().error());
        answer.put("baseline_rate", risk.guessing().value());
        answer.put("risk", risk.risk());
        answer.put("ci", List.of(risk.interval().low(), risk.interval().high()));
        risk.control().ifPresent(control -> {
            answer.put("control_rate", control.value());
            answer.put("control_error", control.error());
        });
        return answer;
    }

    private static Object guesses(ReferenceCase reference) {
        JsonValue guesses = reference.input().get("guesses");
        JsonValue secrets = reference.input().get("secrets");
        boolean[] right;
        if (reference.parameters().get("regression").asBoolean()) {
            right = AttributeInference.right(
                    CaseRecords.numbers(guesses),
                    CaseRecords.numbers(secrets),
                    reference.parameters().get("tolerance").asDouble());
        } else {
            Map<String, Integer> codes = new LinkedHashMap<>();
            right = AttributeInference.right(
                    CaseRecords.codes(CaseRecords.texts(guesses), codes),
                    CaseRecords.codes(CaseRecords.texts(secrets), codes));
        }
        List<Boolean> answer = new ArrayList<>();
        for (boolean one : right) {
            answer.add(one);
        }
        return answer;
    }

    private static Object isolation(ReferenceCase reference) {
        JsonValue parameters = reference.parameters();
        return SinglingOut.isolationIntegral(
                parameters.get("n").asInt(),
                parameters.get("w_min").asDouble(),
                parameters.get("w_max").asDouble());
    }

    /**
     * The peer orders equal distances at will, so each of its neighbours is checked by its distance: the one named at a rank
     * must be as far as ours of that rank. What the cases call distances are positions.
     */
    private static CaseCheck gowerNeighbours(ReferenceCase reference, CaseData data) throws IOException {
        CaseRecords sets = CaseRecords.of(reference, data, "queries", "candidates");
        MixedRecords queries = sets.get("queries");
        MixedRecords candidates = sets.get("candidates");
        int k = reference.parameters().get("k").asInt();
        GowerDistance distance = GowerDistance.fitPooled(queries, candidates, 0);
        Nearest nearest = distance.nearest(queries, candidates, k, Parallel.serial());
        return () -> {
            double[][] expected = reference.expected().get("distances").asMatrix();
            for (int i = 0; i < expected.length; i++) {
                for (int rank = 0; rank < k; rank++) {
                    double ours = nearest.distances(rank)[i];
                    double theirs = distance.nearest(
                                    queries.select(i), candidates.select((int) expected[i][rank]), 1, Parallel.serial())
                            .distance()[0];
                    if (Math.abs(ours - theirs) > 1e-9) {
                        return Optional.of("query " + i + ", neighbour " + rank + ": ours is at distance " + ours
                                + ", the expected one at " + theirs);
                    }
                }
            }
            return Optional.empty();
        };
    }

    private static void scaleByFirst(double[][]... sets) {
        for (int k = 0; k < sets[0][0].length; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] row : sets[0]) {
                low = Math.min(low, row[k]);
                high = Math.max(high, row[k]);
            }
            double range = high > low ? high - low : 1;
            for (double[][] set : sets) {
                for (double[] row : set) {
                    row[k] = (row[k] - low) / range;
                }
            }
        }
    }

    private static double tenthSmallest(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(9, sorted.length - 1)];
    }

    private static double shareUpTo(double[] distances, double threshold) {
        return (double) Arrays.stream(distances).filter(d -> d <= threshold).count() / distances.length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
