package dev.assay.metrics.realism.embedding;

import java.util.Arrays;
import org.apache.commons.math3.exception.MaxCountExceededException;

/**
 * Eigenvalues of a symmetric matrix without its eigenvectors: reduction to tridiagonal form by Householder reflections, then
 * QL steps with implicit shifts. Written by hand because Commons Math always computes the vectors as well, which costs several
 * times as much.
 *
 * <p>Time O(d³). Source: Martin, Reinsch and Wilkinson, Numerische Mathematik 11 (1968); Dubrulle, Martin and Wilkinson,
 * Numerische Mathematik 12 (1968).
 */
final class SymmetricEigenvalues {
    private static final int MOST_STEPS = 60;

    private SymmetricEigenvalues() {}

    /** In no order; the matrix is overwritten. */
    static double[] of(double[][] matrix) {
        int n = matrix.length;
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        tridiagonalise(matrix, diagonal, beside);
        for (int l = 0; l < n; l++) {
            for (int steps = 0; ; steps++) {
                int m = l;
                while (m < n - 1) {
                    double scale = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
                    if (Math.abs(beside[m]) <= Math.ulp(scale)) {
                        break;
                    }
                    m++;
                }
                if (m == l) {
                    break;
                }
                if (steps == MOST_STEPS) {
                    throw new MaxCountExceededException(MOST_STEPS);
                }
                step(diagonal, beside, l, m);
            }
        }
        return diagonal;
    }

    /** Reflects from the last row up; only the lower triangle is read. */
    private static void tridiagonalise(double[][] a, double[] diagonal, double[] beside) {
        int n = a.length;
        double[] off = new double[n];
        double[] p = new double[n];
        for (int i = n - 1; i > 0; i--) {
            double[] row = a[i];
            double scale = 0;
            for (int k = 0; k < i; k++) {
                scale = Math.max(scale, Math.abs(row[k]));
            }
            if (i == 1 || scale == 0) {
                off[i] = row[i - 1];
                diagonal[i] = row[i];
                continue;
            }
            double h = 0;
            for (int k = 0; k < i; k++) {
                row[k] /= scale;
                h += row[k] * row[k];
            }
            double g = row[i - 1] > 0 ? -Math.sqrt(h) : Math.sqrt(h);
            off[i] = scale * g;
            h -= row[i - 1] * g;
            row[i - 1] -= g;
            diagonal[i] = row[i];
            multiply(a, row, i, p);
            double f = 0;
            for (int j = 0; j < i; j++) {
                p[j] /= h;
                f += p[j] * row[j];
            }
            double half = f / (h + h);
            for (int j = 0; j < i; j++) {
                p[j] -= half * row[j];
            }
            for (int j = 0; j < i; j++) {
                double u = row[j];
                double w = p[j];
                double[] target = a[j];
                for (int k = 0; k <= j; k++) {
                    target[k] -= u * p[k] + w * row[k];
                }
            }
        }
        diagonal[0] = a[0][0];
        System.arraycopy(off, 1, beside, 0, n - 1);
    }

    /** The product of the leading symmetric block, given by its lower triangle, with a vector. */
    private static void multiply(double[][] a, double[] vector, int size, double[] product) {
        Arrays.fill(product, 0, size, 0);
        for (int j = 0; j < size; j++) {
            double[] row = a[j];
            double u = vector[j];
            double sum = row[j] * u;
            for (int k = 0; k < j; k++) {
                sum += row[k] * vector[k];
                product[k] += row[k] * u;
            }
            product[j] += sum;
        }
    }

    private static void step(double[] d, double[] e, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.hypot(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
