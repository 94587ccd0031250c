package dev.assay.metrics.realism.embedding;

import dev.assay.kernel.Parallel;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/**
 * Alpha-precision and beta-recall: whether the synthetic points fill the typical regions of the human ones evenly, and
 * the other way round.
 *
 * <p>For levels {@code a} evenly spaced over [0, 1], {@code P(a)} is the share of synthetic points within the ball around
 * the human mean that holds a share {@code a} of the human points; for two samples of one population {@code P(a) = a}.
 * {@code R(b)} is the share of human points whose nearest synthetic point is not farther than their nearest other human
 * point, and lies within the ball around the synthetic mean that holds a share {@code b} of those nearest points.
 * Each curve is summed up as {@code 1 - sum |level - curve| / sum level}: 1 is ideal. The precision value lies in
 * [-1, 1]; the recall value stays well below 1 even for two samples of one population, because about half of the human
 * points are nearer to another human point.
 *
 * <p>Coordinates are used as they are (no learned embedding), so their scales matter. Coordinates must be finite; the
 * human side needs two points. Sizes may differ. Time O((n + m) n d), memory O((n + m) d). Thread-safe.
 *
 * <p>Source: Alaa et al., How Faithful is your Synthetic Data?, ICML 2022; the nearest-point form of beta-recall is the one
 * of the authors' implementation.
 */
public final class AlphaPrecisionBetaRecall {
    private AlphaPrecisionBetaRecall() {}

    /** The number of levels that the reference implementation uses. */
    public static final int LEVELS = 30;

    /**
     * Both values and both curves.
     *
     * @param precision how closely the precision curve follows the diagonal
     * @param recall how closely the recall curve follows the diagonal
     * @param levels where the curves were taken
     * @param precisionCurve share of synthetic points at each level
     * @param recallCurve share of human points at each level
     */
    public record Result(
            double precision,
            double recall,
            List<Double> levels,
            List<Double> precisionCurve,
            List<Double> recallCurve) {
        public Result {
            levels = List.copyOf(levels);
            precisionCurve = List.copyOf(precisionCurve);
            recallCurve = List.copyOf(recallCurve);
        }
    }

    /** At 30 levels. */
    public static Result of(double[][] human, double[][] synthetic) {
        return of(human, synthetic, LEVELS, Parallel.serial());
    }

    /** At {@code steps} levels, at least 2. */
    public static Result of(double[][] human, double[][] synthetic, int steps, Parallel parallel) {
        if (steps < 2) {
            throw new IllegalArgumentException("steps must be at least 2, was " + steps);
        }
        List<Points> sides = Points.pair(human, synthetic);
        return of(sides.get(0), sides.get(1), steps, parallel);
    }

    static Result of(Points x, Points y, int steps, Parallel parallel) {
        if (x.rows() < 2) {
            throw new UndefinedStatisticException("the human side has a single point, so no nearest other point");
        }
        double[] levels = new double[steps];
        double step = 1.0 / (steps - 1);
        for (int s = 0; s < steps; s++) {
            levels[s] = s == steps - 1 ? 1 : s * step;
        }
        double[] humanMean = x.mean();
        double[] humanRadii = sorted(x.distancesFrom(humanMean));
        double[] syntheticDistance = y.distancesFrom(humanMean);

        double[] syntheticCenter = y.mean();
        double[] fromSyntheticCenter = y.distancesFrom(syntheticCenter);
        NearestNeighbours.Result nearest = NearestNeighbours.search(x, y, false, parallel);
        double[] nearestHuman = NearestNeighbours.search(x, x, true, parallel).first();
        double[] nearestFromCenter = new double[x.rows()];
        for (int i = 0; i < nearestFromCenter.length; i++) {
            nearestFromCenter[i] = fromSyntheticCenter[nearest.index()[i]];
        }
        double[] syntheticRadii = sorted(nearestFromCenter);

        Double[] precision = new Double[steps];
        Double[] recall = new Double[steps];
        for (int s = 0; s < steps; s++) {
            double humanRadius = quantile(humanRadii, levels[s]);
            double syntheticRadius = quantile(syntheticRadii, levels[s]);
            int within = 0;
            for (double distance : syntheticDistance) {
                within += distance <= humanRadius ? 1 : 0;
            }
            int covered = 0;
            for (int i = 0; i < nearestHuman.length; i++) {
                covered += nearest.first()[i] <= nearestHuman[i] && nearestFromCenter[i] <= syntheticRadius ? 1 : 0;
            }
            precision[s] = (double) within / y.rows();
            recall[s] = (double) covered / x.rows();
        }
        return new Result(
                closeness(levels, precision),
                closeness(levels, recall),
                Arrays.stream(levels).boxed().toList(),
                List.of(precision),
                List.of(recall));
    }

    private static double closeness(double[] levels, Double[] curve) {
        double off = 0;
        double total = 0;
        for (int s = 0; s < levels.length; s++) {
            off += Math.abs(levels[s] - curve[s]);
            total += levels[s];
        }
        return 1 - off / total;
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Interpolates between the two order statistics around {@code (n - 1) share}, from the nearer one. */
    private static double quantile(double[] sorted, double share) {
        double position = (sorted.length - 1) * share;
        int lower = (int) Math.floor(position);
        if (lower >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        double t = position - lower;
        double a = sorted[lower];
        double b = sorted[lower + 1];
        return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
    }
}
