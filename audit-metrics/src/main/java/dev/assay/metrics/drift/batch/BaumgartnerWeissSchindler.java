package dev.assay.metrics.drift.batch;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/**
 * The Baumgartner-Weiß-Schindler test that two samples come from one population: squared differences of ranks from
 * those expected, each over its variance, so that it weighs the tails as Anderson-Darling does.
 *
 * <p>{@code B = (B_x + B_y) / 2} with {@code B_x = 1/n sum_i (R_i - i (n + m) / n)² / (i/(n + 1) (1 - i/(n + 1)) m (n + m)
 * / n)} over the ascending ranks of the first sample in the pool, mid-ranks under ties; one-sided {@code (B_x - B_y) / 2}
 * with signed squares, positive where the first sample is larger. Range two-sided [0, ∞), about 1 without drift.
 *
 * <p>NaN is missing and dropped; an empty side is undefined. The p-value is exact, over all orders, where these are at
 * most 200,000, else of the limit law, which is that of Anderson-Darling; or of random orders, which is right under ties
 * at every size. Cost: O(N log N), and O(N) an order.
 *
 * <p>Source: W. Baumgartner, P. Weiß and H. Schindler, Biometrics 54(3), 1998, doi:10.2307/2533862; one-sided Neuhäuser
 * (2001). Statistic and exact p-value as scipy's {@code bws_test}.
 */
public final class BaumgartnerWeissSchindler {
    private static final String NAME = "Baumgartner-Weiss-Schindler";

    private BaumgartnerWeissSchindler() {}

    /** The two-sided test. */
    public static TestResult test(double[] x, double[] y) {
        Pool pool = Pool.of(x, y);
        double observed = statistic(pool.ranks(), pool.first(), false);
        if (fewOrders(pool)) {
            return exact(pool, observed, AlternativeHypothesis.TWO_SIDED);
        }
        return new TestResult(observed, AndersonDarlingLaw.survival(observed), NAME + ", asymptotic");
    }

    /** The test by {@code draws} random orders, at least 99, or by all where these are at most 200,000. */
    public static TestResult test(double[] x, double[] y, AlternativeHypothesis alternative, int draws, Seed seed) {
        Pool pool = Pool.of(x, y);
        double observed = statistic(pool.ranks(), pool.first(), alternative != AlternativeHypothesis.TWO_SIDED);
        if (fewOrders(pool)) {
            return exact(pool, observed, alternative);
        }
        double sign = alternative == AlternativeHypothesis.LESS_THAN ? -1 : 1;
        double p =
                Relabellings.shareOfDrawn(pool.n(), pool.m(), sign * observed, labels(pool, alternative), draws, seed);
        return new TestResult(observed, p, NAME + ", " + draws + " random orders");
    }

    private static boolean fewOrders(Pool pool) {
        return BinomialCoefficientDouble.value(pool.n() + pool.m(), pool.n()) <= Relabellings.ALL;
    }

    private static TestResult exact(Pool pool, double observed, AlternativeHypothesis alternative) {
        double sign = alternative == AlternativeHypothesis.LESS_THAN ? -1 : 1;
        double p = Relabellings.shareOfAll(pool.n(), pool.m(), sign * observed, labels(pool, alternative));
        return new TestResult(observed, p, NAME + ", exact");
    }

    private static Relabellings.OfLabels labels(Pool pool, AlternativeHypothesis alternative) {
        double sign = alternative == AlternativeHypothesis.LESS_THAN ? -1 : 1;
        boolean signed = alternative != AlternativeHypothesis.TWO_SIDED;
        return first -> sign * statistic(pool.ranks(), first, signed);
    }

    private static double statistic(double[] ranks, boolean[] first, boolean signed) {
        int total = ranks.length;
        int n = 0;
        for (boolean of : first) {
            n += of ? 1 : 0;
        }
        int m = total - n;
        double ofX = 0;
        double ofY = 0;
        int i = 0;
        int j = 0;
        for (int k = 0; k < total; k++) {
            if (first[k]) {
                ofX += term(ranks[k], ++i, n, m, signed);
            } else {
                ofY += term(ranks[k], ++j, m, n, signed);
            }
        }
        return (ofX / n + (signed ? -ofY : ofY) / m) / 2;
    }

    private static double term(double rank, double i, double own, double other, boolean signed) {
        double off = rank - (own + other) / own * i;
        double share = i / (own + 1);
        return off * (signed ? Math.abs(off) : off) / (share * (1 - share) * other * (own + other) / own);
    }
}
