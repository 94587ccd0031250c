package dev.assay.metrics.drift.peer;

import dev.assay.metrics.drift.batch.BinRule;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.KullbackLeibler;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Drift scores with the conventions of evidently 0.7: numbers are binned by Sturges' rule over both batches together, so
 * the edges move with the current batch; 20 distinct reference values or fewer are categories.
 *
 * <p>Samples hold no NaN. Counts are over the same categories on both sides.
 */
public final class Evidently {
    private static final int MOST_CATEGORIES = 20;

    private Evidently() {}

    /** Population stability index; an empty cell gets a share of 0.0001, or a millionth of the smallest if that is less. */
    public static double psi(double[] reference, double[] current) {
        return psiOfCells(cells(reference, current));
    }

    /** The same over categories. */
    public static double psiOfCounts(double[] reference, double[] current) {
        return psiOfCells(new double[][] {reference, current});
    }

    /** Divergence of the current from the reference cells in nats, filled as for {@link #psi}. */
    public static double kullbackLeibler(double[] reference, double[] current) {
        return kullbackLeiblerOfCells(cells(reference, current));
    }

    /** The same over categories. */
    public static double kullbackLeiblerOfCounts(double[] reference, double[] current) {
        return kullbackLeiblerOfCells(new double[][] {reference, current});
    }

    /** Jensen-Shannon distance in nats, cells not filled. */
    public static double jensenShannon(double[] reference, double[] current) {
        double[][] cells = cells(reference, current);
        return JensenShannon.distance(cells[0], cells[1], Math.E);
    }

    /** Hellinger distance over Sturges' bins of the distinct values of both batches. */
    public static double hellinger(double[] reference, double[] current) {
        double[] pool = PeerBins.pool(reference, current);
        double[] edges = BinRule.STURGES.edges(Arrays.stream(pool).distinct().toArray());
        return hellingerOfCounts(Histogram.counts(reference, edges), Histogram.counts(current, edges));
    }

    /** Hellinger distance over categories. */
    public static double hellingerOfCounts(double[] reference, double[] current) {
        double[] p = PeerBins.shares(reference);
        double[] q = PeerBins.shares(current);
        double overlap = 0;
        for (int i = 0; i < p.length; i++) {
            overlap += Math.sqrt(p[i] * q[i]);
        }
        return Math.sqrt(Math.max(0, 1 - overlap));
    }

    /** Wasserstein-1 over the reference's population standard deviation, which counts as 0.001 at least. */
    public static double wasserstein(double[] reference, double[] current) {
        double mean = Arrays.stream(reference).average().orElse(0);
        double squares =
                Arrays.stream(reference).map(v -> (v - mean) * (v - mean)).sum();
        return Wasserstein.distance(reference, current) / Math.max(Math.sqrt(squares / reference.length), 0.001);
    }

    /** The p-value that the reference tends to be smaller: one-sided. */
    public static double mannWhitney(double[] reference, double[] current) {
        return MannWhitneyUTest.withDefaults()
                .with(AlternativeHypothesis.LESS_THAN)
                .with(Math.min(reference.length, current.length) > 8 ? PValueMethod.ASYMPTOTIC : PValueMethod.AUTO)
                .test(PeerBins.oneZero(reference), PeerBins.oneZero(current))
                .getPValue();
    }

    /** The p-value of goodness of fit to the reference's shares, as if these were known exactly; 0 for a new category; one
     * category only is undefined. */
    public static double chiSquare(double[] reference, double[] current) {
        double[] p = PeerBins.shares(reference);
        double total = Arrays.stream(current).sum();
        double statistic = 0;
        int used = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] == 0 && current[i] == 0) {
                continue;
            }
            if (p[i] == 0) {
                return 0;
            }
            used++;
            double off = current[i] - p[i] * total;
            statistic += off * off / (p[i] * total);
        }
        if (used < 2) {
            throw new UndefinedStatisticException("one category only: its share cannot have changed");
        }
        return ChiSquaredDistribution.of(used - 1.0).survivalProbability(statistic);
    }

    private static double psiOfCells(double[][] cells) {
        double[] p = filled(cells[0]);
        double[] q = filled(cells[1]);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (q[i] - p[i]) * Math.log(q[i] / p[i]);
        }
        return sum;
    }

    private static double kullbackLeiblerOfCells(double[][] cells) {
        return KullbackLeibler.divergence(filled(cells[0]), filled(cells[1]));
    }

    private static double[] filled(double[] counts) {
        double[] shares = PeerBins.shares(counts);
        double smallest = Arrays.stream(shares).filter(s -> s > 0).min().orElse(1);
        double fill = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] == 0 ? fill : shares[i];
        }
        return shares;
    }

    private static double[][] cells(double[] reference, double[] current) {
        double[] pool = PeerBins.pool(reference, current);
        if (Arrays.stream(reference).distinct().count() > MOST_CATEGORIES) {
            double[] edges = BinRule.STURGES.edges(pool);
            return new double[][] {Histogram.counts(reference, edges), Histogram.counts(current, edges)};
        }
        double[] values = Arrays.stream(pool).distinct().sorted().toArray();
        return new double[][] {PeerBins.counts(reference, values), PeerBins.counts(current, values)};
    }
}
