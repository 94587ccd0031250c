package dev.assay.metrics.copying;

import dev.assay.kernel.Parallel;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Nearest-neighbour adversarial accuracy: how often nearest neighbours tell human from synthetic records.
 *
 * <p>{@code (P(d(human, synthetic) > d(human, human)) + P(d(synthetic, human) > d(synthetic, synthetic))) / 2}, distances to
 * the nearest record, itself left out. In [0, 1]: 0.5 when the two sets cannot be told apart, 1 when they are far apart, 0 when
 * one is a copy of the other. The two sets should have about the same size: the larger one is nearer to everything.
 *
 * <p>The privacy loss is the accuracy against a human holdout minus the accuracy against the human records: 0 when the
 * generator knows the holdout as well as its training records, up to 1 when it copied.
 *
 * <p>Time O((n + m)² columns). Thread-safe.
 *
 * <p>Source: Yale et al., Generation and Evaluation of Privacy Preserving Synthetic Health Data, Neurocomputing 416 (2020),
 * doi:10.1016/j.neucom.2019.12.136.
 */
public final class NearestNeighbourAdversarialAccuracy {
    private NearestNeighbourAdversarialAccuracy() {}

    /**
     * The privacy loss.
     *
     * @param value {@code holdout - human}
     * @param human accuracy against the human records
     * @param holdout accuracy against the holdout
     * @param interval 95 % interval of the loss. Records that are each other's neighbours are not independent, so each counts
     *     two thirds; a simulation of equal populations shows that this is enough
     */
    public record Loss(double value, double human, double holdout, Interval interval) {}

    /**
     * The privacy loss of mixed records under Gower's distance; the three sets should have one size.
     *
     * @throws UndefinedStatisticException when a set has fewer than two records
     */
    public static Loss loss(
            MixedRecords human,
            MixedRecords holdout,
            MixedRecords synthetic,
            GowerDistance distance,
            Parallel parallel) {
        double[] within = distance.nearestOthers(synthetic, 1, parallel).distance();
        boolean[] ofHuman = farther(
                "human",
                distance.nearest(human, synthetic, 1, parallel).distance(),
                distance.nearestOthers(human, 1, parallel).distance());
        boolean[] ofHoldout = farther(
                "holdout",
                distance.nearest(holdout, synthetic, 1, parallel).distance(),
                distance.nearestOthers(holdout, 1, parallel).distance());
        boolean[] fromHuman = farther(
                "synthetic", distance.nearest(synthetic, human, 1, parallel).distance(), within);
        boolean[] fromHoldout = farther(
                "synthetic", distance.nearest(synthetic, holdout, 1, parallel).distance(), within);
        double toHuman = 0.5 * (share(ofHuman) + share(fromHuman));
        double toHoldout = 0.5 * (share(ofHoldout) + share(fromHoldout));
        // The synthetic records are the same in both accuracies, so their part is a mean of differences.
        double mean = share(fromHoldout) - share(fromHuman);
        double squares = 0;
        for (int j = 0; j < fromHuman.length; j++) {
            double difference = (fromHoldout[j] ? 1 : 0) - (fromHuman[j] ? 1 : 0);
            squares += (difference - mean) * (difference - mean);
        }
        double variance =
                variance(ofHuman) + variance(ofHoldout) + squares / (fromHuman.length - 1.0) / fromHuman.length;
        double half = ProportionInterval.z(ProportionInterval.LEVEL) * Math.sqrt(1.5 * variance / 4);
        double value = toHoldout - toHuman;
        return new Loss(
                value,
                toHuman,
                toHoldout,
                new Interval(
                                value - half,
                                value + half,
                                ProportionInterval.LEVEL,
                                "variances of the four shares, each record counted two thirds")
                        .clamp(-1, 1));
    }

    private static double variance(boolean[] flags) {
        double share = share(flags);
        return share * (1 - share) / flags.length;
    }

    /** Of mixed records under Gower's distance. */
    public static double of(MixedRecords human, MixedRecords synthetic, GowerDistance distance, Parallel parallel) {
        return of(
                distance.nearest(human, synthetic, 1, parallel).distance(),
                distance.nearestOthers(human, 1, parallel).distance(),
                distance.nearest(synthetic, human, 1, parallel).distance(),
                distance.nearestOthers(synthetic, 1, parallel).distance());
    }

    /** From the distance of each record to the nearest record of the other and of its own set. */
    public static double of(
            double[] humanToSynthetic,
            double[] humanToHuman,
            double[] syntheticToHuman,
            double[] syntheticToSynthetic) {
        return 0.5
                * (share(farther("human", humanToSynthetic, humanToHuman))
                        + share(farther("synthetic", syntheticToHuman, syntheticToSynthetic)));
    }

    private static boolean[] farther(String side, double[] other, double[] own) {
        if (other.length != own.length) {
            throw new IllegalArgumentException("each " + side + " record has a distance to either set, there are "
                    + other.length + " and " + own.length);
        }
        if (own.length == 0) {
            throw new UndefinedStatisticException("the " + side + " side has no records");
        }
        boolean[] farther = new boolean[own.length];
        for (int i = 0; i < own.length; i++) {
            farther[i] = other[i] > own[i];
        }
        return farther;
    }

    private static double share(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return (double) count / flags.length;
    }
}
