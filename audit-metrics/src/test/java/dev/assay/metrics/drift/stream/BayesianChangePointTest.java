package dev.assay.metrics.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.drift.stream.BayesianChangePoint.Bernoulli;
import dev.assay.metrics.drift.stream.BayesianChangePoint.Normal;
import dev.assay.metrics.drift.stream.BayesianChangePoint.Options;
import dev.assay.stats.Seed;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class BayesianChangePointTest {
    private static final double HAZARD = 0.05;

    /** The probability of a run of values, all parameters integrated out. */
    private interface Evidence {
        double log(double[] values, int from, int to);
    }

    private static double normal(Normal prior, double[] x, int from, int to) {
        int n = to - from;
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += x[i] / n;
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (x[i] - mean) * (x[i] - mean);
        }
        double kappa = prior.weight() + n;
        double alpha = prior.shape() + n / 2.0;
        double beta = prior.rate()
                + squares / 2
                + prior.weight() * n * (mean - prior.mean()) * (mean - prior.mean()) / (2 * kappa);
        return LogGamma.value(alpha)
                - LogGamma.value(prior.shape())
                + prior.shape() * Math.log(prior.rate())
                - alpha * Math.log(beta)
                + 0.5 * Math.log(prior.weight() / kappa)
                - n / 2.0 * Math.log(2 * Math.PI);
    }

    private static double bernoulli(Bernoulli prior, double[] x, int from, int to) {
        double ones = 0;
        for (int i = from; i < to; i++) {
            ones += x[i];
        }
        return LogBeta.value(prior.ones() + ones, prior.zeros() + (to - from) - ones)
                - LogBeta.value(prior.ones(), prior.zeros());
    }

    /** The posterior over all 2^(n-1) ways to cut the values into runs. */
    private static Map<Long, Double> byEnumeration(double[] x, Evidence evidence) {
        Map<Long, Double> lengths = new TreeMap<>();
        double total = 0;
        for (int cuts = 0; cuts < 1 << (x.length - 1); cuts++) {
            double log = 0;
            int from = 0;
            for (int i = 1; i < x.length; i++) {
                boolean cut = (cuts >> (i - 1) & 1) == 1;
                log += Math.log(cut ? HAZARD : 1 - HAZARD);
                if (cut) {
                    log += evidence.log(x, from, i);
                    from = i;
                }
            }
            double weight = Math.exp(log + evidence.log(x, from, x.length));
            lengths.merge((long) x.length - from, weight, Double::sum);
            total += weight;
        }
        double sum = total;
        lengths.replaceAll((length, weight) -> weight / sum);
        return lengths;
    }

    private static void assertExact(BayesianChangePoint.Model model, double[] x, Evidence evidence) {
        BayesianChangePoint detector = new BayesianChangePoint(new Options(model, HAZARD, 1e9, 500, 100));
        for (double value : x) {
            detector.update(value);
        }
        Map<Long, Double> expected = byEnumeration(x, evidence);
        assertThat(detector.runLengths().keySet()).isEqualTo(expected.keySet());
        expected.forEach((length, probability) ->
                assertThat(detector.runLengths().get(length)).isCloseTo(probability, within(1e-10)));
    }

    @Test
    void the_posterior_is_that_of_all_ways_to_cut_the_stream() {
        UniformRandomProvider random = new Seed(3).random();
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        for (int repeat = 0; repeat < 5; repeat++) {
            double[] numbers = gaussian.samples(11).map(z -> 3 + 2 * z).toArray();
            Normal prior = new Normal(2, 0.3, 1.5, 2.5);
            assertExact(prior, numbers, (x, from, to) -> normal(prior, x, from, to));
            double[] errors = gaussian.samples(11).map(z -> z > 0.4 ? 1 : 0).toArray();
            Bernoulli beta = new Bernoulli(0.5, 2);
            assertExact(beta, errors, (x, from, to) -> bernoulli(beta, x, from, to));
        }
    }

    @Test
    void a_change_of_level_and_of_spread_is_found_and_dated() {
        for (boolean level : new boolean[] {true, false}) {
            ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(new Seed(8).random());
            BayesianChangePoint detector =
                    new BayesianChangePoint(Options.of(Normal.around(0, 1)).withOdds(1000));
            int alarm = -1;
            for (int t = 0; t < 3000 && alarm < 0; t++) {
                double z = gaussian.sample();
                double value = t < 2000 ? z : level ? z + 1.5 : 3 * z;
                alarm = detector.update(value) == Signal.DRIFT ? t : -1;
            }
            assertThat(alarm).isBetween(2001, 2100);
            assertThat(detector.changeStart()).isBetween(1980L, 2020L);
        }
    }

    @Test
    void a_calibrated_detector_keeps_its_run_length() {
        UniformRandomProvider random = new Seed(5).random();
        double[] reference = new double[3000];
        for (int i = 0; i < reference.length; i++) {
            reference[i] = random.nextDouble() < 0.2 ? 1 : 0;
        }
        double threshold = CalibratedDetector.BAYESIAN_ERRORS.threshold(reference, 150, new Seed(1));
        RunLength fresh = RunLength.simulate(
                () -> CalibratedDetector.BAYESIAN_ERRORS.at(threshold, reference),
                source -> () -> source.nextDouble() < 0.2 ? 1 : 0,
                200,
                1500,
                new Seed(2));
        assertThat(fresh.mean()).isBetween(90.0, 260.0);
    }

    @Test
    void values_that_are_no_errors_are_refused() {
        BayesianChangePoint detector = new BayesianChangePoint(Options.of(new Bernoulli(1, 1)));
        assertThatThrownBy(() -> detector.update(0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
