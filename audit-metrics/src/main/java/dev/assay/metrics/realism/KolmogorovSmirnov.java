package dev.assay.metrics.realism;

import dev.assay.stats.TestResult;

/**
 * The Kolmogorov-Smirnov statistic of two samples, {@code D = sup |F_x(t) - F_y(t)|}, and its test.
 *
 * <p>Range [0, 1], 0 when the samples have the same distribution function. The functions are compared after all ties of
 * a value, so ties need no treatment; with ties the p-value is conservative. NaN is missing and dropped, infinities are
 * values, -0.0 equals 0.0. An empty side is undefined. Cost: O(n log n + m log m); the exact p-value O(n m).
 *
 * <p>Sources: N. V. Smirnov, Bull. Math. Univ. Moscou 2(2), 1939; J. L. Hodges, Ark. Mat. 3(43), 1958; R. Simard and P.
 * L'Ecuyer, J. Stat. Softw. 39(11), 2011, doi:10.18637/jss.v039.i11.
 */
public final class KolmogorovSmirnov {
    /** Up to this many pairs of values {@link Method#AUTO} is exact. */
    public static final long EXACT_PAIRS = 1_000_000;

    /** How the p-value is computed. */
    public enum Method {
        /** Exact up to {@link #EXACT_PAIRS} pairs of values, else asymptotic. */
        AUTO,
        /** Counts lattice paths; O(n m) time. */
        EXACT,
        /**
         * The exact distribution of the one-sample statistic at {@code round(n m / (n + m))} values, as scipy's
         * {@code asymp}.
         */
        ASYMPTOTIC
    }

    private KolmogorovSmirnov() {}

    /** The statistic D. */
    public static double statistic(double[] x, double[] y) {
        return sortedStatistic(Samples.sorted(x, "first"), Samples.sorted(y, "second"));
    }

    /** {@code 1 - D}, 1 when the samples agree. */
    public static double complement(double[] x, double[] y) {
        return 1 - statistic(x, y);
    }

    /** The two-sided test by {@link Method#AUTO}. */
    public static TestResult test(double[] x, double[] y) {
        return test(x, y, Method.AUTO);
    }

    /** The two-sided test. */
    public static TestResult test(double[] x, double[] y, Method method) {
        double[] a = Samples.sorted(x, "first");
        double[] b = Samples.sorted(y, "second");
        double statistic = sortedStatistic(a, b);
        return new TestResult(
                statistic, pValue(statistic, a.length, b.length, method), name(a.length, b.length, method));
    }

    /** The two-sided p-value of a statistic D between samples of {@code n} and {@code m} values without ties. */
    public static double pValue(double statistic, int n, int m, Method method) {
        if (!(statistic >= 0 && statistic <= 1)) {
            throw new IllegalArgumentException("statistic must be in [0, 1], was " + statistic);
        }
        if (n < 1 || m < 1) {
            throw new IllegalArgumentException("sample sizes must be at least 1, were " + n + " and " + m);
        }
        return exact(n, m, method) ? exactPValue(statistic, n, m, true) : asymptoticPValue(statistic, n, m);
    }

    /** The exact p-value of a one-sided statistic, {@code sup (F_x - F_y)} or {@code sup (F_y - F_x)}; O(n m) time. */
    public static double oneSidedExactPValue(double statistic, int n, int m) {
        return exactPValue(statistic, n, m, false);
    }

    private static boolean exact(int n, int m, Method method) {
        return method == Method.EXACT || method == Method.AUTO && (long) n * m <= EXACT_PAIRS;
    }

    private static String name(int n, int m, Method method) {
        return exact(n, m, method) ? "Kolmogorov-Smirnov, exact" : "Kolmogorov-Smirnov, asymptotic";
    }

    private static double asymptoticPValue(double statistic, int n, int m) {
        double effective = (double) n * m / ((double) n + m);
        return KolmogorovDistribution.survival((int) Math.max(1, Math.rint(effective)), statistic);
    }

    /**
     * The share of lattice paths from (0, 0) to (n, m) that touch a distance of at least D: each path is as likely under
     * the null hypothesis. Only positive numbers are added, so that small p-values keep their digits.
     */
    private static double exactPValue(double statistic, int n, int m, boolean twoSided) {
        long reach = Math.round(statistic * n * m);
        double[] outside = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                long distance = (long) i * m - (long) j * n;
                if ((twoSided ? Math.abs(distance) : distance) >= reach) {
                    outside[j] = 1;
                } else if (i + j > 0) {
                    double fromLeft = j == 0 ? 0 : outside[j - 1] * j;
                    outside[j] = (outside[j] * i + fromLeft) / (i + j);
                }
            }
        }
        return Math.min(1, outside[m]);
    }

    /** The statistic of two sorted samples without NaN. */
    static double sortedStatistic(double[] x, double[] y) {
        int i = 0;
        int j = 0;
        long n = x.length;
        long m = y.length;
        long largest = 0;
        while (i < n && j < m) {
            double value = Math.min(x[i], y[j]);
            while (i < n && x[i] == value) {
                i++;
            }
            while (j < m && y[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i * m - j * n));
        }
        return (double) largest / ((double) n * m);
    }
}
