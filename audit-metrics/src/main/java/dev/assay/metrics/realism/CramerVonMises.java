package dev.assay.metrics.realism;

import dev.assay.stats.TestResult;
import org.apache.commons.math3.special.Gamma;

/**
 * The two-sample Cramer-von Mises criterion T, which weighs differences of the distribution functions evenly over the
 * pooled sample, and its test.
 *
 * <p>{@code T = U / (n m N) - (4 n m - 1) / (6 N)} with {@code N = n + m} and {@code U = n sum (r_i - i)^2 + m sum (s_j -
 * j)^2} over the mid-ranks r and s of the sorted samples in the pooled one. Larger is worse; about 1/6 when both come
 * from one population. NaN is missing and dropped; an empty side is undefined. Cost: O(n log n + m log m).
 *
 * <p>The p-value is the limiting one after matching mean and variance, as scipy's {@code asymptotic}.
 *
 * <p>Source: T. W. Anderson, Ann. Math. Stat. 33(3), 1962, doi:10.1214/aoms/1177704477; the limit: S. Csorgo and J.
 * Faraway, J. R. Stat. Soc. B 58(1), 1996.
 */
public final class CramerVonMises {
    private CramerVonMises() {}

    /** The criterion T. */
    public static double statistic(double[] x, double[] y) {
        return sortedStatistic(Samples.sorted(x, "first"), Samples.sorted(y, "second"));
    }

    /** The two-sided test by the limiting distribution. */
    public static TestResult test(double[] x, double[] y) {
        double[] a = Samples.sorted(x, "first");
        double[] b = Samples.sorted(y, "second");
        double statistic = sortedStatistic(a, b);
        return new TestResult(
                statistic, asymptoticPValue(statistic, a.length, b.length), "Cramer-von Mises, asymptotic");
    }

    private static double sortedStatistic(double[] x, double[] y) {
        double n = x.length;
        double m = y.length;
        double u = n * squaredRankShifts(x, y) + m * squaredRankShifts(y, x);
        double pairs = n * m;
        return u / (pairs * (n + m)) - (4 * pairs - 1) / (6 * (n + m));
    }

    /** The sum of {@code (midrank in the pooled sample - position)^2} over the values of {@code x}. */
    private static double squaredRankShifts(double[] x, double[] y) {
        double sum = 0;
        int i = 0;
        int below = 0;
        while (i < x.length) {
            double value = x[i];
            while (below < y.length && y[below] < value) {
                below++;
            }
            int endX = i;
            while (endX < x.length && x[endX] == value) {
                endX++;
            }
            int endY = below;
            while (endY < y.length && y[endY] == value) {
                endY++;
            }
            double midrank = (i + below + 1 + endX + endY) / 2.0;
            for (int position = i + 1; position <= endX; position++) {
                sum += (midrank - position) * (midrank - position);
            }
            i = endX;
            below = endY;
        }
        return sum;
    }

    private static double asymptoticPValue(double statistic, double n, double m) {
        double total = n + m;
        double pairs = n * m;
        double mean = (1 + 1 / total) / 6;
        double variance =
                (total + 1) * (4 * pairs * total - 3 * (n * n + m * m) - 2 * pairs) / (45 * total * total * 4 * pairs);
        double normalised = 1.0 / 6 + (statistic - mean) / Math.sqrt(45 * variance);
        if (!(normalised >= 0.003)) {
            return 1;
        }
        return Math.min(1, Math.max(0, 1 - limitingCdf(normalised)));
    }

    /** The limiting distribution function, formula (1.3) of Csorgo and Faraway. */
    private static double limitingCdf(double x) {
        double sum = 0;
        for (int k = 0; k < 1000; k++) {
            double y = 4.0 * k + 1;
            double q = y * y / (16 * x);
            double factor = Math.exp(Gamma.logGamma(k + 0.5) - Gamma.logGamma(k + 1.0))
                    / (Math.pow(Math.PI, 1.5) * Math.sqrt(x));
            double term = factor * Math.sqrt(y) * scaledBesselK(q);
            sum += term;
            if (term < 1e-14) {
                break;
            }
        }
        return sum;
    }

    /**
     * {@code exp(-q) K_{1/4}(q)}, from {@code K_v(q) = integral over t > 0 of exp(-q cosh t) cosh(v t)}. The trapezoidal
     * rule converges exponentially for this integrand.
     */
    private static double scaledBesselK(double q) {
        double step = 1.0 / 64;
        double sum = Math.exp(-2 * q) / 2;
        for (int i = 1; i < 64 * 40; i++) {
            double t = i * step;
            double term = Math.exp(-q * (1 + Math.cosh(t))) * Math.cosh(t / 4);
            sum += term;
            if (term < 1e-18 * sum) {
                break;
            }
        }
        return sum * step;
    }
}
