package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.stats.UndefinedStatisticException;
import org.junit.jupiter.api.Test;

class BatchTestsTest {
    private static final double[] X = {1.2, 3.4, 2.2, 5.1, 4.4, 0.3, 2.9};
    private static final double[] Y = {2.5, 6.1, 4.9, 7.7, 3.3};

    @Test
    void agree_with_scipy_on_a_small_sample() {
        assertThat(CramerVonMisesExact.test(X, Y).pValue()).isCloseTo(0.1994949494949495, offset(1e-12));
        assertThat(BrunnerMunzel.test(X, Y).statistic()).isCloseTo(1.8339449384501925, offset(1e-12));
        assertThat(EppsSingleton.test(X, Y).pValue()).isCloseTo(0.7116789355414825, offset(1e-9));
        assertThat(Spread.mood(X, Y).statistic()).isCloseTo(-0.19491172578304208, offset(1e-12));
        assertThat(Spread.levene(X, Y).statistic()).isCloseTo(0.23368853991400274, offset(1e-12));
        assertThat(Spread.levene(X, Y, Spread.Centre.TRIMMED_MEAN, 0.2).statistic())
                .isCloseTo(0.276534899404393, offset(1e-12));
    }

    @Test
    void missing_values_are_left_out() {
        double[] withMissing = {1.2, 3.4, Double.NaN, 2.2, 5.1, 4.4, 0.3, 2.9, Double.NaN};
        assertThat(BrunnerMunzel.test(withMissing, Y)).isEqualTo(BrunnerMunzel.test(X, Y));
        assertThat(BinRule.STURGES.bins(withMissing)).isEqualTo(BinRule.STURGES.bins(X));
    }

    @Test
    void a_constant_sample_has_one_bin_around_it() {
        assertThat(BinRule.DOANE.edges(new double[] {3, 3, 3})).containsExactly(2.5, 3.5);
    }

    @Test
    void separate_samples_give_brunner_munzel_no_scale() {
        assertThatThrownBy(() -> BrunnerMunzel.test(new double[] {1, 2, 3}, new double[] {7, 8, 9}))
                .isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void a_broken_relation_is_rebuilt_badly() {
        double[][] reference = new double[50][];
        double[][] broken = new double[50][];
        for (int i = 0; i < 50; i++) {
            double a = Math.sin(i);
            double b = Math.cos(3.0 * i);
            reference[i] = new double[] {a, a + 0.01 * b, b};
            broken[i] = new double[] {a, -a, b};
        }
        ReconstructionError error = ReconstructionError.of(reference, broken, 0.9);
        assertThat(error.components()).isEqualTo(2);
        assertThat(error.currentMean()).isGreaterThan(10 * error.referenceMean());
    }
}
