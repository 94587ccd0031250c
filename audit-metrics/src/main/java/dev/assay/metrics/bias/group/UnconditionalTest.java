package dev.assay.metrics.bias.group;

import org.apache.commons.math3.special.Gamma;

/**
 * Exact tests of two proportions that fix the sample sizes only: the probability of a table at least as extreme, at the
 * common rate that makes it largest. Tables of equal statistic are told apart by no rounding error: the statistics library's
 * own test loses such ties, and p comes out too small.
 *
 * <p>Cost: a few hundred sums over all tables.
 */
final class UnconditionalTest {
    /** Statistics closer than this, relatively, are ties; Fisher's test uses the same. */
    private static final double TIE = 1e-7;

    private static final int GRID = 256;
    private static final int REFINEMENTS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Which tables Fisher's p-value sums. */
    enum Side {
        LESS,
        GREATER,
        TWO
    }

    private final int n1;
    private final int n2;
    private final double[] choose1;
    private final double[] choose2;

    UnconditionalTest(int n1, int n2) {
        this.n1 = n1;
        this.n2 = n2;
        choose1 = logChoose(n1);
        choose2 = logChoose(n2);
    }

    private static double[] logChoose(int n) {
        double[] logs = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            logs[k] = Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
        }
        return logs;
    }

    /** Boschloo's test: Fisher's p-value as the statistic, small ones extreme. */
    double boschloo(int x1, int x2, Side side) {
        double[][] p = fisher(side);
        double limit = p[x1][x2] * (1 + TIE);
        boolean[][] extreme = new boolean[n1 + 1][n2 + 1];
        for (int a = 0; a <= n1; a++) {
            for (int b = 0; b <= n2; b++) {
                extreme[a][b] = p[a][b] <= limit;
            }
        }
        return largest(extreme);
    }

    /** Barnard's test: the pooled z statistic, large ones of either sign extreme. */
    double barnard(int x1, int x2) {
        double limit = Math.abs(z(x1, x2)) * (1 - TIE);
        boolean[][] extreme = new boolean[n1 + 1][n2 + 1];
        for (int a = 0; a <= n1; a++) {
            for (int b = 0; b <= n2; b++) {
                extreme[a][b] = Math.abs(z(a, b)) >= limit;
            }
        }
        return largest(extreme);
    }

    /** The pooled z statistic; 0 when nothing varies. */
    double z(int x1, int x2) {
        double pooled = (x1 + (double) x2) / (n1 + (double) n2);
        double variance = pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2);
        return variance <= 0 ? 0 : ((double) x1 / n1 - (double) x2 / n2) / Math.sqrt(variance);
    }

    /** Fisher's p-value of one table. */
    double fisher(int x1, int x2, Side side) {
        return fisher(side)[x1][x2];
    }

    private double[][] fisher(Side side) {
        double[][] p = new double[n1 + 1][n2 + 1];
        for (int sum = 0; sum <= n1 + n2; sum++) {
            int low = Math.max(0, sum - n2);
            int high = Math.min(n1, sum);
            double[] mass = new double[high - low + 1];
            double total = 0;
            double top = Double.NEGATIVE_INFINITY;
            for (int a = low; a <= high; a++) {
                top = Math.max(top, choose1[a] + choose2[sum - a]);
            }
            for (int a = low; a <= high; a++) {
                mass[a - low] = Math.exp(choose1[a] + choose2[sum - a] - top);
                total += mass[a - low];
            }
            for (int a = low; a <= high; a++) {
                double tail = 0;
                for (int other = low; other <= high; other++) {
                    boolean counts =
                            switch (side) {
                                case LESS -> other <= a;
                                case GREATER -> other >= a;
                                case TWO -> mass[other - low] <= mass[a - low] * (1 + TIE);
                            };
                    tail += counts ? mass[other - low] : 0;
                }
                p[a][sum - a] = tail / total;
            }
        }
        return p;
    }

    /** The largest probability of these tables over all common rates: a grid, then golden sections about its peaks. */
    private double largest(boolean[][] extreme) {
        double[] rates = new double[GRID + 1];
        double[] values = new double[GRID + 1];
        for (int i = 0; i <= GRID; i++) {
            // Denser towards both ends, where the probability bends most.
            double angle = Math.sin(Math.PI * i / (2 * GRID));
            rates[i] = angle * angle;
            values[i] = probability(extreme, rates[i]);
        }
        double best = 0;
        for (double value : values) {
            best = Math.max(best, value);
        }
        double found = best;
        for (int i = 1; i < GRID; i++) {
            boolean peak = values[i] >= values[i - 1] && values[i] >= values[i + 1];
            // A peak far below the best one cannot rise above it within a step of the grid.
            if (peak && values[i] > 0.9 * found) {
                best = Math.max(best, refine(extreme, rates[i - 1], rates[i + 1]));
            }
        }
        return Math.min(1, best);
    }

    private double refine(boolean[][] extreme, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = probability(extreme, left);
        double atRight = probability(extreme, right);
        for (int i = 0; i < REFINEMENTS && high - low > 1e-9; i++) {
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = probability(extreme, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = probability(extreme, right);
            }
        }
        return Math.max(atLeft, atRight);
    }

    private double probability(boolean[][] extreme, double rate) {
        double[] second = binomial(choose2, rate);
        double[] first = binomial(choose1, rate);
        double sum = 0;
        for (int a = 0; a <= n1; a++) {
            double row = 0;
            boolean[] counts = extreme[a];
            for (int b = 0; b <= n2; b++) {
                row += counts[b] ? second[b] : 0;
            }
            sum += first[a] * row;
        }
        return sum;
    }

    private static double[] binomial(double[] choose, double rate) {
        int n = choose.length - 1;
        double[] mass = new double[n + 1];
        if (rate <= 0 || rate >= 1) {
            mass[rate <= 0 ? 0 : n] = 1;
            return mass;
        }
        double success = Math.log(rate);
        double failure = Math.log1p(-rate);
        for (int k = 0; k <= n; k++) {
            mass[k] = Math.exp(choose[k] + k * success + (n - k) * failure);
        }
        return mass;
    }
}
