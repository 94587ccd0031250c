package dev.assay.verify;

import static dev.assay.verify.KnownParameters.ANY;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.copying.Authenticity;
import dev.assay.metrics.copying.ClosestRecordRatio;
import dev.assay.metrics.copying.GowerDistance;
import dev.assay.metrics.copying.Identifiability;
import dev.assay.metrics.copying.MixedRecords;
import dev.assay.metrics.copying.NearestNeighbourAdversarialAccuracy;
import dev.assay.metrics.copying.RowMatches;
import dev.assay.metrics.realism.Quantiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases that compare nearest neighbours within and between the sides. */
final class CopyingNeighbourSolvers {
    private CopyingNeighbourSolvers() {}

    static void register(SolverTable table) {
        table.add(
                "realism",
                "MedianDcrRatio",
                Map.of("categorical", ANY, "numeric", ANY),
                CopyingNeighbourSolvers::medianRatio);
        table.add(
                "realism",
                "HittingRate",
                Map.of("categorical", ANY, "numeric", ANY),
                CopyingNeighbourSolvers::hittingRate);
        table.add(
                "realism",
                "NNAA",
                Map.of("categorical", ANY, "numeric", ANY),
                CopyingNeighbourSolvers::adversarialAccuracy);
        table.add(
                "realism",
                "EpsilonIdentifiability",
                Map.of("categorical", ANY, "numeric", ANY),
                CopyingNeighbourSolvers::identifiability);
        table.add("realism", "Authenticity", Map.of(), CopyingNeighbourSolvers::authenticity);
        table.add(
                "realism", "AlphaBetaAuthenticityExactCopy", Map.of("steps", ANY), CopyingNeighbourSolvers::exactCopy);
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
}
