package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import java.util.List;

/** Fréchet distance of each column of vectors. */
public final class FrechetDistanceMetric implements Metric {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_DIMENSIONS = 128;

    private static final MetricInfo INFO = new MetricInfo(
            "frechet-distance",
            "Fréchet distance",
            Family.REALISM,
            "Squared distance of the Gaussians fitted to the human and the synthetic vectors.",
            "[0, ∞), squared units of the vectors",
            Direction.LOWER_IS_BETTER,
            "a column of vectors with at most 128 dimensions",
            "Heusel et al. 2017; Dowson and Landau 1982");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public List<MetricOption> options() {
        return List.of(MetricOption.mostRows(MOST_ROWS));
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        for (VectorPair pair : VectorPair.of(inputs, MOST_ROWS)) {
            int dimension = pair.human().dimension();
            Scope scope = Scope.column(pair.column());
            if (dimension > MOST_DIMENSIONS) {
                out.skip(
                        scope,
                        "vectors have " + dimension + " dimensions; with more than " + MOST_DIMENSIONS
                                + " the covariances cost too much, maximum-mean-discrepancy compares them instead");
            } else if (Math.min(pair.human().rows(), pair.synthetic().rows()) < 4) {
                out.skip(
                        scope,
                        "covariances of halves need four vectors on each side, there are "
                                + pair.human().rows() + " and "
                                + pair.synthetic().rows());
            } else {
                inputs.checkCancelled();
                FrechetDistance.Result result = FrechetDistance.of(pair.human(), pair.synthetic());
                Measurement.Builder measurement = SplitFloor.into(
                                Measurement.of(INFO, scope),
                                pair,
                                (x, y) -> FrechetDistance.of(x, y).squared(),
                                true,
                                inputs.seed().child(pair.column()))
                        .detail("part of the means", result.mean())
                        .detail("part of the covariances", result.covariance());
                if (result.rankDeficient()) {
                    measurement.note(
                            "One side has no more vectors than dimensions, so its covariance is singular and the"
                                    + " value rests on too few rows.");
                }
                out.add((pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build());
            }
        }
    }
}
