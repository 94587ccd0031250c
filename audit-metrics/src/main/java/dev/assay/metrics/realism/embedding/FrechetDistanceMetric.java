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
    private static final int MOST_DIMENSIONS = 1_024;

    /** Dimensions up to which time is spent on many splits. */
    private static final int FEW_DIMENSIONS = 128;

    private static final int FEW_SPLITS = 5;

    /** Products that a covariance may cost. */
    private static final double PRODUCTS = 1e9;

    private static final MetricInfo INFO = new MetricInfo(
            "frechet-distance",
            "Fréchet distance",
            Family.REALISM,
            "Squared distance of the Gaussians fitted to the human and the synthetic vectors.",
            "[0, ∞), squared units of the vectors",
            Direction.LOWER_IS_BETTER,
            "a column of vectors with at most 1,024 dimensions",
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
        for (VectorPair whole : VectorPair.of(inputs, MOST_ROWS)) {
            int dimension = whole.human().dimension();
            Scope scope = Scope.column(whole.column());
            boolean few = dimension <= FEW_DIMENSIONS;
            // Halves have more vectors than dimensions wherever there are enough.
            int most = (int) Math.max(2.2 * dimension, PRODUCTS / dimension / dimension);
            VectorPair pair = few ? whole : whole.limited(most, inputs.seed().child(whole.column()));
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
                FrechetDistance.Result result = FrechetDistance.fast(
                        pair.human().toPoints(), pair.synthetic().toPoints());
                Measurement.Builder measurement = SplitFloor.into(
                                Measurement.of(INFO, scope),
                                pair,
                                (x, y) -> {
                                    inputs.checkCancelled();
                                    return FrechetDistance.fast(x, y).squared();
                                },
                                true,
                                few ? SplitFloor.SPLITS : FEW_SPLITS,
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
