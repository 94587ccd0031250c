package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/** Turns counts or weights over aligned cells into shares. */
final class Distributions {
    private Distributions() {}

    /** The weights over their sum. */
    static double[] shares(double[] weights, String name) {
        double sum = sum(weights, name);
        double[] shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] / sum;
        }
        return shares;
    }

    /** The sum of the weights, which must be positive. */
    static double sum(double[] weights, String name) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weights of the " + name + " distribution must be finite and at least 0, one was " + weight);
            }
            sum += weight;
        }
        if (!(sum > 0)) {
            throw new UndefinedStatisticException("the " + name + " distribution is empty: all its weights are 0");
        }
        return sum;
    }

    static void requireAligned(double[] p, double[] q) {
        if (p.length != q.length) {
            throw new IllegalArgumentException(
                    "both distributions need the same cells, had " + p.length + " and " + q.length);
        }
    }

    static double logOf(double base) {
        if (!(base > 1 && base < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("base must be a number above 1, was " + base);
        }
        return Math.log(base);
    }
}
