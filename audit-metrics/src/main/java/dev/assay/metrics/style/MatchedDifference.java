package dev.assay.metrics.style;

import dev.assay.stats.Interval;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Standardised mean difference of two sides within strata that both have, such as prompts, categories or bands of length, so
 * that a difference in what is written about is not taken for one in how it is written.
 *
 * <p>{@code d = Σ w (mean synthetic - mean human) / (s Σ w)} over the shared strata, with weights {@code w = n m / (n + m)} for
 * {@code n} human and {@code m} synthetic values in the stratum, which is the estimate of least variance when variances are
 * equal. {@code s} is the standard deviation of all human values (Glass's delta), the same for the difference without
 * matching, so that the two compare. In (-∞, ∞), 0 = no difference, positive when synthetic values are larger.
 *
 * <p>The error: with at least {@value #MANY} shared strata the strata are taken as the sample and left out one at a time
 * (jackknife), which also holds when each has one value a side; with fewer they are taken as fixed, and each side has one
 * variance within strata. Plus {@code d² / (2 (N - 1))} for {@code s} of N human values in the interval; Student's t quantiles.
 * Undefined without a shared stratum, with constant human values, or when too few values share strata to tell the error.
 * NaN = missing. Linear in the values.
 *
 * <p>Source: Glass 1976; Mantel and Haenszel's weights for means (Cochran 1968, doi:10.2307/2528036).
 *
 * @param value within strata
 * @param interval of the value, at the stated level
 * @param test of no difference within strata
 * @param error standard error of the value if there is no difference
 * @param unmatched the difference of all values, strata left out of account
 * @param humanMean mean of human values over shared strata, weighted
 * @param syntheticMean mean of synthetic values over shared strata, weighted
 * @param strata shared strata
 * @param human human values in shared strata
 * @param synthetic synthetic values in shared strata
 */
public record MatchedDifference(
        double value,
        Interval interval,
        TestResult test,
        double error,
        double unmatched,
        double humanMean,
        double syntheticMean,
        int strata,
        int human,
        int synthetic) {
    /** Strata from which on they count as the sample. */
    public static final int MANY = 20;

    /** The difference at 95 %. */
    public static MatchedDifference of(double[] human, int[] humanStrata, double[] synthetic, int[] syntheticStrata) {
        return of(human, humanStrata, synthetic, syntheticStrata, ProportionInterval.LEVEL);
    }

    /**
     * The difference.
     *
     * @param human human values
     * @param humanStrata the stratum of each, negative = in none
     * @param synthetic synthetic values
     * @param syntheticStrata the stratum of each
     * @param level of the interval, in (0, 1)
     */
    public static MatchedDifference of(
            double[] human, int[] humanStrata, double[] synthetic, int[] syntheticStrata, double level) {
        if (human.length != humanStrata.length || synthetic.length != syntheticStrata.length) {
            throw new IllegalArgumentException("each value needs a stratum: " + human.length + " human values and "
                    + humanStrata.length + " strata, " + synthetic.length + " synthetic and " + syntheticStrata.length);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
        Sums allHuman = Sums.of(human);
        Sums allSynthetic = Sums.of(synthetic);
        if (allHuman.n < 2 || allSynthetic.n < 1) {
            throw new UndefinedStatisticException("too few values to compare");
        }
        double deviation = Math.sqrt(allHuman.squares / (allHuman.n - 1));
        if (!(deviation > 0)) {
            throw new UndefinedStatisticException(
                    "the human values are all the same, so they have no unit of difference");
        }
        Map<Integer, Sums[]> strata = new TreeMap<>();
        collect(strata, human, humanStrata, 0);
        collect(strata, synthetic, syntheticStrata, 1);
        strata.values().removeIf(sides -> sides[0].n == 0 || sides[1].n == 0);
        if (strata.isEmpty()) {
            throw new UndefinedStatisticException("the sides share no stratum");
        }
        Pooled pooled = Pooled.of(strata);
        double difference = pooled.difference / pooled.weight / deviation;
        double error = Math.sqrt(pooled.variance) / deviation;
        TDistribution student = new TDistribution(null, pooled.degrees);
        double wide = Math.sqrt(error * error + difference * difference / (2 * (allHuman.n - 1)));
        double reach = student.inverseCumulativeProbability((1 + level) / 2) * wide;
        double statistic = difference == 0 ? 0 : difference / error;
        return new MatchedDifference(
                difference,
                new Interval(difference - reach, difference + reach, level, pooled.method),
                new TestResult(
                        statistic,
                        Math.min(1, 2 * student.cumulativeProbability(-Math.abs(statistic))),
                        "t test within strata, " + pooled.method),
                error,
                (allSynthetic.mean - allHuman.mean) / deviation,
                pooled.humanMean / pooled.weight,
                pooled.syntheticMean / pooled.weight,
                strata.size(),
                pooled.human,
                pooled.synthetic);
    }

    private static void collect(Map<Integer, Sums[]> strata, double[] values, int[] of, int side) {
        for (int i = 0; i < values.length; i++) {
            if (of[i] >= 0 && !Double.isNaN(values[i])) {
                strata.computeIfAbsent(of[i], key -> new Sums[] {new Sums(), new Sums()})[side].add(values[i]);
            }
        }
    }

    /** Number, mean and sum of squared deviations of some values, by Welford's updates. */
    private static final class Sums {
        int n;
        double mean;
        double squares;

        static Sums of(double[] values) {
            Sums sums = new Sums();
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    sums.add(value);
                }
            }
            return sums;
        }

        void add(double value) {
            n++;
            double step = value - mean;
            mean += step / n;
            squares += step * (value - mean);
        }
    }

    /** What the shared strata say together. */
    private static final class Pooled {
        double weight;
        double difference;
        double humanMean;
        double syntheticMean;
        int human;
        int synthetic;
        double variance;
        double degrees;
        String method = "";

        static Pooled of(Map<Integer, Sums[]> strata) {
            Pooled pooled = new Pooled();
            double ofHuman = 0;
            double ofSynthetic = 0;
            double humanSquares = 0;
            double syntheticSquares = 0;
            for (Sums[] sides : strata.values()) {
                double n = sides[0].n;
                double m = sides[1].n;
                double w = n * m / (n + m);
                pooled.weight += w;
                pooled.difference += w * (sides[1].mean - sides[0].mean);
                pooled.humanMean += w * sides[0].mean;
                pooled.syntheticMean += w * sides[1].mean;
                pooled.human += sides[0].n;
                pooled.synthetic += sides[1].n;
                humanSquares += sides[0].squares;
                syntheticSquares += sides[1].squares;
                ofHuman += w * w / n;
                ofSynthetic += w * w / m;
            }
            int k = strata.size();
            if (k >= MANY) {
                pooled.jackknife(strata);
                return pooled;
            }
            int humanDegrees = pooled.human - k;
            int syntheticDegrees = pooled.synthetic - k;
            if (humanDegrees < 1 || syntheticDegrees < 1) {
                throw new UndefinedStatisticException("too few values share a stratum to tell the error: " + k
                        + " strata with " + pooled.human + " human and " + pooled.synthetic + " synthetic values");
            }
            double left = ofHuman * humanSquares / humanDegrees / (pooled.weight * pooled.weight);
            double right = ofSynthetic * syntheticSquares / syntheticDegrees / (pooled.weight * pooled.weight);
            pooled.variance = left + right;
            // Welch and Satterthwaite.
            pooled.degrees = pooled.variance == 0
                    ? humanDegrees + syntheticDegrees
                    : pooled.variance
                            * pooled.variance
                            / (left * left / humanDegrees + right * right / syntheticDegrees);
            pooled.method = "variance within strata";
            return pooled;
        }

        private void jackknife(Map<Integer, Sums[]> strata) {
            double mean = 0;
            double squares = 0;
            int k = 0;
            for (Sums[] sides : strata.values()) {
                double w = (double) sides[0].n * sides[1].n / (sides[0].n + sides[1].n);
                double without = (difference - w * (sides[1].mean - sides[0].mean)) / (weight - w);
                k++;
                double step = without - mean;
                mean += step / k;
                squares += step * (without - mean);
            }
            variance = squares * (k - 1) / k;
            degrees = k - 1.0;
            method = "jackknife over strata";
        }
    }
}
