package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Disparity of numeric predictions between two groups. Differences are first minus second, ratios first over second; 0 and
 * 1 mean parity.
 *
 * <p>Parity from a cut counts rows predicted at or above it; {@link Cuts} spaces cuts over the quantiles. Conventions of
 * holisticai. Cost: linear a cut.
 */
public final class RegressionGroups {
    /** Cuts at which {@link #parityArea} and {@link #maximumParity} look, evenly spaced over the quantiles. */
    public static final int CUTS = 150;

    private static final int IMPACT_CUTS = 100;

    private final double[] first;
    private final double[] second;
    private final double[] firstTruth;
    private final double[] secondTruth;

    private RegressionGroups(double[] first, double[] firstTruth, double[] second, double[] secondTruth) {
        if (first.length == 0 || second.length == 0) {
            throw new UndefinedStatisticException("one of the two groups has no rows");
        }
        if (first.length != firstTruth.length || second.length != secondTruth.length) {
            throw new IllegalArgumentException("there must be one true value a prediction");
        }
        this.first = first;
        this.second = second;
        this.firstTruth = firstTruth;
        this.secondTruth = secondTruth;
    }

    /** Predictions and true values of two groups; none may be NaN. */
    public static RegressionGroups of(double[] first, double[] firstTruth, double[] second, double[] secondTruth) {
        return new RegressionGroups(first, firstTruth, second, secondTruth);
    }

    /** Difference of mean predictions. */
    public double meanDifference() {
        return mean(first) - mean(second);
    }

    public double meanRatio() {
        return mean(first) / mean(second);
    }

    /** Difference of means over the pooled standard deviation (population variances, weights n - 1). */
    public double standardizedDifference() {
        double n = first.length;
        double m = second.length;
        return meanDifference() / Math.sqrt(((n - 1) * variance(first) + (m - 1) * variance(second)) / (n + m - 2));
    }

    /** Mean of prediction minus truth, first minus second group: whom the model over-rates. */
    public double residualDifference() {
        return mean(first) - mean(firstTruth) - mean(second) + mean(secondTruth);
    }

    /** Ratio of root mean squared errors. */
    public double rmseRatio() {
        return Math.sqrt(squaredError(first, firstTruth) / squaredError(second, secondTruth));
    }

    /** Ratio of mean absolute errors. */
    public double maeRatio() {
        return absoluteError(first, firstTruth) / absoluteError(second, secondTruth);
    }

    /** Difference of the correlations of prediction and truth. */
    public double correlationDifference() {
        return correlation(first, firstTruth) - correlation(second, secondTruth);
    }

    /** Difference of the shares of predictions at or above {@code cut}. */
    public double parityFrom(double cut) {
        return shareFrom(first, cut) - shareFrom(second, cut);
    }

    /** Ratio of the shares of predictions at or above {@code cut}. */
    public double impactRatioFrom(double cut) {
        return shareFrom(first, cut) / shareFrom(second, cut);
    }

    /** Mean absolute parity difference over {@value #CUTS} cuts. */
    public double parityArea(Cuts cuts) {
        double sum = 0;
        for (int i = 0; i < CUTS; i++) {
            sum += Math.abs(parityFrom(cuts.at((double) i / (CUTS - 1))));
        }
        return sum / CUTS;
    }

    /** Largest absolute parity difference over {@value #CUTS} cuts. */
    public double maximumParity(Cuts cuts) {
        double max = 0;
        for (int i = 0; i < CUTS; i++) {
            max = Math.max(max, Math.abs(parityFrom(cuts.at((double) i / (CUTS - 1)))));
        }
        return max;
    }

    /** The highest cut at which the impact ratio lies in (0.8, 1.2); the lowest prediction when none does. */
    public double noImpactLevel(Cuts cuts) {
        for (int i = IMPACT_CUTS - 1; i > 0; i--) {
            double cut = cuts.at((double) i / (IMPACT_CUTS - 1));
            double ratio = impactRatioFrom(cut);
            if (ratio > 0.8 && ratio < 1.2) {
                return cut;
            }
        }
        return cuts.at(0);
    }

    /** Quantiles of predictions, interpolated linearly, at which predictions are cut into low and high. */
    public static final class Cuts {
        private final double[] sorted;

        private Cuts(double[] sorted) {
            this.sorted = sorted;
        }

        /** Over these predictions, for example those of all groups. */
        public static Cuts of(double[] predictions) {
            if (predictions.length == 0) {
                throw new UndefinedStatisticException("there are no predictions to cut");
            }
            double[] sorted = predictions.clone();
            Arrays.sort(sorted);
            return new Cuts(sorted);
        }

        /** The quantile {@code q} in [0, 1]. */
        public double at(double q) {
            double at = q * (sorted.length - 1);
            int below = (int) Math.floor(at);
            double low = sorted[below];
            double high = sorted[Math.min(below + 1, sorted.length - 1)];
            double share = at - below;
            return share >= 0.5 ? high - (high - low) * (1 - share) : low + (high - low) * share;
        }
    }

    /** Jain's index of the absolute errors of all rows, {@code (sum e)² / (n sum e²)}: 1 = all rows equally far off. */
    public static double jainIndex(double[] prediction, double[] truth) {
        double sum = 0;
        double square = 0;
        for (int i = 0; i < prediction.length; i++) {
            double error = Math.abs(prediction[i] - truth[i]);
            sum += error;
            square += error * error;
        }
        if (square == 0) {
            throw new UndefinedStatisticException("every prediction is exact, so errors have no distribution");
        }
        return sum * sum / (prediction.length * square);
    }

    private static double shareFrom(double[] values, double cut) {
        int count = 0;
        for (double value : values) {
            if (value >= cut) {
                count++;
            }
        }
        return (double) count / values.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }

    private static double squaredError(double[] prediction, double[] truth) {
        double sum = 0;
        for (int i = 0; i < prediction.length; i++) {
            sum += (prediction[i] - truth[i]) * (prediction[i] - truth[i]);
        }
        return sum / prediction.length;
    }

    private static double absoluteError(double[] prediction, double[] truth) {
        double sum = 0;
        for (int i = 0; i < prediction.length; i++) {
            sum += Math.abs(prediction[i] - truth[i]);
        }
        return sum / prediction.length;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (xx == 0 || yy == 0) {
            throw new UndefinedStatisticException("a group has constant values, so its correlation is undefined");
        }
        return xy / Math.sqrt(xx * yy);
    }
}
