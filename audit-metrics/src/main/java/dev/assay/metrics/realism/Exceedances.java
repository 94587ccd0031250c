package dev.assay.metrics.realism;

import dev.assay.stats.TestResult;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How many of m new values fall outside the smallest and the largest of n values, when all come from one continuous
 * distribution, whichever it is: {@code P(T = t) = (t + 1) C(n + m - t - 2, n - 2) / C(n + m, n)}, with mean {@code 2 m /
 * (n + 1)}. Ties make fewer values fall outside, so tests are then conservative.
 *
 * <p>Source: E. J. Gumbel and H. von Schelling, Ann. Math. Stat. 21(2), 1950, doi:10.1214/aoms/1177729842.
 */
public final class Exceedances {
    private final int n;
    private final int m;

    private Exceedances(int n, int m) {
        this.n = n;
        this.m = m;
    }

    /**
     * The distribution.
     *
     * @param n values that give the range, at least 2
     * @param m new values, at least 1
     */
    public static Exceedances of(int n, int m) {
        if (n < 2 || m < 1) {
            throw new IllegalArgumentException("n must be at least 2 and m at least 1, were " + n + " and " + m);
        }
        return new Exceedances(n, m);
    }

    /** The expected number outside. */
    public double mean() {
        return 2.0 * m / (n + 1);
    }

    /** The probability that at least {@code t} values fall outside. */
    public double atLeast(int t) {
        double sum = 0;
        for (int k = Math.max(0, t); k <= m; k++) {
            double p = probability(k);
            sum += p;
            if (p < 1e-17 * sum) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /** The smallest number that at most a share {@code 1 - level} of samples exceeds. */
    public int quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
        double sum = 0;
        int t = 0;
        while (t < m) {
            sum += probability(t);
            if (sum >= level) {
                break;
            }
            t++;
        }
        return t;
    }

    /** The test that {@code t} values outside are no more than chance. */
    public TestResult test(int t) {
        return new TestResult(t, atLeast(t), "exceedances of the range, exact");
    }

    private double probability(int t) {
        return Math.exp(Math.log(t + 1.0) + logChoose(n + (double) m - t - 2, n - 2.0) - logChoose(n + (double) m, n));
    }

    private static double logChoose(double from, double pick) {
        return LogGamma.value(from + 1) - LogGamma.value(pick + 1) - LogGamma.value(from - pick + 1);
    }
}
