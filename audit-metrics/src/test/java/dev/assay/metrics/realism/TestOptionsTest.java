package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.TestResult;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Options of the two-sample tests; values that scipy 1.17 gives for the same samples. */
class TestOptionsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] X = {1.2, 0.4, 3.1, 2.2, 0.9, 1.7};
    private static final double[] TIED_X = {0, 1, 1, 2, 2, 2};
    private static final double[] TIED_Y = {1, 2, 3, 3, 3};

    @Test
    void andersonDarlingForContinuousPopulations() {
        TestResult test = AndersonDarling.test(AndersonDarling.Ties.RIGHT_CONTINUOUS, TIED_X, TIED_Y);
        assertThat(test.statistic()).isCloseTo(1.8091551248098328, CLOSE);
        assertThat(test.pValue()).isCloseTo(0.05829462396346223, within(1e-9));
    }

    @Test
    void exactMannWhitneyWithTies() {
        assertThat(pValue(AlternativeHypothesis.TWO_SIDED)).isCloseTo(0.12554112554112554, CLOSE);
        assertThat(pValue(AlternativeHypothesis.LESS_THAN)).isCloseTo(0.06277056277056277, CLOSE);
        assertThat(pValue(AlternativeHypothesis.GREATER_THAN)).isCloseTo(0.974025974025974, CLOSE);
    }

    private static double pValue(AlternativeHypothesis alternative) {
        return MannWhitney.test(TIED_X, TIED_Y, MannWhitney.Method.EXACT, alternative)
                .pValue();
    }

    @Test
    void unbiasedMoments() {
        Moments moments = Moments.of(X);
        assertThat(moments.unbiasedSkewness()).isCloseTo(0.555635365395174, CLOSE);
        assertThat(moments.unbiasedExcessKurtosis()).isCloseTo(-0.22167060850497577, CLOSE);
        assertThat(Moments.of(new double[] {1, 2}).unbiasedSkewness()).isNaN();
    }
}
