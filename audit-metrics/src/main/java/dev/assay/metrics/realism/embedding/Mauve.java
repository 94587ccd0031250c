package dev.assay.metrics.realism.embedding;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * MAUVE and the frontier integral of two histograms over the same cells.
 *
 * <p>For mixtures {@code r = w p + (1 - w) q}, the curve of {@code (exp(-c KL(q||r)), exp(-c KL(p||r)))} with the end points
 * (0, 1) and (1, 0); MAUVE is the area under it, averaged over both axes. In (0, 1], 1 for equal histograms. The frontier
 * integral lies in [0, 1], 0 for equal ones. Undefined for a histogram without counts. The cells come from clustering both
 * samples together, so the value depends on that clustering's seed.
 *
 * <p>Source: Pillutla et al. (2021), arXiv:2102.01454, and (2023), arXiv:2212.14578.
 */
public final class Mauve {
    /** The scaling constant c of the paper. */
    public static final double SCALING = 5;

    /** The number of mixtures of the peer. */
    public static final int POINTS = 25;

    private static final double EDGE = 1e-6;

    private Mauve() {}

    /** MAUVE with the usual scaling and number of mixtures. */
    public static double of(double[] human, double[] synthetic) {
        return of(human, synthetic, SCALING, POINTS);
    }

    /** MAUVE of counts or shares per cell. */
    public static double of(double[] human, double[] synthetic, double scaling, int points) {
        if (!(scaling > 0) || points < 2) {
            throw new IllegalArgumentException(
                    "scaling must be above 0 and points at least 2, were " + scaling + " and " + points);
        }
        double[] p = shares(human, synthetic.length);
        double[] q = shares(synthetic, human.length);
        double[][] curve = new double[points + 2][];
        curve[0] = new double[] {1, 0};
        for (int i = 0; i < points; i++) {
            double w = EDGE + (1 - 2 * EDGE) * i / (points - 1);
            double[] r = new double[p.length];
            for (int k = 0; k < r.length; k++) {
                r[k] = w * p[k] + (1 - w) * q[k];
            }
            curve[i + 1] = new double[] {Math.exp(-scaling * divergence(q, r)), Math.exp(-scaling * divergence(p, r))};
        }
        curve[points + 1] = new double[] {0, 1};
        return (area(curve, 0) + area(curve, 1)) / 2;
    }

    /** Counts with one half added to each cell, the smoothing of MAUVE star (Krichevsky and Trofimov). */
    public static double[] smoothed(double[] counts) {
        return Arrays.stream(counts).map(count -> count + 0.5).toArray();
    }

    /** The frontier integral of counts or shares per cell. */
    public static double frontierIntegral(double[] human, double[] synthetic) {
        double[] p = shares(human, synthetic.length);
        double[] q = shares(synthetic, human.length);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            double both = p[k] + q[k];
            if (p[k] == 0 || q[k] == 0) {
                sum += both / 4;
            } else if (Math.abs(p[k] - q[k]) > 1e-8) {
                sum += both / 4 - p[k] * q[k] * (Math.log(p[k]) - Math.log(q[k])) / (p[k] - q[k]) / 2;
            }
        }
        return 2 * sum;
    }

    private static double divergence(double[] p, double[] r) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            if (p[k] > 0) {
                sum += p[k] * Math.log(p[k] / r[k]);
            }
        }
        return Math.max(0, sum);
    }

    private static double area(double[][] curve, int axis) {
        double[][] sorted = curve.clone();
        Arrays.sort(
                sorted,
                Comparator.<double[]>comparingDouble(point -> point[axis])
                        .thenComparing(Comparator.<double[]>comparingDouble(point -> point[1 - axis])
                                .reversed()));
        double area = 0;
        for (int i = 1; i < sorted.length; i++) {
            area += (sorted[i][axis] - sorted[i - 1][axis]) * (sorted[i][1 - axis] + sorted[i - 1][1 - axis]) / 2;
        }
        return area;
    }

    private static double[] shares(double[] counts, int cells) {
        if (counts.length != cells) {
            throw new IllegalArgumentException(
                    "both histograms need the same cells, had " + counts.length + " and " + cells);
        }
        double total = 0;
        for (double count : counts) {
            if (!(count >= 0)) {
                throw new IllegalArgumentException("counts must not be negative, was " + count);
            }
            total += count;
        }
        if (!(total > 0)) {
            throw new UndefinedStatisticException("a histogram without counts has no shares");
        }
        double sum = total;
        return Arrays.stream(counts).map(count -> count / sum).toArray();
    }
}
