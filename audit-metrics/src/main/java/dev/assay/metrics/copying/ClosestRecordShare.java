package dev.assay.metrics.copying;

import dev.assay.kernel.Parallel;
import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Share of synthetic records that are closer to the human records the generator saw than to a human holdout.
 *
 * <p>{@code P(d(human) < d(holdout)) + P(equal) / 2}, distances to the nearest record of either set. In [0, 1]; the neutral
 * value is {@code n / (n + h)} for {@code n} human and {@code h} holdout records: 0.5 for equal sizes only, because the larger set is
 * nearer to everything. The {@link Result#excess} {@code (share - neutral) / (1 - neutral)} estimates the share of copied
 * records: 0 for fresh records, 1 when every synthetic record is closer to what the generator saw.
 *
 * <p>With sets of unequal sizes a tie goes to the set of one of the tied records, drawn at random; "half" would pull the neutral value
 * towards 0.5. The interval rests on the exchangeability of human and holdout records when nothing was copied: its
 * variance is that of drawing the {@code n} human labels among all {@code n + h} records, each record weighted by the number of
 * synthetic records that are nearest to it. So it counts the chance in the human rows and in records that are near to many,
 * which a binomial interval leaves out.
 *
 * <p>Time O(m (n + h) columns). Thread-safe.
 *
 * <p>Source: Platzer and Reutterer, Holdout-Based Empirical Assessment of Mixed-Type Synthetic Data, Frontiers in Big Data 4 (2021),
 * doi:10.3389/fdata.2021.679939.
 */
public final class ClosestRecordShare {
    private ClosestRecordShare() {}

    /**
     * The share and what it should be.
     *
     * @param share ties counted half, or drawn
     * @param neutral its expectation when nothing was copied
     * @param excess {@code (share - neutral) / (1 - neutral)}
     * @param interval of the excess, 95 %
     * @param standardError of the excess when nothing was copied
     * @param closer synthetic records strictly closer to the human set
     * @param ties synthetic records as close to either set
     * @param synthetic number of synthetic records
     */
    public record Result(
            double share,
            double neutral,
            double excess,
            Interval interval,
            double standardError,
            int closer,
            int ties,
            int synthetic) {
        /** One-sided test that nothing was copied, normal: the excess in units of its standard error. */
        public TestResult test() {
            double z = standardError == 0 ? 0 : excess / standardError;
            return new TestResult(
                    z,
                    standardError == 0 ? 1 : NormalDistribution.of(0, 1).survivalProbability(z),
                    "exchangeability of human and holdout records, normal, one-sided");
        }
    }

    /** The share of ties counted half, from the distances to either set, for sets of one size; binomial interval. */
    public static Result of(double[] toHuman, double[] toHoldout) {
        Count count = Count.of(toHuman, toHoldout);
        int m = toHuman.length;
        double share = (count.closer + 0.5 * count.ties) / m;
        Interval ofShare = ProportionInterval.wilson(share * m, m);
        Interval interval = new Interval(2 * ofShare.low() - 1, 2 * ofShare.high() - 1, ofShare.level(), "Wilson");
        return new Result(share, 0.5, 2 * share - 1, interval, Math.sqrt(1.0 / m), count.closer, count.ties, m);
    }

    /** Of mixed records under a distance whose scales are frozen; sets of any size. */
    public static Result of(
            MixedRecords human,
            MixedRecords holdout,
            MixedRecords synthetic,
            GowerDistance distance,
            Seed seed,
            Parallel parallel) {
        return of(
                human,
                holdout,
                synthetic,
                distance,
                distance.nearest(synthetic, human, 1, parallel),
                distance.nearest(synthetic, holdout, 1, parallel),
                seed,
                parallel);
    }

    /** The same from searches that were done already. */
    static Result of(
            MixedRecords human,
            MixedRecords holdout,
            MixedRecords synthetic,
            GowerDistance distance,
            Nearest inHuman,
            Nearest inHoldout,
            Seed seed,
            Parallel parallel) {
        double[] toHuman = inHuman.distances(0);
        double[] toHoldout = inHoldout.distances(0);
        Count count = Count.of(toHuman, toHoldout);
        int[] nearestHuman = inHuman.nearest();
        int[] nearestHoldout = inHoldout.nearest();
        int n = human.rows();
        int h = holdout.rows();
        int m = synthetic.rows();
        // How many synthetic records are nearest to each human and then to each holdout record.
        double[] weight = new double[n + h];
        List<Integer> tied = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            if (toHuman[j] < toHoldout[j]) {
                weight[nearestHuman[j]]++;
            } else if (toHuman[j] > toHoldout[j]) {
                weight[n + nearestHoldout[j]]++;
            } else if (n == h) {
                weight[nearestHuman[j]] += 0.5;
                weight[n + nearestHoldout[j]] += 0.5;
            } else {
                tied.add(j);
            }
        }
        if (!tied.isEmpty()) {
            drawTies(human.followedBy(holdout), synthetic, tied, weight, distance, seed, parallel);
        }
        double total = n + h;
        double neutral = n / total;
        double inside = 0;
        double squares = 0;
        for (int i = 0; i < weight.length; i++) {
            inside += i < n ? weight[i] : 0;
            squares += weight[i] * weight[i];
        }
        double share = inside / m;
        double variance = neutral * (1 - neutral) * total / (total - 1) * (squares / ((double) m * m) - 1 / total);
        double scale = 1 / (1 - neutral);
        double error = Math.sqrt(Math.max(0, variance)) * scale;
        double excess = (share - neutral) * scale;
        double half = ProportionInterval.z(ProportionInterval.LEVEL) * error;
        double lowest = -neutral * scale;
        Interval interval = new Interval(
                        excess - half,
                        excess + half,
                        ProportionInterval.LEVEL,
                        "exchangeability of human and holdout records")
                .clamp(lowest, 1);
        return new Result(share, neutral, excess, interval, error, count.closer, count.ties, m);
    }

    /** A search in a shuffled pool: the first of equals is then a random one of them. */
    private static void drawTies(
            MixedRecords pool,
            MixedRecords synthetic,
            List<Integer> tied,
            double[] weight,
            GowerDistance distance,
            Seed seed,
            Parallel parallel) {
        int[] order = new int[pool.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        UniformRandomProvider random = seed.child("ties").random();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        MixedRecords queries =
                synthetic.select(tied.stream().mapToInt(Integer::intValue).toArray());
        for (int drawn :
                distance.nearest(queries, pool.select(order), 1, parallel).nearest()) {
            weight[order[drawn]]++;
        }
    }

    private record Count(int closer, int ties) {
        static Count of(double[] toHuman, double[] toHoldout) {
            if (toHuman.length != toHoldout.length) {
                throw new IllegalArgumentException("each synthetic record has a distance to either set, there are "
                        + toHuman.length + " and " + toHoldout.length);
            }
            if (toHuman.length == 0) {
                throw new UndefinedStatisticException("there are no synthetic records");
            }
            int closer = 0;
            int ties = 0;
            for (int j = 0; j < toHuman.length; j++) {
                closer += toHuman[j] < toHoldout[j] ? 1 : 0;
                ties += toHuman[j] == toHoldout[j] ? 1 : 0;
            }
            return new Count(closer, ties);
        }
    }
}
