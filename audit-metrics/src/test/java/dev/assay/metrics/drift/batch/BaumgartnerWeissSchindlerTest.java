package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.junit.jupiter.api.Test;

class BaumgartnerWeissSchindlerTest {
    private static final double[] X = {1, 2, 3, 4, 6, 7, 8};
    private static final double[] Y = {5, 9, 10, 11, 12, 13, 14};

    @Test
    void agrees_with_the_example_of_the_paper() {
        TestResult result = BaumgartnerWeissSchindler.test(X, Y);
        assertThat(result.statistic()).isCloseTo(5.132, offset(5e-4));
        assertThat(result.pValue()).isCloseTo(10 / 3432.0, offset(1e-12));
    }

    @Test
    void the_sides_exchange_with_the_samples() {
        TestResult lower = BaumgartnerWeissSchindler.test(X, Y, AlternativeHypothesis.LESS_THAN, 999, new Seed(1));
        TestResult higher = BaumgartnerWeissSchindler.test(Y, X, AlternativeHypothesis.GREATER_THAN, 999, new Seed(1));
        assertThat(lower.statistic()).isNegative().isCloseTo(-higher.statistic(), offset(1e-12));
        assertThat(lower.pValue()).isLessThan(0.01).isEqualTo(higher.pValue());
        assertThat(BaumgartnerWeissSchindler.test(X, Y, AlternativeHypothesis.GREATER_THAN, 999, new Seed(1))
                        .pValue())
                .isGreaterThan(0.99);
    }

    @Test
    void the_limit_law_has_the_published_quantiles() {
        // Marsaglia and Marsaglia, J. Stat. Softw. 9(2), 2004.
        assertThat(AndersonDarlingLaw.survival(1.932958)).isCloseTo(0.10, offset(1e-6));
        assertThat(AndersonDarlingLaw.survival(2.492367)).isCloseTo(0.05, offset(1e-6));
        assertThat(AndersonDarlingLaw.survival(3.878125)).isCloseTo(0.01, offset(1e-6));
        assertThat(AndersonDarlingLaw.survival(0.05)).isCloseTo(1, offset(1e-8));
        assertThat(AndersonDarlingLaw.survival(300)).isBetween(1e-133, 1e-130);
    }

    @Test
    void random_orders_and_the_limit_law_agree() {
        double[] x = new Seed(3).random().doubles(60).toArray();
        double[] y = new Seed(4).random().doubles(80).map(v -> v + 0.12).toArray();
        double limit = BaumgartnerWeissSchindler.test(x, y).pValue();
        TestResult drawn = BaumgartnerWeissSchindler.test(x, y, AlternativeHypothesis.TWO_SIDED, 4999, new Seed(5));
        assertThat(limit).isBetween(0.0005, 0.5);
        assertThat(drawn.pValue()).isCloseTo(limit, offset(0.01 + 0.15 * limit));
    }

    @Test
    void ties_share_their_ranks() {
        assertThat(BaumgartnerWeissSchindler.test(new double[] {1, 1, 2}, new double[] {1, 1, 2})
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void an_empty_sample_is_undefined() {
        assertThatThrownBy(() -> BaumgartnerWeissSchindler.test(X, new double[0]))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
