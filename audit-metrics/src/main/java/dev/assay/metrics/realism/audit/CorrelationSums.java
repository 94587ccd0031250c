package dev.assay.metrics.realism.audit;

import dev.assay.stats.UndefinedStatisticException;

/** Sums per fold from which a correlation follows: rows, x, y, x², y² and xy of the rows that have both values. */
final class CorrelationSums {
    private CorrelationSums() {}

    /** The sums of columns that were standardised, so that sums of squares keep their digits. */
    static double[][] of(double[] x, double[] y, int[] fold, int folds) {
        double[][] sums = new double[folds][6];
        for (int row = 0; row < x.length; row++) {
            double a = x[row];
            double b = y[row];
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
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

    /** The values less their mean, over their spread; NaN stays. */
    static double[] standardised(double[] values) {
        double n = 0;
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        double spread = squares > 0 ? Math.sqrt(squares / n) : 1;
        double[] scaled = new double[values.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = (values[row] - mean) / spread;
        }
        return scaled;
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
