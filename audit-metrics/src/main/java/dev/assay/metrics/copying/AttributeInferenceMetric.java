package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.stats.Figures;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Whether what people keep to themselves can be read off the synthetic record nearest to what is known of them. */
public final class AttributeInferenceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "attribute-inference-risk",
            "Attribute inference risk",
            Family.COPYING,
            "How much more often a secret is guessed right for human records than for holdout records, from the nearest"
                    + " synthetic record.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a label or group column beside other columns, and a holdout",
            "Giomi et al. 2023");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Column> secrets = new ArrayList<>(inputs.human().withRole(Role.LABEL, Role.GROUP));
        secrets.removeIf(column -> !(column instanceof NumericColumn || column instanceof CategoricalColumn));
        if (secrets.isEmpty()) {
            throw new UndefinedStatisticException(
                    "no column has the role label or group, so it is not known what people keep to themselves");
        }
        for (Column secret : secrets) {
            try {
                inputs.checkCancelled();
                out.add(measure(inputs, secret.name()));
            } catch (UndefinedStatisticException e) {
                out.skip(Scope.column(secret.name()), e.reason());
            }
        }
    }

    private static Measurement measure(AuditInputs inputs, String secret) {
        CopyColumns.Sets known = CopyColumns.withDistance(inputs, name -> !name.equals(secret))
                .orElseThrow(() -> new UndefinedStatisticException("nothing is known of people but the secret"));
        Targets.requireHoldout(known);
        Seed seed = inputs.seed().child(secret);
        MixedRecords holdout = known.holdout().orElseThrow();
        int targets = Math.min(Targets.MOST, Math.min(known.human().rows(), holdout.rows()));
        int[] humanRows = Targets.rows(known.human().rows(), targets, seed.child("human"));
        int[] holdoutRows = Targets.rows(holdout.rows(), targets, seed.child("holdout"));
        Dataset people = inputs.human();
        Dataset strangers = inputs.holdout().orElseThrow();
        Dataset synthetic = inputs.synthetic();
        int right = right(
                people.column(secret),
                humanRows,
                synthetic.column(secret),
                nearest(inputs, known.human(), humanRows, known));
        int control = right(
                strangers.column(secret),
                holdoutRows,
                synthetic.column(secret),
                nearest(inputs, holdout, holdoutRows, known));
        UniformRandomProvider random = seed.child("guesses").random();
        int[] drawn = new int[targets];
        for (int i = 0; i < targets; i++) {
            drawn[i] = random.nextInt(synthetic.rows());
        }
        int guessed = right(people.column(secret), humanRows, synthetic.column(secret), drawn);
        return CopyScore.into(
                        Measurement.of(INFO, Scope.column(secret)),
                        AttackRisk.of(targets, right, guessed, control),
                        targets)
                .rows(people.rows(), synthetic.rows())
                .headline("Guessed from the nearest synthetic record, " + secret + " is right for "
                        + Figures.percent((double) right / targets) + " of the human and "
                        + Figures.percent((double) control / targets) + " of the holdout records.")
                .build();
    }

    private static int[] nearest(AuditInputs inputs, MixedRecords people, int[] rows, CopyColumns.Sets known) {
        MixedRecords targets = people.select(rows);
        return GowerDistance.fitPooled(targets, known.synthetic(), 0)
                .nearest(targets, known.synthetic(), 1, inputs.parallel())
                .nearest();
    }

    private static int right(Column secrets, int[] rows, Column guesses, int[] guessRows) {
        boolean[] right = secrets instanceof NumericColumn numbers
                ? AttributeInference.right(
                        ((NumericColumn) guesses).select(guessRows).values(),
                        numbers.select(rows).values(),
                        AttributeInference.TOLERANCE)
                : AttributeInference.right(
                        ((CategoricalColumn) guesses).select(guessRows).codes(),
                        ((CategoricalColumn) secrets).select(rows).codes());
        int count = 0;
        for (boolean one : right) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
