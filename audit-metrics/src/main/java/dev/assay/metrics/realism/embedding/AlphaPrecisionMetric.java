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
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/** Whether the synthetic vectors of each column fill the typical regions of the human ones evenly. */
public final class AlphaPrecisionMetric implements Metric {
    private static final int MOST_ROWS = 2_000;

    private static final MetricInfo INFO = new MetricInfo(
                    "alpha-precision",
                    "Alpha-precision",
                    Family.REALISM,
                    "How evenly synthetic vectors fill the balls around the human mean that hold given shares of human vectors.",
                    "[-1, 1], 1 = as evenly as people",
                    Direction.HIGHER_IS_BETTER,
                    "a column of vectors",
                    "Alaa et al. 2022")
            .takenOnRequest();

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
            try {
                inputs.checkCancelled();
                Measurement.Builder measurement = HalfSplits.into(
                        Measurement.of(INFO, scope),
                        pair,
                        (human, synthetic) -> AlphaPrecisionBetaRecall.of(
                                        human, synthetic, AlphaPrecisionBetaRecall.LEVELS, inputs.parallel())
                                .precision(),
                        "alpha-precision",
                        inputs.seed().child(pair.column()));
                out.add((pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build());
            } catch (UndefinedStatisticException e) {
                out.skip(scope, e.reason());
            }
        }
    }
}
