package dev.assay.metrics.drift.stream;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Bayesian online change point detection: keeps the posterior probability of every length of the present run, where before
 * each value a new run begins with probability {@code hazard} and a run's values share parameters drawn from a conjugate
 * prior. Reports drift when the odds that the run began lately, within {@code recent} values and after the last report,
 * exceed {@code odds}. The change is located at the most probable of those beginnings, which then is taken as certain.
 *
 * <p>Sees any change of level or spread of normal values ({@link Normal}) or of an error rate ({@link Bernoulli}). Memory is
 * bounded: beyond {@code maxRuns} the least probable run but the first is dropped, so up to that many values the posterior is
 * exact. Time for a value is {@code O(maxRuns)}. For an expected run length see {@link CalibratedDetector}.
 *
 * <p>Sources: Adams and MacKay (2007), <a href="https://arxiv.org/abs/0710.3742">arXiv:0710.3742</a>; Fearnhead and Liu
 * (2007), <a href="https://doi.org/10.1111/j.1467-9868.2007.00601.x">doi:10.1111/j.1467-9868.2007.00601.x</a>.
 */
public final class BayesianChangePoint implements StreamDetector {
    /** What the values of a run have in common. */
    public sealed interface Model permits Normal, Bernoulli {}

    /**
     * Normal values; precision Gamma(shape, rate), mean normal around {@code mean} with {@code weight} times the precision.
     *
     * @param mean prior mean of a run's mean
     * @param weight values that the prior mean counts for, above 0
     * @param shape half the values that the prior precision counts for, above 0
     * @param rate half their sum of squares, above 0
     */
    public record Normal(double mean, double weight, double shape, double rate) implements Model {
        public Normal {
            StreamDetector.requireFinite(mean);
            if (!(weight > 0 && shape > 0 && rate > 0 && weight + shape + rate < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight, shape and rate must be above 0 and finite, were " + weight
                        + ", " + shape + " and " + rate);
            }
        }

        /** A weak prior around a reference: a new level may lie three deviations away, the spread counts for two values. */
        public static Normal around(double mean, double deviation) {
            return new Normal(mean, 0.1, 1, deviation * deviation);
        }
    }

    /**
     * Values 0 and 1 with a rate from Beta(ones, zeros).
     *
     * @param ones above 0
     * @param zeros above 0
     */
    public record Bernoulli(double ones, double zeros) implements Model {
        public Bernoulli {
            if (!(ones > 0 && zeros > 0 && ones + zeros < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "ones and zeros must be above 0 and finite, were " + ones + " and " + zeros);
            }
        }
    }

    /**
     * The settings of a detector.
     *
     * @param model of a run
     * @param hazard probability of a change before a value, in (0, 1)
     * @param odds odds of a recent change above which drift is reported, above 0
     * @param recent longest run that counts as recent
     * @param maxRuns run lengths kept, at least 3
     */
    public record Options(Model model, double hazard, double odds, int recent, int maxRuns) {
        public Options {
            if (!(hazard > 0 && hazard < 1)) {
                throw new IllegalArgumentException("hazard must be in (0, 1), was " + hazard);
            }
            if (!(odds > 0) || recent < 1 || maxRuns < 3) {
                throw new IllegalArgumentException(
                        "odds must be above 0, recent at least 1 and maxRuns at least 3, were " + odds + ", " + recent
                                + " and " + maxRuns);
            }
        }

        /** A change in 1,000 values, odds of 9 to 1, runs of up to 500 values, 100 run lengths. */
        public static Options of(Model model) {
            return new Options(model, 0.001, 9, 500, 100);
        }

        public Options withOdds(double newOdds) {
            return new Options(model, hazard, newOdds, recent, maxRuns);
        }
    }

    private static final int TABLE = 4096;

    private final Options options;
    /** Of {@code ln gamma(shape + (n + 1) / 2) - ln gamma(shape + n / 2)}, by n. */
    private final double[] gammaSteps;

    private final long[] start;
    private final double[] weight;
    private final double[] sum;
    private final double[] squares;
    private int runs;
    private long seen;
    private long changeStart = -1;

    public BayesianChangePoint(Options options) {
        this.options = options;
        start = new long[options.maxRuns + 1];
        weight = new double[options.maxRuns + 1];
        sum = new double[options.maxRuns + 1];
        squares = new double[options.maxRuns + 1];
        gammaSteps = options.model instanceof Normal ? new double[TABLE] : new double[0];
        Arrays.fill(gammaSteps, Double.NaN);
    }

    /** The probability of each kept length of the present run, the latest value included. */
    public Map<Long, Double> runLengths() {
        Map<Long, Double> probabilities = new TreeMap<>();
        for (int i = 0; i < runs; i++) {
            probabilities.put(seen - start[i], weight[i]);
        }
        return probabilities;
    }

    /** The probability that the present run began within the last {@code recent} values and after the last report. */
    public double recentChange() {
        double recent = 0;
        for (int i = 1; i < runs; i++) {
            recent += seen - start[i] <= options.recent ? weight[i] : 0;
        }
        return Math.min(1, recent);
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        if (options.model instanceof Bernoulli && value != 0 && value != 1) {
            throw new IllegalArgumentException("a value must be 0 or 1, was " + value);
        }
        begin();
        extend(value);
        seen++;
        if (runs > options.maxRuns) {
            drop();
        }
        double change = recentChange();
        if (!(change > options.odds * (1 - change))) {
            return Signal.STABLE;
        }
        restart();
        return Signal.DRIFT;
    }

    /** A run that begins with the next value. */
    private void begin() {
        double all = 0;
        for (int i = 0; i < runs; i++) {
            all += weight[i];
            weight[i] *= 1 - options.hazard;
        }
        start[runs] = seen;
        weight[runs] = runs == 0 ? 1 : options.hazard * all;
        sum[runs] = 0;
        squares[runs] = 0;
        runs++;
    }

    /** Weighs each run by how well it foretold the value, relative to the best, and adds the value to it. */
    private void extend(double value) {
        double[] logs = new double[runs];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < runs; i++) {
            logs[i] = Math.log(weight[i]) + logDensity(i, value);
            largest = Math.max(largest, logs[i]);
        }
        double total = 0;
        double deviation = options.model instanceof Normal normal ? value - normal.mean : value;
        for (int i = 0; i < runs; i++) {
            weight[i] = Math.exp(logs[i] - largest);
            total += weight[i];
            sum[i] += deviation;
            squares[i] += deviation * deviation;
        }
        for (int i = 0; i < runs; i++) {
            weight[i] /= total;
        }
    }

    private double logDensity(int i, double value) {
        long n = seen - start[i];
        if (options.model instanceof Normal prior) {
            double kappa = prior.weight + n;
            double beta = prior.rate + Math.max(0, squares[i] - sum[i] * sum[i] / kappa) / 2;
            double spread = 2 * beta * (kappa + 1) / kappa;
            double off = value - prior.mean - sum[i] / kappa;
            double shape = prior.shape + n / 2.0;
            return gammaStep(shape, n)
                    - 0.5 * Math.log(Math.PI * spread)
                    - (shape + 0.5) * Math.log1p(off * off / spread);
        }
        Bernoulli prior = (Bernoulli) options.model;
        double ones = prior.ones + sum[i];
        double all = prior.ones + prior.zeros + n;
        return Math.log((value == 1 ? ones : all - ones) / all);
    }

    private double gammaStep(double shape, long n) {
        if (n >= TABLE) {
            return LogGamma.value(shape + 0.5) - LogGamma.value(shape);
        }
        if (Double.isNaN(gammaSteps[(int) n])) {
            gammaSteps[(int) n] = LogGamma.value(shape + 0.5) - LogGamma.value(shape);
        }
        return gammaSteps[(int) n];
    }

    /** The least probable run goes, but neither the first nor the newest. */
    private void drop() {
        int least = 1;
        for (int i = 2; i < runs - 1; i++) {
            least = weight[i] < weight[least] ? i : least;
        }
        runs--;
        for (double[] kept : new double[][] {weight, sum, squares}) {
            System.arraycopy(kept, least + 1, kept, least, runs - least);
        }
        System.arraycopy(start, least + 1, start, least, runs - least);
    }

    private void restart() {
        int likeliest = -1;
        for (int i = 1; i < runs; i++) {
            if (seen - start[i] <= options.recent && (likeliest < 0 || weight[i] > weight[likeliest])) {
                likeliest = i;
            }
        }
        changeStart = start[likeliest];
        start[0] = start[likeliest];
        sum[0] = sum[likeliest];
        squares[0] = squares[likeliest];
        weight[0] = 1;
        runs = 1;
    }
}
