package dev.assay.metrics.copying;

import dev.assay.kernel.Parallel;
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
                * (shareFarther("human", humanToSynthetic, humanToHuman)
                        + shareFarther("synthetic", syntheticToHuman, syntheticToSynthetic));
    }

    private static double shareFarther(String side, double[] other, double[] own) {
        if (other.length != own.length) {
            throw new IllegalArgumentException("each " + side + " record has a distance to either set, there are "
                    + other.length + " and " + own.length);
        }
        if (own.length == 0) {
            throw new UndefinedStatisticException("the " + side + " side has no records");
        }
        int farther = 0;
        for (int i = 0; i < own.length; i++) {
            farther += other[i] > own[i] ? 1 : 0;
        }
        return (double) farther / own.length;
    }
}
