package dev.assay.metrics.copying;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;

/** Whether synthetic records lie nearer to a human record than people lie to each other. */
public final class AuthenticityMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "authenticity",
            "Authenticity",
            Family.COPYING,
            "Share of synthetic records nearer to a human record than that is to other people, beyond that of fresh human"
                    + " records.",
            "(-∞, 1], 0 = as fresh human records, 1 = none authentic",
            Direction.LOWER_IS_BETTER,
            "numeric, time or categorical columns; a holdout if there is one",
            "Alaa et al. 2022");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        Neighbourhood near = Neighbourhood.of(inputs).withDistances();
        int nearer = nearer(near, near.syntheticToHuman());
        int fresh = nearer(near, near.fresh());
        ExcessRate excess = near.excess(nearer, fresh);
        out.add(CopyScore.into(Measurement.of(INFO, Scope.dataset()), excess)
                .rows(near.human().rows(), near.synthetic().rows())
                .detail("authentic share", 1 - excess.synthetic())
                .detail("authentic share of fresh records", 1 - excess.fresh())
                .headline(Figures.percent(1 - excess.synthetic())
                        + " of the synthetic records are authentic; of fresh human" + " records it is "
                        + Figures.percent(1 - excess.fresh()) + ".")
                .note(near.freshNote())
                .build());
    }

    /** Ties count as inauthentic on both sides, as in the definition. */
    private static int nearer(Neighbourhood near, Nearest queries) {
        double[] spacing = near.spacing(queries);
        double[] distance = queries.distances(0);
        int nearer = 0;
        for (int j = 0; j < distance.length; j++) {
            nearer += distance[j] <= spacing[j] ? 1 : 0;
        }
        return nearer;
    }
}
