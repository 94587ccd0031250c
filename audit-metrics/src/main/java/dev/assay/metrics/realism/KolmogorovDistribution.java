package dev.assay.metrics.realism;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.Gamma;

/**
 * The distribution of the two-sided one-sample Kolmogorov-Smirnov statistic under the null hypothesis.
 *
 * <p>Written by hand because the one in Commons Statistics is not public and the one in Commons Math stops its series at
 * a relative 1e-10 and has no accurate upper tail. Which algorithm serves which region follows R. Simard and P. L'Ecuyer,
 * J. Stat. Softw. 39(11), 2011.
 */
final class KolmogorovDistribution {
    private static final int SMALL = 140;
    private static final int LARGE = 100_000;

    private KolmogorovDistribution() {}

    /** {@code P(D_n >= d)}. */
    static double survival(int n, double d) {
        double t = n * d;
        if (d >= 1) {
            return 0;
        }
        if (t <= 0.5) {
            return 1;
        }
        if (t <= 1) {
            return 1 - Math.exp(Gamma.logGamma(n + 1.0) - n * Math.log(n) + n * Math.log(2 * t - 1));
        }
        if (t >= n - 1) {
            return 2 * Math.pow(1 - d, n);
        }
        double square = t * d;
        if (d >= 0.5 || square >= (n <= SMALL ? 4 : n <= LARGE ? 2.2 : 6)) {
            return Math.min(1, 2 * oneSidedSurvival(n, d));
        }
        double below = n <= SMALL || n <= LARGE && n * Math.pow(d, 1.5) <= 1.4 ? durbin(n, d) : pelzGood(n, d);
        return Math.min(1, Math.max(0, 1 - below));
    }

    /** {@code P(D_n^+ >= d)} by Smirnov's sum; for large n by the expansion that Simard and L'Ecuyer give. */
    private static double oneSidedSurvival(int n, double d) {
        if (n > LARGE) {
            double root = 6.0 * n * d + 1;
            return Math.exp(-root * root / (18.0 * n));
        }
        int last = (int) Math.floor(n * (1 - d));
        double logChoose = 0;
        double sum = 0;
        for (int j = 0; j <= last; j++) {
            double up = d + (double) j / n;
            double down = 1 - up;
            if (down <= 0 && j < n) {
                break;
            }
            sum += Math.exp(logChoose + (j - 1) * Math.log(up) + (n - j) * Math.log(Math.max(down, Double.MIN_NORMAL)));
            logChoose += Math.log((double) (n - j) / (j + 1));
        }
        return Math.min(1, d * sum);
    }

    /** {@code P(D_n < d)} by the matrix of Durbin, as Marsaglia, Tsang and Wang compute it. */
    private static double durbin(int n, double d) {
        int k = (int) Math.ceil(n * d);
        double h = k - n * d;
        int size = 2 * k - 1;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= Math.min(i + 1, size - 1); j++) {
                matrix[i][j] = 1;
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i][0] -= Math.pow(h, i + 1);
            matrix[size - 1][i] -= Math.pow(h, size - i);
        }
        matrix[size - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, size) : 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= Math.min(i, size - 1); j++) {
                matrix[i][j] /= Gamma.gamma(i - j + 2.0);
            }
        }
        return powerEntry(matrix, n, k - 1);
    }

    /** {@code n! / n^n} times the entry (at, at) of the n-th power, kept in range by powers of two. */
    private static double powerEntry(double[][] matrix, int n, int at) {
        RealMatrix base = new Array2DRowRealMatrix(matrix, false);
        RealMatrix result = null;
        double baseExponent = 0;
        double exponent = 0;
        for (int power = n; power > 0; power >>= 1) {
            if ((power & 1) == 1) {
                result = result == null ? base : result.multiply(base);
                exponent += baseExponent;
                double scale = result.getEntry(at, at);
                if (scale > 1e100) {
                    result = result.scalarMultiply(1 / scale);
                    exponent += Math.log(scale);
                }
            }
            if (power > 1) {
                base = base.multiply(base);
                baseExponent *= 2;
                double scale = base.getEntry(at, at);
                if (scale > 1e100) {
                    base = base.scalarMultiply(1 / scale);
                    baseExponent += Math.log(scale);
                }
            }
        }
        double entry = result == null ? 1 : result.getEntry(at, at);
        return Math.exp(Math.log(entry) + exponent + Gamma.logGamma(n + 1.0) - n * Math.log(n));
    }

    /** {@code P(D_n < d)} by the expansion of Pelz and Good, J. R. Stat. Soc. B 38(2), 1976, in their form for small z. */
    private static double pelzGood(int n, double d) {
        double z = Math.sqrt(n) * d;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        double k2Tail = 0;
        double k3Tail = 0;
        int terms = (int) Math.ceil(16 * z / Math.PI);
        for (int k = terms; k >= 1; k--) {
            double a = square(Math.PI * (k - 0.5));
            double odd = Math.exp(-a / (2 * z2));
            k0 += odd;
            k1 += (a - z2) * odd;
            k2 += (6 * z6 + 2 * z4 + a * (2 * z4 - 5 * z2) + a * a * (1 - 2 * z2)) * odd;
            k3 += (-30 * z6
                            - 90 * z6 * z2
                            + a * (135 * z4 - 96 * z6)
                            + a * a * (212 * z4 - 60 * z2)
                            + a * a * a * (5 - 30 * z2))
                    * odd;
            double b = square(Math.PI * k);
            double even = Math.exp(-b / (2 * z2));
            k2Tail += b * even;
            k3Tail += (3 * z2 - b) * b * even;
        }
        double scale = Math.sqrt(2 * Math.PI);
        double second = k2 / (72 * z6 * z) - k2Tail / (36 * z2 * z);
        double third = k3 / (6480 * z6 * z4) + k3Tail / (216 * z6);
        return scale * (k0 / z + k1 / (6 * z4 * Math.sqrt(n)) + second / n + third / (n * Math.sqrt(n)));
    }

    private static double square(double x) {
        return x * x;
    }
}
