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
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/** For how many people a synthetic record lies nearer than any other person. */
public final class IdentifiabilityMetric implements Metric {
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
        MixedRecords drawn = Targets.draw(near.synthetic(), size, inputs.seed().child("synthetic"));
        double[] identified = nearer(nearest(inputs, distance, near.human(), drawn), own);
        double[] fresh = near.holdout()
                .map(records -> Targets.draw(records, size, inputs.seed().child("holdout")))
                .map(records -> nearer(nearest(inputs, distance, near.human(), records), own))
                // Any of so many records of one population is as likely as another to be the nearest.
                .orElseGet(() -> constant(size / (size + people - 1.0), people));
        double share = mean(identified);
        double freshShare = mean(fresh);
        if (freshShare == 1) {
            throw new UndefinedStatisticException(
                    "fresh human records identify everybody, so nothing more can be told of synthetic ones");
        }
        // The same people are in both shares, so the variance is that of a mean of differences; people who are near to
        // each other are near to the same records, so each counts four fifths; a simulation of equal populations shows
        // that
        // this is enough.
        double half = ProportionInterval.z(ProportionInterval.LEVEL)
                * Math.sqrt(1.25 * variance(identified, fresh))
                / (1 - freshShare);
        double value = (share - freshShare) / (1 - freshShare);
        Interval interval = new Interval(
                value - half,
                Math.min(1, value + half),
                ProportionInterval.LEVEL,
                "normal, over people, each counted four fifths");
        Measurement.Builder measurement = CopyScore.into(Measurement.of(INFO, Scope.dataset()), value, interval, half)
                .rows(people, size)
                .detail("identified", share)
                .detail("identified by as many fresh records", freshShare)
                .headline("For " + Figures.percent(share)
                        + " of the people a synthetic record lies nearer than any other"
                        + " person; as many fresh human records would give " + Figures.percent(freshShare) + ".")
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

    /** 1 for each person with a record nearer than another person, else 0. */
    private static double[] nearer(double[] toRecords, double[] toPeople) {
        double[] nearer = new double[toPeople.length];
        for (int i = 0; i < nearer.length; i++) {
            nearer[i] = toRecords[i] < toPeople[i] ? 1 : 0;
        }
        return nearer;
    }

    private static double[] constant(double value, int size) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The variance of the mean of {@code a - b}. */
    private static double variance(double[] a, double[] b) {
        double mean = mean(a) - mean(b);
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
        }
        return squares / (a.length - 1.0) / a.length;
    }
}
