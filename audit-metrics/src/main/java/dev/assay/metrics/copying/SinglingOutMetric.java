package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;

/** Whether descriptions read off the synthetic data fit exactly one person of the human data. */
public final class SinglingOutMetric implements Metric {
    private static final int COLUMNS = 3;

    private static final MetricInfo INFO = new MetricInfo(
            "singling-out-risk",
            "Singling-out risk",
            Family.COPYING,
            "How much more often a description of a synthetic record fits exactly one human record than exactly one of the"
                    + " holdout.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "numeric, time or categorical columns, and a holdout",
            "Cohen and Nissim 2020; Giomi et al. 2023");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        CopyColumns.Sets sets = Targets.withHoldout(inputs);
        MixedRecords holdout = sets.holdout().orElseThrow();
        int size = Math.min(Math.min(sets.human().rows(), holdout.rows()), Neighbourhood.MOST_ROWS);
        SinglingOut.Counts counts = SinglingOut.attack(
                Targets.draw(sets.human(), size, inputs.seed().child("human")),
                Targets.draw(holdout, size, inputs.seed().child("holdout")),
                sets.synthetic(),
                Math.min(COLUMNS, sets.human().columns()),
                // More attempts than people tell nothing new, but would narrow the interval.
                Math.min(Targets.MOST, size),
                inputs.seed().child("attempts"));
        out.add(CopyScore.into(Measurement.of(INFO, Scope.dataset()), counts.risk(), counts.attempts())
                .rows(size, sets.synthetic().rows())
                .headline("Of " + counts.attempts() + " descriptions of synthetic records, " + counts.human()
                        + " fit exactly one person of the human data and " + counts.holdout()
                        + " exactly one of the holdout.")
                .build());
    }
}
