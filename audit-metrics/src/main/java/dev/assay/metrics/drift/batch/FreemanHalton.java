package dev.assay.metrics.drift.batch;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Fisher's exact test of two vectors of counts over the same categories, as Freeman and Halton extended it: the summed
 * probability of all tables with the same margins that are at most as likely as the one seen.
 *
 * <p>The statistic is the table's own probability. Categories without counts add nothing; an empty side is undefined. All
 * tables are gone through, at most {@value #MOST_TABLES}; for more use {@link RareCellHomogeneity}, which draws them.
 *
 * <p>Source: Freeman and Halton (1951), <a href="https://doi.org/10.1093/biomet/38.1-2.141">doi:10.1093/biomet/38.1-2.141</a>.
 */
public final class FreemanHalton {
    /** The largest number of tables. */
    public static final int MOST_TABLES = 5_000_000;

    private FreemanHalton() {}

    /** The test of whole counts. */
    public static TestResult test(long[] x, long[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "both sides need the same categories, had " + x.length + " and " + y.length);
        }
        long n = 0;
        long total = 0;
        int[] cells = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            if (x[i] < 0 || y[i] < 0) {
                throw new IllegalArgumentException("counts must not be negative, category " + i + " has one");
            }
            cells[i] = Math.toIntExact(x[i] + y[i]);
            n += x[i];
            total += cells[i];
        }
        if (n == 0 || n == total) {
            throw new UndefinedStatisticException("a side has no values");
        }
        if (tables(cells, (int) n) > MOST_TABLES) {
            throw new IllegalArgumentException("more than " + MOST_TABLES
                    + " tables have these margins; RareCellHomogeneity draws some of them instead");
        }
        double observed = 0;
        for (int i = 0; i < cells.length; i++) {
            observed += choices(cells[i], (int) x[i]);
        }
        double all = choices((int) total, (int) n);
        double p = upTo(cells, 0, (int) n, (int) total, -all, observed - all + 1e-7);
        return new TestResult(Math.exp(observed - all), Math.min(1, p), "Fisher-Freeman-Halton, exact");
    }

    /** The summed probabilities of the tables of which the categories before {@code at} are set, if at most the limit. */
    private static double upTo(int[] cells, int at, int left, int population, double weight, double limit) {
        if (at == cells.length) {
            return weight <= limit ? Math.exp(weight) : 0;
        }
        int after = population - cells[at];
        double sum = 0;
        for (int count = Math.max(0, left - after); count <= Math.min(cells[at], left); count++) {
            double more = weight + choices(cells[at], count);
            sum += upTo(cells, at + 1, left - count, after, more, limit);
        }
        return sum;
    }

    /** How many tables have these margins. */
    private static double tables(int[] cells, int n) {
        double[] ways = new double[n + 1];
        ways[0] = 1;
        for (int cell : cells) {
            double[] next = new double[n + 1];
            double window = 0;
            for (int sum = 0; sum <= n; sum++) {
                window += ways[sum] - (sum > cell ? ways[sum - cell - 1] : 0);
                next[sum] = window;
            }
            ways = next;
        }
        return ways[n];
    }

    private static double choices(int n, int k) {
        return LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
    }
}
