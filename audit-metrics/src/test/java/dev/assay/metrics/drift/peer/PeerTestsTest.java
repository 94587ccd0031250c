package dev.assay.metrics.drift.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.assay.metrics.drift.batch.Kuiper;
import dev.assay.stats.TestResult;
import org.junit.jupiter.api.Test;

class PeerTestsTest {
    private static final double[] X = {1.2, 3.4, 2.2, 5.1, 4.4, 0.3, 2.9};
    private static final double[] Y = {2.5, 6.1, 4.9, 7.7, 3.3};

    @Test
    void frouros_gives_a_smaller_distance_for_kuipers() {
        assertThat(Frouros.kuiper(X, Y)).isLessThanOrEqualTo(Kuiper.statistic(X, Y));
    }

    @Test
    void the_finite_sum_and_the_limit_of_kuipers_law_agree_where_both_hold() {
        // 50 values on average: even, so above a half the sum is finite; beside it, at 50.25, the limit law.
        assertThat(Frouros.kuiperPValue(0.505, 100, 100)).isCloseTo(Frouros.kuiperPValue(0.5, 100, 101), offset(2e-9));
        assertThat(Frouros.kuiperPValue(0.55, 100, 100)).isBetween(1e-13, 1e-11);
    }

    @Test
    void trustyai_takes_more_degrees_of_freedom_than_welch() {
        TestResult result = TrustyAi.meanShift(X, Y);
        assertThat(result.statistic()).isCloseTo(-1.858635611927, offset(1e-11));
        assertThat(result.pValue()).isBetween(0.05, 0.2);
    }
}
