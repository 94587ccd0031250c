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

/** Sliced Wasserstein distance of each column of vectors. */
public final class SlicedWassersteinMetric implements Metric {
    private static final int MOST_ROWS = 5_000;
    private static final int DIRECTIONS = 50;

    private static final MetricInfo INFO = new MetricInfo(
            "sliced-wasserstein",
            "Sliced Wasserstein distance",
            Family.REALISM,
            "Mean Wasserstein-1 distance of the human and the synthetic vectors over random projections.",
            "[0, ∞), units of the vectors",
            Direction.LOWER_IS_BETTER,
            "a column of vectors",
            "Bonneel et al. 2015");

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
            if (pair.human().rows() < 4 || pair.synthetic().rows() < 1) {
                out.skip(
                        scope,
                        "halves need four human vectors and one synthetic one, there are "
                                + pair.human().rows() + " and "
                                + pair.synthetic().rows());
                continue;
            }
            inputs.checkCancelled();
            Measurement.Builder measurement = SplitFloor.into(
                            Measurement.of(INFO, scope),
                            pair,
                            (x, y) -> SlicedWasserstein.of(
                                    x, y, 1, DIRECTIONS, inputs.seed().child("directions"), inputs.parallel()),
                            false,
                            SplitFloor.SPLITS,
                            inputs.seed().child(pair.column()))
                    .detail("directions averaged", DIRECTIONS);
            out.add((pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build());
        }
    }
}
