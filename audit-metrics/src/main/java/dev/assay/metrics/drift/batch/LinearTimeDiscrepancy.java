package dev.assay.metrics.drift.batch;

import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The maximum mean discrepancy in linear time: each two rows a side, in order, give one unbiased estimate {@code h = k(x,
 * x') + k(y, y') - k(x, y') - k(x', y)} with a Gaussian kernel, and their mean is nearly normal without drift.
 *
 * <p>The statistic is the mean, 0 expected without drift and above it with any; the p-value is one-sided. Needs four rows
 * a side; of unequal sides the longer one's last rows are left out. Much less powerful than the quadratic estimate of as
 * many rows, and for rows beyond what that one can take. Rows must be in random order, or independent. Coordinates must
 * be finite. Cost: O(n d), memory O(1).
 *
 * <p>Source: Gretton et al., A Kernel Two-Sample Test, JMLR 13 (2012), section 6.
 */
public final class LinearTimeDiscrepancy {
    private LinearTimeDiscrepancy() {}

    /** The test with the kernel {@code exp(-|x - y|² / (2 bandwidth²))}. */
    public static TestResult test(double[][] reference, double[][] current, double bandwidth) {
        double gamma = FourierDiscrepancy.gamma(bandwidth);
        int pairs = Math.min(reference.length, current.length) / 2;
        if (pairs < 2) {
            throw new UndefinedStatisticException("the estimate in linear time needs four rows on each side");
        }
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < pairs; i++) {
            double[] x = reference[2 * i];
            double[] also = reference[2 * i + 1];
            double[] y = current[2 * i];
            double[] alsoY = current[2 * i + 1];
            double h =
                    kernel(x, also, gamma) + kernel(y, alsoY, gamma) - kernel(x, alsoY, gamma) - kernel(also, y, gamma);
            double off = h - mean;
            mean += off / (i + 1);
            squares += off * (h - mean);
        }
        double error = Math.sqrt(squares / (pairs - 1) / pairs);
        String name = "maximum mean discrepancy, linear time";
        if (!(error > 0)) {
            return new TestResult(mean, 1, name); // constant rows, equal on both sides
        }
        return new TestResult(mean, NormalDistribution.of(0, 1).survivalProbability(mean / error), name);
    }

    private static double kernel(double[] a, double[] b, double gamma) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("rows need one length, had " + a.length + " and " + b.length);
        }
        double squared = 0;
        for (int k = 0; k < a.length; k++) {
            squared += (a[k] - b[k]) * (a[k] - b[k]);
        }
        if (!Double.isFinite(squared)) {
            throw new IllegalArgumentException("coordinates must be finite; leave such rows out");
        }
        return Math.exp(-gamma * squared);
    }
}
