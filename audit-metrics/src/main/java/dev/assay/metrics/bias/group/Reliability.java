package dev.assay.metrics.bias.group;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calibration of a probability: among rows scored about p, is a share p positive? Compare it between groups: with unequal
 * base rates, calibration and equal error rates cannot both hold (Kleinberg and others 2017, Chouldechova 2017).
 *
 * <p>A score on an edge belongs to the lower bin, as in scikit-learn; empty bins are left out.
 *
 * @param bins from low to high scores
 */
public record Reliability(List<Bin> bins) {
    /**
     * Rows scored alike.
     *
     * @param rows number of rows
     * @param meanScore mean of their scores
     * @param positives how many have label 1
     */
    public record Bin(int rows, double meanScore, int positives) {
        public double positiveShare() {
            return (double) positives / rows;
        }

        /** Wilson's 95 % interval of the positive share. */
        public Interval interval() {
            return ProportionInterval.wilson(positives, rows);
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** Bins of equal width over [0, 1]. */
    public static Reliability uniform(double[] score, int[] label, int bins) {
        double[] edges = new double[checked(bins) - 1];
        for (int b = 1; b < bins; b++) {
            edges[b - 1] = (double) b / bins;
        }
        return of(score, label, edges);
    }

    /** Bins of about equal numbers of rows, cut at linearly interpolated quantiles. */
    public static Reliability quantile(double[] score, int[] label, int bins) {
        double[] sorted = score.clone();
        Arrays.sort(sorted);
        double[] edges = new double[checked(bins) - 1];
        for (int b = 1; b < bins; b++) {
            double at = (double) b / bins * (sorted.length - 1);
            int below = (int) Math.floor(at);
            double share = at - below;
            double low = sorted[below];
            double high = sorted[Math.min(below + 1, sorted.length - 1)];
            edges[b - 1] = share >= 0.5 ? high - (high - low) * (1 - share) : low + (high - low) * share;
        }
        return of(score, label, edges);
    }

    private static Reliability of(double[] score, int[] label, double[] edges) {
        if (score.length != label.length) {
            throw new IllegalArgumentException(
                    "arrays must have one length, were " + score.length + " and " + label.length);
        }
        if (score.length == 0) {
            throw new UndefinedStatisticException("there are no rows to calibrate");
        }
        int[] rows = new int[edges.length + 1];
        int[] positives = new int[edges.length + 1];
        double[] sums = new double[edges.length + 1];
        for (int i = 0; i < score.length; i++) {
            int bin = 0;
            while (bin < edges.length && score[i] > edges[bin]) {
                bin++;
            }
            rows[bin]++;
            sums[bin] += score[i];
            positives[bin] += label[i];
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < rows.length; b++) {
            if (rows[b] > 0) {
                bins.add(new Bin(rows[b], sums[b] / rows[b], positives[b]));
            }
        }
        return new Reliability(bins);
    }

    private static int checked(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, was " + bins);
        }
        return bins;
    }

    public int rows() {
        return bins.stream().mapToInt(Bin::rows).sum();
    }

    /** Expected calibration error: mean {@code |positive share - mean score|} over rows; biased upwards in small samples. */
    public double expectedCalibrationError() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.rows() * Math.abs(bin.positiveShare() - bin.meanScore());
        }
        return sum / rows();
    }

    /**
     * The root mean squared calibration error with each bin's sampling variance {@code p (1 - p) / (n - 1)} taken off, cut
     * at 0 (Kumar, Liang and Ma 2019). Bins of one row have no variance and are left out.
     */
    public double debiasedError() {
        double sum = 0;
        double rows = 0;
        for (Bin bin : bins) {
            if (bin.rows() > 1) {
                double p = bin.positiveShare();
                double gap = p - bin.meanScore();
                sum += bin.rows() * (gap * gap - p * (1 - p) / (bin.rows() - 1));
                rows += bin.rows();
            }
        }
        if (rows == 0) {
            throw new UndefinedStatisticException("every bin has a single row, so its variance is unknown");
        }
        return Math.sqrt(Math.max(0, sum / rows));
    }

    /** Mean label minus mean score: positive when the group is scored too low. */
    public double signedGap() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.positives() - bin.rows() * bin.meanScore();
        }
        return sum / rows();
    }

    /** Expected positives (sum of scores) over observed ones; 1 = calibrated in the large. */
    public double expectedToObserved() {
        double expected = 0;
        double observed = 0;
        for (Bin bin : bins) {
            expected += bin.rows() * bin.meanScore();
            observed += bin.positives();
        }
        if (observed == 0) {
            throw new UndefinedStatisticException("no row is positive, so expected over observed is undefined");
        }
        return expected / observed;
    }
}
