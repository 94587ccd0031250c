package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.metrics.realism.Quantiles.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantilesTest {
    private static final double[] SAMPLE = {1.2, 3.4, 2.2, 5.1, 4.4, 0.3, 2.9};

    @ParameterizedTest
    @CsvSource({
        "INVERTED_CDF, 2.2",
        "AVERAGED_INVERTED_CDF, 2.2",
        "CLOSEST_OBSERVATION, 1.2",
        "INTERPOLATED_INVERTED_CDF, 1.3",
        "HAZEN, 1.8",
        "WEIBULL, 1.6",
        "LINEAR, 2.0",
        "MEDIAN_UNBIASED, 1.7333333333333334",
        "NORMAL_UNBIASED, 1.75"
    })
    void agree_with_numpy(Method method, double expected) {
        assertThat(Quantiles.of(SAMPLE, 0.3, method)).isCloseTo(expected, offset(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void the_ends_are_the_smallest_and_the_largest_value(Method method) {
        assertThat(Quantiles.of(SAMPLE, 0, method)).isEqualTo(0.3);
        assertThat(Quantiles.of(SAMPLE, 1, method)).isEqualTo(5.1);
    }

    @Test
    void a_method_goes_by_its_name_in_numpy() {
        assertThat(Method.named("median_unbiased")).isEqualTo(Method.MEDIAN_UNBIASED);
        assertThatThrownBy(() -> Method.named("middle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("middle");
    }
}
