package dev.assay.metrics.copying;

import dev.assay.stats.ExcessRate;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The interval of an {@link ExcessRate} when the limit of a hit is itself the k-th smallest of the fresh values, so that their
 * number of hits is k by construction and only the synthetic one is random.
 *
 * <p>The share {@code q} of the population below that limit is Beta(k, n + 1 - k). At an excess {@code x} the synthetic hits are
 * binomial with the rate {@code q + x (1 - q)}; at 0 their number has the negative hypergeometric distribution. The interval
 * holds each {@code x} that Blaker's two-sided test with mid-p-values does not reject at 5 %. Counts of few hits are uneven, so that
 * an equal-tailed interval, whose lower tail is out of reach, covers 98 %; this one covers 94 to 96 % from one hit on.
 *
 * <p>Above {@value #MOST_FRESH} fresh or {@value #MOST_HITS} synthetic hits it is Newcombe's. Cost: about a millisecond.
 *
 * <p>Source: H. Blaker, Canadian Journal of Statistics 28 (2000); A. Agresti and A. Gottard, Computational Statistics and Data
 * Analysis 51 (2007).
 */
final class PrecedenceInterval {
    private static final int MOST_FRESH = 30;
    private static final int MOST_HITS = 100;
    private static final int STEPS = 30;
    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(40, 0, 1);

    private final int hits;
    private final int trials;
    private final double[] below;

    private PrecedenceInterval(int hits, int trials, double rank, double fresh) {
        this.hits = hits;
        this.trials = trials;
        BetaDistribution share = BetaDistribution.of(rank, fresh + 1 - rank);
        below = new double[NODES.getNumberOfPoints()];
        for (int i = 0; i < below.length; i++) {
            below[i] = share.inverseCumulativeProbability(NODES.getPoint(i));
        }
    }

    /** The excess with this interval. */
    static ExcessRate into(ExcessRate excess, int hits, int trials, double rank, double fresh) {
        if (rank == 0 || rank > MOST_FRESH || hits > MOST_HITS) {
            return excess;
        }
        PrecedenceInterval search = new PrecedenceInterval(hits, trials, rank, fresh);
        double least = -excess.fresh() / (1 - excess.fresh());
        Interval interval = new Interval(
                search.end(excess.value(), least),
                search.end(excess.value(), 1),
                ProportionInterval.LEVEL,
                "Blaker's of hits below an order statistic, mid-p");
        return new ExcessRate(excess.value(), interval, excess.synthetic(), excess.fresh());
    }

    /** The excess farthest from {@code inside} towards {@code outside} that is not rejected. */
    private double end(double inside, double outside) {
        if (!isRejected(outside)) {
            return outside;
        }
        double kept = inside;
        double rejected = outside;
        for (int step = 0; step < STEPS; step++) {
            double middle = (kept + rejected) / 2;
            if (isRejected(middle)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return kept;
    }

    private boolean isRejected(double excess) {
        double[] probability = probabilities(excess);
        double lower = probability[hits] / 2;
        for (int j = 0; j < hits; j++) {
            lower += probability[j];
        }
        double upper = 1 - lower;
        return Math.min(lower, upper) + (lower < upper ? upperTail(probability, lower) : lowerTail(probability, upper))
                <= 1 - ProportionInterval.LEVEL;
    }

    /** The largest mid-p-value of few hits that does not exceed {@code most}. */
    private static double lowerTail(double[] probability, double most) {
        double sum = 0;
        double tail = 0;
        for (int j = 0; j < probability.length && sum + probability[j] / 2 <= most; j++) {
            tail = sum + probability[j] / 2;
            sum += probability[j];
        }
        return tail;
    }

    /** The largest mid-p-value of many hits that does not exceed {@code most}. */
    private static double upperTail(double[] probability, double most) {
        double sum = 0;
        for (int j = 0; j < probability.length; j++) {
            double tail = 1 - sum - probability[j] / 2;
            if (tail <= most) {
                return Math.max(0, tail);
            }
            sum += probability[j];
        }
        return 0;
    }

    /** Of each number of hits up to well beyond those observed. */
    private double[] probabilities(double excess) {
        double[] probability = new double[Math.min(trials, 4 * MOST_HITS + hits) + 1];
        for (int i = 0; i < below.length; i++) {
            double rate = Math.min(1 - 1e-12, Math.max(1e-12, below[i] + excess * (1 - below[i])));
            double odds = rate / (1 - rate);
            double term = NODES.getWeight(i) * Math.exp(trials * Math.log1p(-rate));
            for (int j = 0; j < probability.length; j++) {
                probability[j] += term;
                term *= odds * (trials - j) / (j + 1.0);
            }
        }
        return probability;
    }
}
