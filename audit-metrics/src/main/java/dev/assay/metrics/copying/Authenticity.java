package dev.assay.metrics.copying;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.realism.embedding.NearestNeighbours;
import dev.assay.stats.UndefinedStatisticException;

/**
 * Authenticity: the share of synthetic records that are farther from their nearest human record than that record is from
 * its own nearest human neighbour.
 *
 * <p>A synthetic record nearer than that looks like a noisy copy. In [0, 1], higher is better; for fresh human records it is
 * about one half, not 1, so compare it with theirs. An exact copy of a record that has no duplicate is never authentic.
 *
 * <p>Source: Alaa et al., How Faithful is your Synthetic Data?, ICML 2022. The authors' code looks up the human distance at the
 * position of the synthetic record; here it is that of the nearest human record, as the paper defines it.
 */
public final class Authenticity {
    private Authenticity() {}

    /**
     * The share and, record by record, whether it is authentic.
     *
     * @param share of authentic synthetic records
     * @param authentic for each synthetic record
     */
    public record Result(double share, boolean[] authentic) {
        /** The share only. */
        @Override
        public String toString() {
            return "authenticity " + share + " of " + authentic.length + " records";
        }
    }

    /** Of points under the Euclidean distance. */
    public static Result of(double[][] human, double[][] synthetic) {
        NearestNeighbours.Result nearest = NearestNeighbours.search(synthetic, human, Parallel.serial());
        return of(
                nearest.first(),
                nearest.index(),
                NearestNeighbours.within(human, Parallel.serial()).first());
    }

    /** Of mixed records under Gower's distance, scaled by the human records. */
    public static Result of(MixedRecords human, MixedRecords synthetic) {
        GowerDistance distance = GowerDistance.fit(human);
        Nearest nearest = distance.nearest(synthetic, human, 1, Parallel.serial());
        return of(
                nearest.distance(),
                nearest.index(),
                distance.nearestOthers(human, 1, Parallel.serial()).distance());
    }

    /**
     * From distances under any measure.
     *
     * @param toHuman distance of each synthetic record to its nearest human record
     * @param nearestHuman position of that human record
     * @param humanToHuman distance of each human record to its nearest other human record
     */
    public static Result of(double[] toHuman, int[] nearestHuman, double[] humanToHuman) {
        if (toHuman.length != nearestHuman.length) {
            throw new IllegalArgumentException("each synthetic record has a distance and a nearest record, there are "
                    + toHuman.length + " and " + nearestHuman.length);
        }
        if (toHuman.length == 0) {
            throw new UndefinedStatisticException("there are no synthetic records");
        }
        boolean[] authentic = new boolean[toHuman.length];
        int count = 0;
        for (int j = 0; j < authentic.length; j++) {
            authentic[j] = humanToHuman[nearestHuman[j]] < toHuman[j];
            count += authentic[j] ? 1 : 0;
        }
        return new Result((double) count / authentic.length, authentic);
    }
}
