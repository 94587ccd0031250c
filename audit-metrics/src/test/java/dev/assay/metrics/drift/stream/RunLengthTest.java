package dev.assay.metrics.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class RunLengthTest {
    private static final Seed SEED = new Seed(5);

    private static double[] normal(Seed seed, int n) {
        return ZigguratSampler.NormalizedGaussian.of(seed.random()).samples(n).toArray();
    }

    @Test
    void agrees_with_the_approximation_of_siegmund() {
        RunLength simulated = RunLength.simulate(
                () -> Cusum.calibrated(0, 1, 1, 200),
                random -> ZigguratSampler.NormalizedGaussian.of(random)::sample,
                400,
                2000,
                SEED);
        assertThat(simulated.mean()).isBetween(160.0, 240.0);
        assertThat(simulated.standardError()).isBetween(5.0, 20.0);
    }

    @Test
    void a_calibrated_threshold_gives_the_run_length_on_fresh_draws() {
        double[] reference = normal(SEED.child("reference"), 2000);
        PageHinkley.Options options = PageHinkley.Options.defaults().withDelta(0.25);
        double threshold = RunLength.calibrate(h -> new PageHinkley(options.withThreshold(h)), reference, 300, SEED);
        RunLength fresh = RunLength.simulate(
                () -> new PageHinkley(options.withThreshold(threshold)),
                random -> ZigguratSampler.NormalizedGaussian.of(random)::sample,
                400,
                3000,
                SEED.child("fresh"));
        assertThat(fresh.mean()).isBetween(220.0, 400.0);
    }

    @Test
    void a_calibrated_detector_that_goes_on_keeps_its_run_length() {
        double[] reference = new double[1000];
        for (int i = 0; i < reference.length; i++) {
            reference[i] = i < 100 ? 1 : 0;
        }
        double threshold = CalibratedDetector.HDDM_A.threshold(reference, 300, SEED);
        RunLength fresh = RunLength.renewed(
                () -> CalibratedDetector.HDDM_A.at(threshold, reference),
                random -> () -> random.nextDouble() < 0.1 ? 1 : 0,
                300,
                3000,
                SEED.child("fresh"));
        assertThat(fresh.mean()).isBetween(270.0, 335.0);
    }

    @Test
    void a_silent_detector_has_no_run_length() {
        RunLength silent =
                RunLength.renewed(() -> new Cusum(0, 1, 0.5, 100), random -> () -> 0, 3, 100, SEED.child("silent"));
        assertThat(silent).isEqualTo(new RunLength(Double.POSITIVE_INFINITY, 0, 3, 3));
    }

    @Test
    void the_same_seed_gives_the_same_threshold() {
        double[] reference = normal(SEED, 500);
        double first = RunLength.calibrate(h -> new Cusum(0, 1, 0.5, h), reference, 100, SEED);
        assertThat(RunLength.calibrate(h -> new Cusum(0, 1, 0.5, h), reference, 100, SEED))
                .isEqualTo(first);
    }

    @Test
    void a_detector_that_ignores_its_threshold_cannot_be_calibrated() {
        double[] reference = normal(SEED, 100);
        assertThatThrownBy(() -> RunLength.calibrate(h -> new Cusum(0, 1, 0, 0.001), reference, 100, SEED))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
