package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.metrics.realism.Quantiles;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;

/** Whether synthetic records lie closer to the human records the generator saw than to a holdout. */
public final class ClosestRecordShareMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "closest-record-share",
            "Closest-record share",
            Family.COPYING,
            "Share of synthetic records closer to the human records than to a holdout, beyond the neutral share.",
            "[-n/h, 1], 0 = neutral, 1 = all closer to the human records",
            Direction.LOWER_IS_BETTER,
            "numeric, time or categorical columns, and a holdout",
            "Platzer and Reutterer 2021");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        Neighbourhood near = Neighbourhood.of(inputs);
        MixedRecords holdout = near.holdout()
                .orElseThrow(() -> new UndefinedStatisticException(
                        "needs human records that the generator never saw: give a holdout. A part split off from the"
                                + " human data would not do, because the generator may have copied from it as well;"
                                + " authenticity and memorised-records hold out one human record at a time instead"));
        Nearest inHoldout = near.distance().nearest(near.synthetic(), holdout, 1, inputs.parallel());
        ClosestRecordShare.Result result = ClosestRecordShare.of(
                near.human(),
                holdout,
                near.synthetic(),
                near.distance(),
                near.syntheticToHuman(),
                inHoldout,
                inputs.seed(),
                inputs.parallel());
        Measurement.Builder measurement = CopyScore.into(
                        Measurement.of(INFO, Scope.dataset()),
                        result.excess(),
                        result.interval(),
                        1.96 * result.standardError())
                .test(result.test())
                .rows(near.human().rows(), near.synthetic().rows())
                .detail("share", result.share())
                .detail("neutral share", result.neutral())
                .detail("closer to the human records", result.closer())
                .detail("ties", result.ties())
                .detail("median distance to the human records", median(near.syntheticToHuman()))
                .detail("median distance to the holdout", median(inHoldout))
                .headline(Figures.percent(result.share())
                        + " of the synthetic records are closer to the human records than"
                        + " to the holdout; without copying it would be " + Figures.percent(result.neutral()) + ".");
        out.add((near.note().isEmpty() ? measurement : measurement.note(near.note())).build());
    }

    private static double median(Nearest nearest) {
        return Quantiles.of(nearest.distances(0), 0.5);
    }
}
