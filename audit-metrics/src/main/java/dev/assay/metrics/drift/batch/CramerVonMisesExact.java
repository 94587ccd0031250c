package dev.assay.metrics.drift.batch;

import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.stats.TestResult;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact two-sample Cramer-von Mises test: counts, over all orders of the pooled values, how often the criterion is at
 * least as large. With ties the p-value is that of samples without, the criterion rounded down to the next one that those
 * can take, as in scipy; a criterion that ties lift above all of those has the p-value 0, which says no more than that.
 *
 * <p>NaN is missing and dropped. At most {@value #MOST_VALUES} values in all; the cost is the number of different sums of
 * squares below the observed one at each pair of ranks, which grows with the least common multiple of the sizes: 100 against
 * 100 values cost less than 60 against 61, and 99 against 100 are too many. Beyond {@value #MOST_STEPS} steps or {@value #MOST_SUMS}
 * sums at once an IllegalArgumentException says so.
 *
 * <p>Source: Anderson (1962), <a href="https://doi.org/10.1214/aoms/1177704477">doi:10.1214/aoms/1177704477</a>; Xiao,
 * Gordon and Yakovlev (2007), doi:10.18637/jss.v017.i08.
 */
public final class CramerVonMisesExact {
    /** The most values of both samples; more have more orders than a double holds. */
    public static final int MOST_VALUES = 1_000;

    /** The most additions. */
    public static final long MOST_STEPS = 2_000_000_000L;

    /** The most sums kept at once. */
    public static final int MOST_SUMS = 8_000_000;

    private CramerVonMisesExact() {}

    /**
     * How many lattice paths from the origin to a point have each sum of squared distances from the diagonal.
     *
     * @param sums below the limit, ascending
     * @param paths with each of them
     * @param beyond paths whose sum has reached the limit
     */
    private record Paths(long[] sums, double[] paths, double beyond) {
        static final Paths NONE = new Paths(new long[0], new double[0], 0);

        /** Those that come from either of two points to a third, which adds to the sum of each. */
        static Paths through(Paths left, Paths below, long added, long limit) {
            int most = left.sums.length + below.sums.length;
            long[] sums = new long[most];
            double[] paths = new double[most];
            double beyond = left.beyond + below.beyond;
            int size = 0;
            for (int i = 0, j = 0; i < left.sums.length || j < below.sums.length; ) {
                long a = i < left.sums.length ? left.sums[i] : Long.MAX_VALUE;
                long b = j < below.sums.length ? below.sums[j] : Long.MAX_VALUE;
                double count = (a <= b ? left.paths[i++] : 0) + (b <= a ? below.paths[j++] : 0);
                long sum = Math.min(a, b) + added;
                if (sum >= limit) {
                    beyond += count;
                } else {
                    sums[size] = sum;
                    paths[size++] = count;
                }
            }
            return new Paths(Arrays.copyOf(sums, size), Arrays.copyOf(paths, size), beyond);
        }
    }

    /** The test. */
    public static TestResult test(double[] x, double[] y) {
        int n = Columns.present(x, 1).length;
        int m = Columns.present(y, 1).length;
        if (n + m > MOST_VALUES) {
            throw tooMany(n, m);
        }
        double statistic = CramerVonMises.statistic(x, y);
        Paths all = n <= m ? paths(m, n, limit(statistic, n, m)) : paths(n, m, limit(statistic, n, m));
        double below = Arrays.stream(all.paths).sum();
        return new TestResult(statistic, all.beyond / (all.beyond + below), "Cramer-von Mises, exact");
    }

    /** The sum of squares that belongs to the statistic, in units of steps by one over the least common multiple. */
    private static long limit(double statistic, int n, int m) {
        double multiple = multiple(n, m);
        double sum = statistic * multiple * multiple * ((double) n + m) * ((double) n + m) / ((double) n * m);
        // Without ties it is whole but for rounding.
        return (long) Math.floor(sum + 1e-9 * Math.max(1, sum));
    }

    private static double multiple(int n, int m) {
        return (double) n * m / BigInteger.valueOf(n).gcd(BigInteger.valueOf(m)).intValue();
    }

    private static Paths paths(int n, int m, long limit) {
        long stepN = Math.round(multiple(n, m) / n);
        long stepM = Math.round(multiple(n, m) / m);
        // One row of the lattice, overwritten as the next is made.
        Paths[] row = new Paths[m + 1];
        Arrays.fill(row, Paths.NONE);
        long steps = 0;
        for (int i = 0; i <= n; i++) {
            long kept = 0;
            for (int j = 0; j <= m; j++) {
                long gap = i * stepN - j * stepM;
                if (i == 0 && j == 0) {
                    row[0] = limit > 0
                            ? new Paths(new long[] {0}, new double[] {1}, 0)
                            : new Paths(new long[0], new double[0], 1);
                } else {
                    row[j] = Paths.through(j > 0 ? row[j - 1] : Paths.NONE, row[j], gap * gap, limit);
                }
                kept += row[j].sums.length;
                steps += row[j].sums.length;
                if (steps > MOST_STEPS || kept > MOST_SUMS) {
                    throw tooMany(n, m);
                }
            }
        }
        return row[m];
    }

    private static IllegalArgumentException tooMany(int n, int m) {
        return new IllegalArgumentException("the exact Cramer-von Mises test of " + n + " and " + m
                + " values needs too many sums; take CramerVonMises.test, whose limit is close at such sizes,"
                + " or samples of one size");
    }
}
