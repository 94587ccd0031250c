package dev.assay.metrics.realism.audit;

import dev.assay.stats.UndefinedStatisticException;

/** Sums per fold from which a correlation follows: rows, x, y, x², y² and xy of the rows that have both values. */
final class CorrelationSums {
    private CorrelationSums() {}

    static double[][] of(double[] x, double[] y, int[] fold, int folds) {
        double[][] sums = new double[folds][6];
        double[] centre = centre(x, y);
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                double a = (x[row] - centre[0]) / centre[2];
                double b = (y[row] - centre[1]) / centre[3];
                double[] sum = sums[fold[row]];
                sum[0]++;
                sum[1] += a;
                sum[2] += b;
                sum[3] += a * a;
                sum[4] += b * b;
                sum[5] += a * b;
            }
        }
        return sums;
    }

    /** Means and spreads, so that sums of squares keep their digits. */
    private static double[] centre(double[] x, double[] y) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                n++;
                meanX += (x[row] - meanX) / n;
                meanY += (y[row] - meanY) / n;
            }
        }
        double xx = 0;
        double yy = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                xx += (x[row] - meanX) * (x[row] - meanX) / n;
                yy += (y[row] - meanY) * (y[row] - meanY) / n;
            }
        }
        return new double[] {meanX, meanY, xx > 0 ? Math.sqrt(xx) : 1, yy > 0 ? Math.sqrt(yy) : 1};
    }

    static double correlation(double[] sum) {
        double n = sum[0];
        double xx = sum[3] - sum[1] * sum[1] / n;
        double yy = sum[4] - sum[2] * sum[2] / n;
        if (!(n > 1 && xx > 1e-12 * sum[3] && yy > 1e-12 * sum[4])) {
            throw new UndefinedStatisticException("a part is constant");
        }
        return Math.min(1, Math.max(-1, (sum[5] - sum[1] * sum[2] / n) / Math.sqrt(xx * yy)));
    }
}
