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

/** Whether the synthetic vectors of each column cover the typical and the rare human ones. */
public final class BetaRecallMetric implements Metric {
    private static final int MOST_ROWS = 2_000;

    private static final MetricInfo INFO = new MetricInfo(
                    "beta-recall",
                    "Beta-recall",
                    Family.DIVERSITY,
                    "How evenly human vectors are covered by synthetic ones that are nearer to them than other people are.",
                    "[-1, 1], higher is better; well below 1 even for people",
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
                                .recall(),
                        "beta-recall",
                        inputs.seed().child(pair.column()));
                out.add((pair.note().isEmpty() ? measurement : measurement.note(pair.note())).build());
            } catch (UndefinedStatisticException e) {
                out.skip(scope, e.reason());
            }
        }
    }
}
