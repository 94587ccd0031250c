package dev.assay.metrics.drift.batch;

import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.numbers.combinatorics.LogBinomialCoefficient;

/**
 * Kuiper's two-sample statistic {@code V = max(F - G) + max(G - F)} and its test: sees changes of spread as well as of
 * position, and does not depend on where a circle (hours, weekdays, angles) is cut open.
 *
 * <p>Range (0, 1] for samples that differ, 0 when they agree; higher is worse. NaN is missing and dropped; an empty side
 * is undefined. The p-value is exact for samples without ties where that costs at most 50 million steps (some 350 values
 * a side), and then good to about 1e-12; else of Kuiper's limit law at {@code n m / (n + m)} values with Stephens'
 * correction for their number. Both are conservative under ties, where random orders are right. Cost: O(N log N), and O(N) a random order.
 *
 * <p>Source: N. H. Kuiper, Proc. Kon. Ned. Akad. Wet. A 63, 1960; M. A. Stephens, Biometrika 52, 1965,
 * doi:10.1093/biomet/52.3-4.309; Stephens, J. R. Stat. Soc. B 32, 1970 (the correction).
 */
public final class Kuiper {
    private static final double MOST_STEPS = 5e7;

    /** How the p-value is computed. */
    public enum Method {
        /** Exact where affordable, else asymptotic. */
        AUTO,
        /** Counts lattice paths by how far they swing from side to side. */
        EXACT,
        /** Kuiper's limit law, corrected. */
        ASYMPTOTIC
    }

    private Kuiper() {}

    /** The statistic V. */
    public static double statistic(double[] x, double[] y) {
        TwoSampleSums sums = scan(x, y);
        return ((double) sums.ksPlus + sums.ksMinus) / ((double) sums.n * sums.m);
    }

    /** The test by {@link Method#AUTO}. */
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, Method.AUTO);
    }

    /** The test. */
    public static TestResult test(double[] x, double[] y, Method method) {
        TwoSampleSums sums = scan(x, y);
        long swing = sums.ksPlus + sums.ksMinus;
        double pairs = (double) sums.n * sums.m;
        long unit = commonDivisor(sums.n, sums.m);
        boolean exact =
                method == Method.EXACT || method == Method.AUTO && pairs * Math.min(pairs, swing) / unit <= MOST_STEPS;
        return exact
                ? new TestResult(swing / pairs, exact(swing, (int) sums.n, (int) sums.m, unit), "Kuiper, exact")
                : new TestResult(
                        swing / pairs, asymptotic(swing / pairs, pairs / (sums.n + sums.m)), "Kuiper, asymptotic");
    }

    /** The test by {@code draws} random orders, at least 99, which is right under ties. */
    public static TestResult test(double[] x, double[] y, int draws, Seed seed) {
        double observed = statistic(x, y);
        Pool pool = Pool.of(x, y);
        double p =
                Relabellings.shareOfDrawn(pool.n(), pool.m(), observed, first -> statistic(pool, first), draws, seed);
        return new TestResult(observed, p, "Kuiper, " + draws + " random orders");
    }

    private static double asymptotic(double v, double effective) {
        double root = Math.sqrt(effective);
        double lambda = v * (root + 0.155 + 0.24 / root);
        if (lambda < 0.4) {
            return 1; // less than 1e-6 lies below
        }
        double sum = 0;
        for (int j = 1; j <= 18.82 / lambda + 1; j++) {
            double square = (double) j * j * lambda * lambda;
            sum += 2 * (4 * square - 1) * Math.exp(-2 * square);
        }
        return Math.max(0, Math.min(1, sum));
    }

    /**
     * Of the paths from (0, 0) to (n, m), the share that swings by at least {@code swing} from its lowest to its highest
     * distance from the diagonal. A path that swings by r lies in w - r + 1 strips of width w, so the strips of width w
     * count each path that swings by at most w once more than those of width w - 1.
     */
    private static double exact(long swing, int n, int m, long unit) {
        int steps = (int) (swing / unit);
        if (steps <= 1) {
            return 1;
        }
        double leaving = leaving(steps - 1, n, m, (int) unit) - leaving(steps - 2, n, m, (int) unit);
        double one = Math.exp(-LogBinomialCoefficient.value(n + m, n));
        return Math.min(1, Math.max(one, leaving));
    }

    /** Summed over all strips of that width around the start: the share of paths that leave the strip. */
    private static double leaving(int width, int n, int m, int unit) {
        double sum = 0;
        double[] outside = new double[m + 1];
        for (int low = -width; low <= 0; low++) {
            long least = (long) low * unit;
            long most = (long) (low + width) * unit;
            for (int i = 0; i <= n; i++) {
                for (int j = 0; j <= m; j++) {
                    long distance = (long) i * m - (long) j * n;
                    if (distance < least || distance > most) {
                        outside[j] = 1;
                    } else if (i + j == 0) {
                        outside[j] = 0;
                    } else {
                        double fromLeft = j == 0 ? 0 : outside[j - 1] * j;
                        outside[j] = (outside[j] * i + fromLeft) / (i + j);
                    }
                }
            }
            sum += outside[m];
        }
        return sum;
    }

    private static double statistic(Pool pool, boolean[] first) {
        long highest = 0;
        long lowest = 0;
        long distance = 0;
        double[] ranks = pool.ranks();
        for (int k = 0; k < first.length; k++) {
            distance += first[k] ? pool.m() : -pool.n();
            if (k + 1 == first.length || ranks[k + 1] != ranks[k]) {
                highest = Math.max(highest, distance);
                lowest = Math.min(lowest, distance);
            }
        }
        return (highest - lowest) / ((double) pool.n() * pool.m());
    }

    private static TwoSampleSums scan(double[] x, double[] y) {
        TwoSampleSums sums = TwoSampleScan.of(x, y);
        if (sums.n == 0 || sums.m == 0) {
            throw new UndefinedStatisticException("a sample has no values that are not missing");
        }
        return sums;
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
