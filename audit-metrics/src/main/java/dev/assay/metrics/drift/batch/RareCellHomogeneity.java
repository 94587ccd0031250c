package dev.assay.metrics.drift.batch;

import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.ContingencyTest;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Pearson's test that two vectors of counts come from one distribution, by simulation where the chi-square law fails.
 *
 * <p>When every expected count is at least 5 the p-value is asymptotic. Otherwise tables are drawn with both margins held
 * fixed, cell after cell from its hypergeometric law, and {@code p = (b + 1) / (B + 1)} where {@code b} of {@code B}
 * tables have a statistic at least as large; it is valid at every size and never 0. Cells without counts are left out;
 * fewer than two cells with counts, or an empty side, are undefined. Cost: O(B cells sd) with sd the spread of a cell's
 * count, whatever the number of values.
 *
 * <p>Source: Patefield (1981), Algorithm AS 159, <a href="https://doi.org/10.2307/2346669">doi:10.2307/2346669</a>.
 */
public final class RareCellHomogeneity {
    /** Expected count from which the chi-square law is trusted (Cochran 1954). */
    public static final double LEAST_EXPECTED = 5;

    /** Tables drawn by default. */
    public static final int DRAWS = 1999;

    // Tables of rare cells are mostly small, and the logarithms are most of the time of a draw.
    private static final double[] LOG_FACTORIALS = new double[1 << 14];

    static {
        for (int n = 0; n < LOG_FACTORIALS.length; n++) {
            LOG_FACTORIALS[n] = LogGamma.value(n + 1.0);
        }
    }

    private RareCellHomogeneity() {}

    /** The test with {@link #DRAWS} tables. */
    public static TestResult test(double[] x, double[] y, Seed seed) {
        return test(x, y, DRAWS, seed);
    }

    /** The test of whole counts with {@code draws} tables, at least 99. */
    public static TestResult test(double[] x, double[] y, int draws, Seed seed) {
        if (draws < 99) {
            throw new IllegalArgumentException("draws must be at least 99, was " + draws);
        }
        ContingencyTest asymptotic = ChiSquare.homogeneity(x, y);
        if (asymptotic.smallestExpected() >= LEAST_EXPECTED) {
            return asymptotic.result();
        }
        long[] cells = new long[x.length];
        long n = 0;
        long total = 0;
        for (int i = 0; i < cells.length; i++) {
            n += whole(x[i]);
            cells[i] = whole(x[i]) + whole(y[i]);
            total += cells[i];
        }
        // With the margins fixed the statistic grows with sum x^2 / cell alone.
        double observed = 0;
        for (int i = 0; i < cells.length; i++) {
            observed += cells[i] == 0 ? 0 : x[i] * x[i] / cells[i];
        }
        double limit = observed * (1 - 1e-12);
        UniformRandomProvider random = seed.random();
        int asLarge = 0;
        for (int draw = 0; draw < draws; draw++) {
            asLarge += drawn(cells, n, total, random) >= limit ? 1 : 0;
        }
        return new TestResult(
                asymptotic.statistic(),
                (asLarge + 1.0) / (draws + 1.0),
                "chi-square, " + draws + " tables with the same margins");
    }

    private static double drawn(long[] cells, long n, long total, UniformRandomProvider random) {
        double sum = 0;
        long left = n;
        long population = total;
        for (long cell : cells) {
            if (cell > 0) {
                long count = hypergeometric(population, cell, left, random);
                sum += (double) count * count / cell;
                left -= count;
                population -= cell;
            }
        }
        return sum;
    }

    /** How many of {@code marked} among {@code population} are in a draw of {@code drawn}: inversion outwards from the mode. */
    static long hypergeometric(long population, long marked, long drawn, UniformRandomProvider random) {
        long least = Math.max(0, drawn + marked - population);
        long most = Math.min(drawn, marked);
        if (least == most) {
            return least;
        }
        long mode = (long) ((drawn + 1.0) * (marked + 1.0) / (population + 2.0));
        mode = Math.max(least, Math.min(most, mode));
        double atMode = Math.exp(
                choices(marked, mode) + choices(population - marked, drawn - mode) - choices(population, drawn));
        double u = random.nextDouble() - atMode;
        long up = mode;
        long down = mode;
        double above = atMode;
        double below = atMode;
        while (u >= 0 && (up < most || down > least)) {
            if (up < most) {
                above *=
                        (double) (marked - up) * (drawn - up) / ((up + 1.0) * (population - marked - drawn + up + 1.0));
                up++;
                u -= above;
                if (u < 0) {
                    return up;
                }
            }
            if (down > least) {
                below *= (double) down
                        * (population - marked - drawn + down)
                        / ((marked - down + 1.0) * (drawn - down + 1.0));
                down--;
                u -= below;
                if (u < 0) {
                    return down;
                }
            }
            // Rounding may leave a sliver of u that no term takes up.
            if (above + below < 1e-300) {
                return mode;
            }
        }
        return mode;
    }

    private static double choices(long n, long k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    private static double logFactorial(long n) {
        return n < LOG_FACTORIALS.length ? LOG_FACTORIALS[(int) n] : LogGamma.value(n + 1.0);
    }

    private static long whole(double count) {
        if (count != Math.rint(count)) {
            throw new IllegalArgumentException("counts must be whole to draw tables, one was " + count);
        }
        return (long) count;
    }
}
