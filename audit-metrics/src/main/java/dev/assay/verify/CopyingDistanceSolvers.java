package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.copying.ClosestRecordShare;
import dev.assay.metrics.copying.GowerDistance;
import dev.assay.metrics.copying.MixedRecords;
import dev.assay.metrics.copying.Nearest;
import dev.assay.metrics.copying.NearestNeighbourDistanceRatio;
import dev.assay.metrics.copying.RowMatches;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.metrics.realism.embedding.NearestNeighbours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases on copied rows and on distances to the closest record. */
final class CopyingDistanceSolvers {
    private CopyingDistanceSolvers() {}

    static void register(SolverTable table) {
        table.add(
                "realism",
                "NewRowSynthesis",
                Map.of("numerical_match_tolerance", ANY),
                CopyingDistanceSolvers::newRows);
        table.add(
                "realism",
                "DCR",
                Map.of(
                        "distance",
                        Set.of(
                                "Gower-like: mean over columns; numeric |a-b|/range of the reference capped at 1; categorical 0/1"),
                        "columns",
                        ANY),
                CopyingDistanceSolvers::closestRecord);
        table.add("realism", "DCROverfittingProtection", Map.of(), CopyingDistanceSolvers::overfitting);
        table.add(
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
                CopyingDistanceSolvers::shareAndRatio);
        table.add(
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
                CopyingDistanceSolvers::gowerNeighbours);
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
