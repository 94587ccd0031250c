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
import dev.assay.stats.Interval;
import dev.assay.stats.UndefinedStatisticException;

/** Whether people the generator saw can be told from people it did not see. */
public final class MembershipInferenceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "membership-inference",
            "Membership inference",
            Family.COPYING,
            "How much better than chance the distance to the closest synthetic record tells members from others: 2 AUC - 1.",
            "[-1, 1], 0 = chance, 1 = every member is found",
            Direction.LOWER_IS_BETTER,
            "numeric, time or categorical columns, and a holdout of at least 100 records",
            "Chen et al. 2020; Carlini et al. 2022");

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
        MembershipInference.Result result = MembershipInference.of(
                near.distance()
                        .nearest(near.human(), near.synthetic(), 1, inputs.parallel())
                        .distance(),
                near.distance()
                        .nearest(holdout, near.synthetic(), 1, inputs.parallel())
                        .distance());
        Interval area = result.interval();
        Interval interval = new Interval(2 * area.low() - 1, 2 * area.high() - 1, area.level(), area.method());
        Measurement.Builder measurement = CopyScore.into(
                        Measurement.of(INFO, Scope.dataset()),
                        2 * result.area().value() - 1,
                        interval,
                        interval.width() / 2)
                .rows(near.human().rows(), near.synthetic().rows())
                .detail("area under the curve", result.area().value())
                .detail("true positive rate at 1 % false positives", result.atLowRate())
                .detail("its lower bound", result.atLowRateInterval().low())
                .detail("its upper bound", result.atLowRateInterval().high())
                .detail("holdout records", holdout.rows())
                .headline("An attacker who accuses 1 % of strangers finds " + Figures.percent(result.atLowRate())
                        + " of the people the generator learned from.");
        out.add((near.note().isEmpty() ? measurement : measurement.note(near.note())).build());
    }
}
