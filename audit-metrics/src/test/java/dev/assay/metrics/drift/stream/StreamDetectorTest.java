package dev.assay.metrics.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.stats.Seed;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamDetectorTest {
    static List<Supplier<StreamDetector>> forErrors() {
        return List.of(
                Adwin::new,
                Ddm::new,
                Eddm::new,
                Rddm::new,
                HddmA::new,
                HddmW::new,
                Stepd::new,
                Ecdd::new,
                () -> new PageHinkley(PageHinkley.Options.defaults().withThreshold(20)),
                () -> Cusum.calibrated(0.1, 0.3, 0.5, 10_000));
    }

    static List<Supplier<StreamDetector>> thatLocate() {
        return List.of(
                Adwin::new, Ddm::new, HddmA::new, Stepd::new, Ecdd::new, () -> Cusum.calibrated(0.1, 0.3, 0.5, 10_000));
    }

    static List<Supplier<StreamDetector>> inBothDirections() {
        return List.of(
                Adwin::new,
                HddmA::new,
                HddmW::new,
                Stepd::new,
                () -> new PageHinkley(PageHinkley.Options.defaults().withThreshold(20)),
                () -> Cusum.calibrated(0.1, 0.3, 0.5, 10_000));
    }

    @ParameterizedTest
    @MethodSource("forErrors")
    void a_tripled_error_rate_is_reported_after_it_came(Supplier<StreamDetector> detector) {
        StreamScan scan = StreamScan.of(detector.get(), errors(0.1, 0.5));
        assertThat(scan.driftAt()).anySatisfy(at -> assertThat(at).isBetween(1000, 1200));
    }

    @ParameterizedTest
    @MethodSource("thatLocate")
    void the_change_is_located_near_where_it_came(Supplier<StreamDetector> detector) {
        StreamScan scan = StreamScan.of(detector.get(), errors(0.1, 0.5));
        int first = 0;
        while (scan.driftAt().get(first) < 1000) {
            first++;
        }
        assertThat(scan.changeStart().get(first)).isBetween(700L, 1150L);
    }

    @ParameterizedTest
    @MethodSource("inBothDirections")
    void a_fall_is_reported_as_a_rise_is(Supplier<StreamDetector> detector) {
        StreamDetector watcher = detector.get();
        StreamScan.of(watcher, errors(0.1, 0.5));
        double[] fall = errors(0.5, 0.05);
        StreamScan scan = StreamScan.of(detector.get(), fall);
        assertThat(scan.driftAt()).isNotEmpty();
    }

    @Test
    void a_calibrated_chart_sees_a_fall_of_half_a_deviation() {
        double[] stream = normals(1000, 1000, -0.5);
        StreamScan scan = StreamScan.of(Cusum.calibrated(0, 1, 0.5, 20_000), stream);
        assertThat(scan.driftAt()).isNotEmpty();
        assertThat(scan.driftAt().get(0)).isGreaterThan(1000);
        assertThat(scan.changeStart().get(0)).isBetween(900L, 1100L);
    }

    @Test
    void a_restored_chart_goes_on_as_the_saved_one() {
        double[] stream = normals(1000, 1000, 0.7);
        Cusum whole = Cusum.calibrated(0, 1, 0.5, 5_000);
        Cusum first = Cusum.calibrated(0, 1, 0.5, 5_000);
        for (int i = 0; i < stream.length; i++) {
            whole.update(stream[i]);
            first.update(stream[i]);
            if (i == 777) {
                Cusum second = Cusum.calibrated(0, 1, 0.5, 5_000);
                second.restore(first.state());
                first = second;
            }
        }
        assertThat(first.state()).isEqualTo(whole.state());
    }

    @Test
    void a_missing_value_is_refused() {
        assertThatThrownBy(() -> new Adwin().update(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a stream value must be finite, was NaN");
        assertThatThrownBy(() -> new Ddm().update(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_limit_of_the_chart_rises_with_the_run_length() {
        assertThat(Cusum.limit(1, 370)).isBetween(4.0, 5.0);
        assertThat(Cusum.limit(1, 10_000)).isGreaterThan(Cusum.limit(1, 1_000));
    }

    private static double[] errors(double before, double after) {
        UniformRandomProvider random = new Seed(11).child("errors").random();
        double[] stream = new double[2000];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = random.nextDouble() < (i < 1000 ? before : after) ? 1 : 0;
        }
        return stream;
    }

    private static double[] normals(int before, int after, double shift) {
        ZigguratSampler.NormalizedGaussian gauss = ZigguratSampler.NormalizedGaussian.of(
                new Seed(5).child("normals").random());
        double[] stream = new double[before + after];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = gauss.sample() + (i < before ? 0 : shift);
        }
        return stream;
    }
}
