package dev.assay.metrics.realism;

import java.util.function.DoubleUnaryOperator;

/** Integrals over the difference of two empirical distribution functions. */
final class CumulativeDifference {
    private CumulativeDifference() {}

    /** {@code integral of f(F_x - F_y)} over the line, for sorted finite samples and f with f(0) = 0. */
    static double integrate(double[] x, double[] y, DoubleUnaryOperator f) {
        int i = 0;
        int j = 0;
        double sum = 0;
        double previous = Math.min(x[0], y[0]);
        double n = x.length;
        double m = y.length;
        while (i < x.length || j < y.length) {
            double value = j == y.length || i < x.length && x[i] <= y[j] ? x[i] : y[j];
            if (value > previous) {
                sum += f.applyAsDouble(i / n - j / m) * (value - previous);
                previous = value;
            }
            while (i < x.length && x[i] == value) {
                i++;
            }
            while (j < y.length && y[j] == value) {
                j++;
            }
        }
        return sum;
    }
}
