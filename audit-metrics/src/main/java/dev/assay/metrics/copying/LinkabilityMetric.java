package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.stats.UndefinedStatisticException;
import java.util.OptionalInt;

/** Whether the synthetic data tell that two parts of a person's record belong together. */
public final class LinkabilityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "linkability-risk",
            "Linkability risk",
            Family.COPYING,
            "How much more often the two halves of a human record lead to the same synthetic record than those of a holdout"
                    + " record.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "two or more numeric, time or categorical columns, and a holdout",
            "Giomi et al. 2023");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        CopyColumns.Sets sets = Targets.withHoldout(inputs);
        int columns = sets.human().columns();
        if (columns < 2) {
            throw new UndefinedStatisticException("a record of one column has no two parts");
        }
        MixedRecords holdout = sets.holdout().orElseThrow();
        int targets = Math.min(Targets.MOST, Math.min(sets.human().rows(), holdout.rows()));
        // Every other column, so that either part has numbers and categories.
        int[] first = new int[(columns + 1) / 2];
        int[] second = new int[columns / 2];
        for (int c = 0; c < columns; c++) {
            (c % 2 == 0 ? first : second)[c / 2] = c;
        }
        int linked =
                linked(inputs, Targets.draw(sets.human(), targets, inputs.seed().child("human")), sets, first, second);
        int control =
                linked(inputs, Targets.draw(holdout, targets, inputs.seed().child("holdout")), sets, first, second);
        int guessed = Linkability.guessed(
                targets, sets.synthetic().rows(), 1, inputs.seed().child("guesses"));
        AttackRisk risk = Linkability.risk(targets, linked, guessed, OptionalInt.of(control));
        out.add(CopyScore.into(Measurement.of(INFO, Scope.dataset()), risk, targets)
                .rows(sets.human().rows(), sets.synthetic().rows())
                .headline("The two halves of " + linked + " of " + targets + " human records lead to the same synthetic"
                        + " record; of holdout records it is " + control + ".")
                .build());
    }

    private static int linked(
            AuditInputs inputs, MixedRecords targets, CopyColumns.Sets sets, int[] first, int[] second) {
        inputs.checkCancelled();
        return Linkability.linked(
                new Linkability.Sides(targets.columns(first), sets.synthetic().columns(first)),
                new Linkability.Sides(targets.columns(second), sets.synthetic().columns(second)),
                1,
                inputs.parallel());
    }
}
