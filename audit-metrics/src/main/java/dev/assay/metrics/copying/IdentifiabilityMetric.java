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
import dev.assay.stats.UndefinedStatisticException;

/** For how many people a synthetic record lies nearer than any other person. */
public final class IdentifiabilityMetric implements Metric {
    /** Stands for a rate that is known and not sampled. */
    private static final double KNOWN = 1e12;

    private static final MetricInfo INFO = new MetricInfo(
                    "identifiability",
                    "Identifiability",
                    Family.COPYING,
                    "Share of human records with a synthetic record nearer than any other human one, beyond that of fresh"
                            + " human records.",
                    "(-∞, 1], 0 = as fresh human records, 1 = everybody is identified",
                    Direction.LOWER_IS_BETTER,
                    "numeric, time or categorical columns; a holdout if there is one",
                    "Yoon et al. 2020")
            .takenOnRequest();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        Neighbourhood near = Neighbourhood.of(inputs).withDistances();
        int people = near.human().rows();
        int size = Math.min(
                near.synthetic().rows(), near.holdout().map(MixedRecords::rows).orElse(people - 1));
        double[] weights = Identifiability.inverseEntropies(near.human());
        boolean varied = false;
        for (int c = 0; c < weights.length; c++) {
            // A column with one value has no entropy; its weight would leave no room for the others.
            weights[c] = weights[c] < 1e15 ? weights[c] : 0;
            varied |= weights[c] > 0;
        }
        if (!varied) {
            throw new UndefinedStatisticException("every column has one value on the human side");
        }
        GowerDistance distance = near.distance().withWeights(weights);
        double[] own =
                distance.nearestOthers(near.human(), 1, inputs.parallel()).distance();
        double identified = Identifiability.of(
                nearest(
                        inputs,
                        distance,
                        near.human(),
                        Targets.draw(near.synthetic(), size, inputs.seed().child("synthetic"))),
                own);
        double fresh = near.holdout()
                .map(holdout -> Identifiability.of(
                        nearest(
                                inputs,
                                distance,
                                near.human(),
                                Targets.draw(holdout, size, inputs.seed().child("holdout"))),
                        own))
                // Any of so many records of one population is as likely as another to be the nearest.
                .orElse(size / (size + people - 1.0));
        double freshPeople = near.holdout().isPresent() ? 0.5 * people : KNOWN;
        // People who are near to each other are near to the same records, so they are not independent: each counts
        // half.
        ExcessRate excess = ExcessRate.of(identified * 0.5 * people, 0.5 * people, fresh * freshPeople, freshPeople);
        Measurement.Builder measurement = CopyScore.into(Measurement.of(INFO, Scope.dataset()), excess)
                .rows(people, size)
                .detail("identified", identified)
                .detail("identified by as many fresh records", fresh)
                .headline("For " + Figures.percent(identified)
                        + " of the people a synthetic record lies nearer than any"
                        + " other person; as many fresh human records would give " + Figures.percent(fresh) + ".")
                .note(
                        near.holdout().isPresent()
                                ? "Fresh human records are those of the holdout."
                                : "No holdout was given; the share for fresh records is the chance that one of them is the"
                                        + " nearest.");
        out.add((near.note().isEmpty() ? measurement : measurement.note(near.note())).build());
    }

    private static double[] nearest(
            AuditInputs inputs, GowerDistance distance, MixedRecords people, MixedRecords records) {
        inputs.checkCancelled();
        return distance.nearest(people, records, 1, inputs.parallel()).distance();
    }
}
