package dev.assay.metrics.realism.embedding;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Folds;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.audit.Scope;
import dev.assay.stats.Seed;
import java.util.List;

/** Maximum mean discrepancy of each column of vectors, with a Gaussian kernel of median bandwidth. */
public final class MaximumMeanDiscrepancyMetric implements Metric {
    private static final int MOST_ROWS = 4_000;

    private static final MetricInfo INFO = new MetricInfo(
            "maximum-mean-discrepancy",
            "Maximum mean discrepancy",
            Family.REALISM,
            "Squared distance of the mean embeddings of the human and the synthetic vectors, biased estimate.",
            "[0, 2]",
            Direction.LOWER_IS_BETTER,
            "a column of vectors",
            "Gretton et al. 2012");

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
            Scope scope = Scope.column(pair.column());
            if (Math.min(pair.human().rows(), pair.synthetic().rows()) < 2) {
                out.skip(
                        scope,
                        "two vectors are needed on each side, there are "
                                + pair.human().rows() + " and "
                                + pair.synthetic().rows());
                continue;
            }
            inputs.checkCancelled();
            out.add(measure(inputs, pair, scope));
        }
    }

    private static Measurement measure(AuditInputs inputs, VectorPair pair, Scope scope) {
        Seed seed = inputs.seed().child(pair.column());
        Folds folds = inputs.folds();
        int groups = folds.humanFolds() + folds.syntheticFolds();
        Points pooled = pair.human().followedBy(pair.synthetic());
        int[] group = new int[pooled.rows()];
        for (int i = 0; i < pair.human().rows(); i++) {
            group[i] = folds.human()[pair.humanRows()[i]];
        }
        for (int j = 0; j < pair.synthetic().rows(); j++) {
            group[pair.human().rows() + j] = folds.humanFolds() + folds.synthetic()[pair.syntheticRows()[j]];
        }
        PairKernel.Gaussian kernel = MaximumMeanDiscrepancy.medianHeuristic(pooled, seed);
        BlockSums sums = BlockSums.of(pooled, group, groups, kernel, inputs.parallel());
        // A fold's sums are its place among all folds, so merging folds adds places, and places pick blocks.
        Calibration calibration = Calibration.distance(
                places(0, folds.humanFolds(), groups),
                places(folds.humanFolds(), groups, groups),
                (human, synthetic) -> Math.max(0, sums.discrepancy(human, synthetic, false)),
                null,
                baseline(inputs, pair, kernel, seed),
                Calibration.Scale.SQUARE,
                seed);
        Measurement.Builder measurement = calibration
                .into(Measurement.of(INFO, scope))
                .rows(pair.human().rows(), pair.synthetic().rows())
                .detail("kernel gamma", kernel.gamma());
        return (pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build();
    }

    private static double baseline(AuditInputs inputs, VectorPair pair, PairKernel kernel, Seed seed) {
        return MaximumMeanDiscrepancy.squared(
                pair.human(),
                VectorPair.uniformOverRange(pair.human(), seed.child("baseline")),
                kernel,
                MaximumMeanDiscrepancy.Estimator.BIASED,
                inputs.parallel());
    }

    private static double[][] places(int from, int to, int groups) {
        double[][] places = new double[to - from][groups];
        for (int g = from; g < to; g++) {
            places[g - from][g] = 1;
        }
        return places;
    }
}
