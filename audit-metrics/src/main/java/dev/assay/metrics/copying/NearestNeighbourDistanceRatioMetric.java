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

/** Whether synthetic records single out one human record by their nearness more often than fresh human records do. */
public final class NearestNeighbourDistanceRatioMetric implements Metric {
    private static final double LOW = 0.05;

    private static final MetricInfo INFO = new MetricInfo(
            "nearest-neighbour-distance-ratio",
            "Nearest-neighbour distance ratio",
            Family.COPYING,
            "Share of synthetic records whose ratio is as low as the lowest twentieth of fresh human records, beyond theirs.",
            "(-∞, 1], 0 = as fresh human records, 1 = all single out a human record",
            Direction.LOWER_IS_BETTER,
            "numeric, time or categorical columns; a holdout if there is one",
            "Lowe 2004; Zhao et al. 2021");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        Neighbourhood near = Neighbourhood.of(inputs).withDistances();
        double[] synthetic = ratios(near.syntheticToHuman());
        double[] fresh = ratios(near.fresh());
        double low = Quantiles.attained(fresh, LOW);
        ExcessRate excess = near.excessBelowLimit(upTo(synthetic, low), upTo(fresh, low));
        out.add(CopyScore.into(Measurement.of(INFO, Scope.dataset()), excess)
                .rows(near.human().rows(), near.synthetic().rows())
                .detail("5th percentile", Quantiles.of(synthetic, LOW))
                .detail("5th percentile of fresh records", low)
                .detail("median", Quantiles.of(synthetic, 0.5))
                .detail("median of fresh records", Quantiles.of(fresh, 0.5))
                .headline(Figures.percent(excess.synthetic())
                        + " of the synthetic records are far nearer to one human record"
                        + " than to the next; of fresh human records it is " + Figures.percent(excess.fresh()) + ".")
                .note(near.freshNote())
                .build());
    }

    private static double[] ratios(Nearest nearest) {
        return NearestNeighbourDistanceRatio.of(nearest.distances(0), nearest.distances(1));
    }

    private static int upTo(double[] ratios, double limit) {
        int count = 0;
        for (double ratio : ratios) {
            count += ratio <= limit ? 1 : 0;
        }
        return count;
    }
}
