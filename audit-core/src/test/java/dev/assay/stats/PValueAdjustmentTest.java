package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PValueAdjustmentTest {
    @Test
    void holm_steps_down() {
        assertThat(PValueAdjustment.HOLM.adjust(0.01, 0.04, 0.03)).containsExactly(0.03, 0.06, 0.06);
    }

    @Test
    void benjamini_hochberg_keeps_the_order_of_the_input() {
        assertThat(PValueAdjustment.BENJAMINI_HOCHBERG.adjust(0.3, 0.0, 1.0, 0.0))
                .containsExactly(0.39999999999999997, 0, 1, 0);
    }

    @Test
    void one_test_is_left_alone() {
        for (PValueAdjustment method : PValueAdjustment.values()) {
            assertThat(method.adjust(0.04)[0]).isCloseTo(0.04, org.assertj.core.data.Offset.offset(1e-15));
        }
    }

    @Test
    void no_test_gives_no_value() {
        for (PValueAdjustment method : PValueAdjustment.values()) {
            assertThat(method.adjust()).isEmpty();
        }
    }

    @Test
    void a_p_value_at_the_bound_is_rejected_whatever_the_rounding() {
        assertThat(PValueAdjustment.BENJAMINI_HOCHBERG.reject(new double[] {0.05, 0.05, 0.05}, 0.05))
                .containsExactly(true, true, true);
    }

    @Test
    void two_stages_divide_by_the_true_hypotheses_that_remain() {
        assertThat(TwoStageBenjaminiHochberg.PLAIN.adjust(new double[] {0, 0, 0.3, 1}, 0.05))
                .containsExactly(0, 0, 0.19999999999999998, 0.5);
    }

    @Test
    void a_value_that_is_no_p_value_is_named() {
        assertThatThrownBy(() -> PValueAdjustment.HOLM.adjust(0.5, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p-values must be in [0, 1], number 1 was NaN");
    }
}
