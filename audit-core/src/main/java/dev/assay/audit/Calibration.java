package dev.assay.audit;

import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * What makes a two-sample value readable: its interval, a permutation test, the human noise floor and a score.
 *
 * <p>All of it comes from sums per fold ({@link AdditiveStatistic}). The permutation distribution re-labels whole folds;
 * the noise floor compares disjoint random halves of the human folds and shrinks the result from the halves' sizes to
 * the sizes of the comparison. The interval is about the distance of the populations, on the scale on which the metric
 * behaves as a norm. Noise adds to a distance and never takes from it on average, so the two ends differ: the lower end
 * takes away the 95 % point of the permutation distribution (the triangle inequality), so that it reaches zero in 95 %
 * of comparisons of one population with itself; the upper end adds 1.96 jackknife standard errors, at least the distance
 * from the permutations' median to their 95 % point and at most that point itself.
 *
 * @param value the statistic of all human rows against all synthetic rows
 * @param interval 95 % interval of the value
 * @param test permutation test over folds, {@code (b + 1) / (B + 1)}
 * @param noiseFloor absent when there are too few human rows to split
 * @param baseline value of an uninformed generator, absent when the metric has none
 * @param score absent when there is no noise floor or the baseline lies within it
 * @param scoreNote why the score is absent, or ""
 */
public record Calibration(
        double value,
        Interval interval,
        TestResult test,
        Optional<NoiseFloor> noiseFloor,
        OptionalDouble baseline,
        OptionalDouble score,
        String scoreNote) {

    /** How a distance shrinks with sample size when both samples come from one population. */
    public enum Scale {
        /** Like {@code n^(-1/2)}: norms of a difference, such as Kolmogorov-Smirnov or total variation. */
        ROOT,
        /** Like {@code n^(-1)}: squares of a norm, such as Jensen-Shannon divergence or the stability index. */
        SQUARE;

        double toNorm(double value) {
            return this == ROOT ? value : Math.sqrt(Math.max(0, value));
        }

        double fromNorm(double norm) {
            return this == ROOT ? norm : norm * norm;
        }
    }

    /** Number of re-labellings behind each test and interval. */
    public static final int PERMUTATIONS = 999;

    /** Number of random splits behind each noise floor. */
    public static final int SPLITS = 200;

    private static final double LEVEL = 0.95;

    private static final double TWO_SIDED = 1.96;

    /**
     * Calibrates a distance: never negative, 0 when both sides agree, larger is worse.
     *
     * @param human sums of each human fold
     * @param synthetic sums of each synthetic fold
     * @param statistic the distance
     * @param exact its value on all rows when known more exactly than from the sums, else null
     * @param baseline its value for an uninformed generator, NaN when there is none
     * @param scale how it shrinks with sample size
     * @param seed random stream of this metric and scope
     */
    public static Calibration distance(
            double[][] human,
            double[][] synthetic,
            AdditiveStatistic statistic,
            @Nullable Double exact,
            double baseline,
            Scale scale,
            Seed seed) {
        double[] humanSum = sum(human);
        double[] syntheticSum = sum(synthetic);
        double fromSums = statistic.value(humanSum, syntheticSum);
        double value = exact == null ? fromSums : exact;

        double[] permuted = permute(human, synthetic, statistic, seed.child("permutation"));
        int atLeast = 0;
        double tolerance = 1e-12 * Math.max(1, Math.abs(fromSums));
        for (double p : permuted) {
            if (p >= fromSums - tolerance) {
                atLeast++;
            }
        }
        TestResult test = new TestResult(
                fromSums,
                (atLeast + 1.0) / (permuted.length + 1.0),
                "permutation of folds, " + permuted.length + " re-labellings");

        double noise = scale.toNorm(quantile(permuted, LEVEL));
        double spread = noise - scale.toNorm(quantile(permuted, 0.5));
        double error = TWO_SIDED
                * Math.sqrt(jackknife(human, syntheticSum, statistic, scale, true)
                        + jackknife(synthetic, humanSum, statistic, scale, false));
        double norm = scale.toNorm(value);
        Interval interval = new Interval(
                scale.fromNorm(Math.max(0, norm - noise)),
                scale.fromNorm(norm + Math.min(noise, Math.max(spread, error))),
                LEVEL,
                "permutation of folds below, " + permuted.length + " re-labellings; jackknife of folds above");

        Optional<NoiseFloor> floor = noiseFloor(human, synthetic.length, statistic, scale, seed.child("floor"));
        OptionalDouble zero = Double.isNaN(baseline) ? OptionalDouble.empty() : OptionalDouble.of(baseline);
        OptionalDouble score = OptionalDouble.empty();
        String scoreNote = "";
        if (floor.isEmpty()) {
            scoreNote = "too few human rows for a noise floor";
        } else if (zero.isEmpty()) {
            scoreNote = "the metric has no baseline";
        } else if (!(baseline > floor.get().p95())) {
            scoreNote = "an uninformed baseline is within the human noise floor";
        } else {
            score = OptionalDouble.of(score(value, floor.get().p95(), baseline));
        }
        return new Calibration(value, interval, test, floor, zero, score, scoreNote);
    }

    /** 1 at or within the noise floor, 0 at or beyond the baseline, linear between. */
    static double score(double value, double noiseFloor, double baseline) {
        return 1 - Math.min(1, Math.max(0, (value - noiseFloor) / (baseline - noiseFloor)));
    }

    /** Puts everything but the value's rows, evidence and notes into a measurement. */
    public Measurement.Builder into(Measurement.Builder measurement) {
        measurement.value(value).interval(interval).test(test);
        noiseFloor.ifPresent(measurement::noiseFloor);
        baseline.ifPresent(measurement::baseline);
        score.ifPresent(measurement::score);
        if (!scoreNote.isEmpty()) {
            measurement.note("No score: " + scoreNote + ".");
        }
        return measurement;
    }

    /** The jackknife variance, on the scale of the norm, of leaving out one fold of one side at a time. */
    private static double jackknife(
            double[][] folds, double[] other, AdditiveStatistic statistic, Scale scale, boolean human) {
        int n = folds.length;
        if (n < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] total = sum(folds);
        double[] rest = new double[total.length];
        double mean = 0;
        double squares = 0;
        for (int fold = 0; fold < n; fold++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = total[i] - folds[fold][i];
            }
            double value =
                    scale.toNorm(human ? valueOrZero(statistic, rest, other) : valueOrZero(statistic, other, rest));
            double delta = value - mean;
            mean += delta / (fold + 1);
            squares += delta * (value - mean);
        }
        return squares * (n - 1) / n;
    }

    private static double[] permute(double[][] human, double[][] synthetic, AdditiveStatistic statistic, Seed seed) {
        int folds = human.length + synthetic.length;
        int[] order = new int[folds];
        for (int i = 0; i < folds; i++) {
            order[i] = i;
        }
        double[] total = sum(human);
        add(total, sum(synthetic));
        double[] left = new double[total.length];
        double[] right = new double[total.length];
        double[] values = new double[PERMUTATIONS];
        UniformRandomProvider random = seed.random();
        for (int b = 0; b < PERMUTATIONS; b++) {
            // The smaller side is summed; the other is the rest.
            boolean humanIsSmaller = human.length <= synthetic.length;
            int drawn = Math.min(human.length, synthetic.length);
            Arrays.fill(left, 0);
            for (int i = 0; i < drawn; i++) {
                int j = i + random.nextInt(folds - i);
                int fold = order[j];
                order[j] = order[i];
                order[i] = fold;
                add(left, fold < human.length ? human[fold] : synthetic[fold - human.length]);
            }
            for (int i = 0; i < total.length; i++) {
                right[i] = total[i] - left[i];
            }
            values[b] = valueOrZero(statistic, humanIsSmaller ? left : right, humanIsSmaller ? right : left);
        }
        return values;
    }

    private static Optional<NoiseFloor> noiseFloor(
            double[][] human, int syntheticFolds, AdditiveStatistic statistic, Scale scale, Seed seed) {
        int folds = human.length;
        if (folds < 4) {
            return Optional.empty();
        }
        int half = folds / 2;
        // Halves of sizes h and folds - h against the comparison's folds and syntheticFolds, in units of one fold.
        double atHalves = 1.0 / half + 1.0 / (folds - half);
        double atSizes = 1.0 / folds + 1.0 / syntheticFolds;
        double shrink = Math.sqrt(atSizes / atHalves);
        int[] order = new int[folds];
        for (int i = 0; i < folds; i++) {
            order[i] = i;
        }
        double[] total = sum(human);
        double[] left = new double[total.length];
        double[] right = new double[total.length];
        double[] values = new double[SPLITS];
        UniformRandomProvider random = seed.random();
        for (int s = 0; s < SPLITS; s++) {
            Arrays.fill(left, 0);
            for (int i = 0; i < half; i++) {
                int j = i + random.nextInt(folds - i);
                int fold = order[j];
                order[j] = order[i];
                order[i] = fold;
                add(left, human[fold]);
            }
            for (int i = 0; i < total.length; i++) {
                right[i] = total[i] - left[i];
            }
            values[s] = scale.fromNorm(scale.toNorm(valueOrZero(statistic, left, right)) * shrink);
        }
        return Optional.of(new NoiseFloor(
                quantile(values, 0.5),
                quantile(values, 0.95),
                SPLITS,
                "random halves of the human rows, scaled from the halves' sizes to the compared sizes"));
    }

    /** A part on which the statistic is undefined shows no difference. */
    private static double valueOrZero(AdditiveStatistic statistic, double[] left, double[] right) {
        try {
            return statistic.value(left, right);
        } catch (UndefinedStatisticException e) {
            return 0;
        }
    }

    private static double[] sum(double[][] folds) {
        double[] sum = new double[folds[0].length];
        for (double[] fold : folds) {
            add(sum, fold);
        }
        return sum;
    }

    private static void add(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    /** The smallest value with at least that share of values at or below it. */
    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
