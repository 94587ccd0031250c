package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class KuiperTest {
    private static final double[] X = {1.2, 3.4, 2.2, 5.1, 4.4, 0.3, 2.9};
    private static final double[] Y = {2.5, 6.1, 4.9, 7.7, 3.3};

    @Test
    void is_the_sum_of_both_one_sided_distances() {
        assertThat(Kuiper.statistic(X, Y))
                .isCloseTo(
                        OneSidedKolmogorovSmirnov.firstLower(X, Y).statistic()
                                + OneSidedKolmogorovSmirnov.firstHigher(X, Y).statistic(),
                        offset(1e-15));
    }

    @Test
    void the_exact_p_value_is_the_share_of_all_orders() {
        Pool pool = Pool.of(X, Y);
        double observed = Kuiper.statistic(X, Y);
        double share = Relabellings.shareOfAll(pool.n(), pool.m(), observed, first -> {
            double[] x = new double[pool.n()];
            double[] y = new double[pool.m()];
            int i = 0;
            int j = 0;
            for (int k = 0; k < first.length; k++) {
                if (first[k]) {
                    x[i++] = k;
                } else {
                    y[j++] = k;
                }
            }
            return Kuiper.statistic(x, y);
        });
        assertThat(Kuiper.test(X, Y, Kuiper.Method.EXACT).pValue()).isCloseTo(share, offset(1e-12));
    }

    @Test
    void the_limit_law_comes_close_to_the_exact_one() {
        double[] x = values(200, 0, 1);
        double[] y = values(200, 0.12, 2);
        double exact = Kuiper.test(x, y, Kuiper.Method.EXACT).pValue();
        assertThat(exact).isBetween(0.0001, 0.9);
        assertThat(Kuiper.test(x, y, Kuiper.Method.ASYMPTOTIC).pValue()).isBetween(0.85 * exact, 1.15 * exact);
    }

    @Test
    void random_orders_agree_with_the_exact_law_without_ties() {
        double[] x = values(40, 0, 3);
        double[] y = values(30, 0.6, 4);
        double exact = Kuiper.test(x, y).pValue();
        assertThat(Kuiper.test(x, y, 4999, new Seed(5)).pValue())
                .isCloseTo(exact, offset(4 * Math.sqrt(exact * (1 - exact) / 4999)));
    }

    @Test
    void cutting_a_circle_open_elsewhere_changes_nothing() {
        double[] x = {0.05, 0.2, 0.21, 0.4, 0.77, 0.9};
        double[] y = {0.1, 0.5, 0.55, 0.6};
        double[] movedX = Arrays.stream(x).map(v -> (v + 0.3) % 1).toArray();
        double[] movedY = Arrays.stream(y).map(v -> (v + 0.3) % 1).toArray();
        assertThat(Kuiper.statistic(movedX, movedY)).isCloseTo(Kuiper.statistic(x, y), offset(1e-15));
    }

    @Test
    void separate_samples_have_the_p_value_of_their_orders() {
        // Of 20 orders of 3 and 3 values, 6 swing by the full distance: each of them a rotation of the sorted one.
        assertThat(Kuiper.test(new double[] {1, 2, 3}, new double[] {4, 5, 6}).pValue())
                .isCloseTo(6 / 20.0, offset(1e-12));
    }

    @Test
    void equal_samples_agree_and_an_empty_one_is_undefined() {
        assertThat(Kuiper.test(X, X).statistic()).isZero();
        assertThat(Kuiper.test(X, X).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> Kuiper.test(X, new double[] {Double.NaN}))
                .isInstanceOf(UndefinedStatisticException.class);
    }

    private static double[] values(int n, double shift, long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        return random.doubles(n).map(v -> v + shift * v * v).toArray();
    }
}
