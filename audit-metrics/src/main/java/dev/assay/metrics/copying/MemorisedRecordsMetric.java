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
import dev.assay.stats.ExcessRate;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The synthetic records that look most like near copies, each beside its original.
 *
 * <p>A record's closeness is its distance to the nearest human record, in units of that record's distance to its own nearest human
 * neighbour; records are flagged that are as close as the closest hundredth of fresh human records. The list is ranked
 * by closeness, exact copies of single people first.
 */
public final class MemorisedRecordsMetric implements Metric {
    private static final double CLOSEST = 0.01;

    private static final MetricInfo INFO = new MetricInfo(
            "memorised-records",
            "Memorised records",
            Family.COPYING,
            "Share of synthetic records as close to one human record as the closest hundredth of fresh human records, beyond"
                    + " theirs.",
            "(-∞, 1], 0 = as fresh human records, 1 = all memorised",
            Direction.LOWER_IS_BETTER,
            "numeric, time or categorical columns; a holdout if there is one",
            "nearest-record distance relative to the local spacing of human records, after Alaa et al. 2022");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        Neighbourhood near = Neighbourhood.of(inputs).withDistances();
        double[] synthetic = closeness(near, near.syntheticToHuman());
        double[] fresh = closeness(near, near.fresh());
        // An order statistic: interpolated, it would let more synthetic records in than fresh ones.
        double limit = Quantiles.attained(fresh, CLOSEST);
        List<Integer> flagged = flagged(synthetic, limit);
        ExcessRate excess =
                near.excessBelowLimit(flagged.size(), flagged(fresh, limit).size());
        Measurement.Builder measurement = CopyScore.into(Measurement.of(INFO, Scope.dataset()), excess)
                .rows(near.human().rows(), near.synthetic().rows())
                .detail("flagged", flagged.size())
                .detail("share flagged", excess.synthetic())
                .detail("share expected of fresh records", excess.fresh())
                .detail("closeness limit", limit)
                .note(near.freshNote());
        flagged.sort(Comparator.comparingDouble(j -> synthetic[j]));
        for (int j : flagged.subList(0, Math.min(CopyEvidence.MOST_PAIRS, flagged.size()))) {
            int original = near.syntheticToHuman().index()[2 * j];
            measurement.evidence(CopyEvidence.pair(
                    inputs,
                    synthetic[j] == 0
                            ? "the same record"
                            : "at " + Figures.percent(synthetic[j]) + " of the distance to the next person",
                    near.syntheticRows()[j],
                    near.humanRows()[original],
                    synthetic[j]));
        }
        if (!flagged.isEmpty()) {
            measurement.headline(Figures.count(flagged.size()) + " of " + Figures.count(synthetic.length)
                    + " synthetic records are nearly the record of one person; "
                    + Figures.count(Math.round(excess.fresh() * synthetic.length))
                    + " of as many fresh human records are.");
        }
        out.add(measurement.build());
    }

    /** A record equal to several people is as far from them as they are from each other: 1. */
    private static double[] closeness(Neighbourhood near, Nearest queries) {
        double[] spacing = near.spacing(queries);
        double[] distance = queries.distances(0);
        double[] closeness = new double[distance.length];
        for (int j = 0; j < closeness.length; j++) {
            closeness[j] = spacing[j] > 0 ? distance[j] / spacing[j] : distance[j] == 0 ? 1 : Double.MAX_VALUE;
        }
        return closeness;
    }

    private static List<Integer> flagged(double[] closeness, double limit) {
        List<Integer> flagged = new ArrayList<>();
        for (int j = 0; j < closeness.length; j++) {
            if (closeness[j] <= limit && closeness[j] < 1) {
                flagged.add(j);
            }
        }
        return flagged;
    }
}
