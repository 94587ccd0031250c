package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;

/** Whether nearest neighbours tell synthetic records from a holdout better than from the human records. */
public final class AdversarialAccuracyMetric implements Metric {
    /** The loss when the synthetic records are the human ones: never told from those, always half from a holdout. */
    private static final double COPIED = 0.5;

    private static final MetricInfo INFO = new MetricInfo(
                    "adversarial-accuracy-loss",
                    "Privacy loss of the nearest-neighbour adversarial accuracy",
                    Family.COPYING,
                    "How much better nearest neighbours tell synthetic records from a holdout than from the human records.",
                    "[-1, 1], 0 = none, 0.5 = a copy of the human records",
                    Direction.LOWER_IS_BETTER,
                    "numeric, time or categorical columns, and a holdout",
                    "Yale et al. 2020")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        Neighbourhood near = Neighbourhood.of(inputs);
        MixedRecords holdout = near.holdout()
                .orElseThrow(() -> new UndefinedStatisticException(
                        "needs human records that the generator never saw: give a holdout"));
        // The larger set is nearer to everything, so the three have one size.
        int size = Math.min(
                near.human().rows(), Math.min(holdout.rows(), near.synthetic().rows()));
        if (size < 2) {
            throw new UndefinedStatisticException("each of the three sets needs two records, the smallest has " + size);
        }
        NearestNeighbourAdversarialAccuracy.Loss loss = NearestNeighbourAdversarialAccuracy.loss(
                Targets.draw(near.human(), size, inputs.seed().child("human")),
                Targets.draw(holdout, size, inputs.seed().child("holdout")),
                Targets.draw(near.synthetic(), size, inputs.seed().child("synthetic")),
                near.distance(),
                inputs.parallel());
        Measurement.Builder measurement = CopyScore.into(
                        Measurement.of(INFO, Scope.dataset()),
                        loss.value(),
                        loss.interval(),
                        loss.interval().width() / 2,
                        COPIED)
                .rows(size, size)
                .detail("accuracy against the human records", loss.human())
                .detail("accuracy against the holdout", loss.holdout())
                .headline("Nearest neighbours tell synthetic records from the human ones with an accuracy of "
                        + Figures.percent(loss.human()) + ", from a holdout with " + Figures.percent(loss.holdout())
                        + "; 50 % is chance.");
        out.add((near.note().isEmpty() ? measurement : measurement.note(near.note())).build());
    }
}
