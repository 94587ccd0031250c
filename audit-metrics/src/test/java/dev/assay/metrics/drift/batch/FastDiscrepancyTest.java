package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.metrics.realism.embedding.MaximumMeanDiscrepancy;
import dev.assay.metrics.realism.embedding.PairKernel;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class FastDiscrepancyTest {
    @Test
    void many_features_come_close_to_the_kernel() {
        double[][] x = rows(150, 0, 1);
        double[][] y = rows(100, 0.4, 2);
        FourierDiscrepancy features = FourierDiscrepancy.of(3, 0.5, 8192, new Seed(3));
        double close = FourierDiscrepancy.squared(features.mean(x, 0, 150), features.mean(y, 0, 100));
        double exact = MaximumMeanDiscrepancy.squared(
                x, y, PairKernel.Gaussian.ofBandwidth(0.5), MaximumMeanDiscrepancy.Estimator.BIASED);
        assertThat(close).isCloseTo(exact, offset(0.05 * exact));
    }

    @Test
    void both_see_a_shift() {
        double[][] x = rows(2000, 0, 4);
        double[][] y = rows(2000, 0.2, 5);
        assertThat(LinearTimeDiscrepancy.test(x, y, 0.5).pValue()).isLessThan(0.01);
        assertThat(FourierDiscrepancy.of(3, 0.5, 128, new Seed(6))
                        .test(x, y, 499, new Seed(7))
                        .pValue())
                .isEqualTo(1 / 500.0);
    }

    @Test
    void both_keep_their_level() {
        int linear = 0;
        int fourier = 0;
        FourierDiscrepancy features = FourierDiscrepancy.of(3, 0.5, 32, new Seed(8));
        for (int run = 0; run < 200; run++) {
            double[][] x = rows(60, 0, 100 + run);
            double[][] y = rows(40, 0, 1000 + run);
            linear += LinearTimeDiscrepancy.test(x, y, 0.5).pValue() < 0.1 ? 1 : 0;
            fourier += features.test(x, y, 99, new Seed(run)).pValue() <= 0.1 ? 1 : 0;
        }
        // 20 expected with a standard deviation of 4.2; the normal law is only near at 20 pairs.
        assertThat(linear).isBetween(6, 36);
        assertThat(fourier).isBetween(6, 34);
    }

    @Test
    void rows_of_other_lengths_and_too_few_rows_are_refused() {
        assertThatThrownBy(() -> LinearTimeDiscrepancy.test(rows(3, 0, 1), rows(9, 0, 2), 1))
                .isInstanceOf(UndefinedStatisticException.class);
        assertThatThrownBy(() -> FourierDiscrepancy.of(2, 1, 8, new Seed(1)).mean(rows(3, 0, 1), 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must have 2 coordinates, one has 3");
    }

    private static double[][] rows(int n, double shift, long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        double[][] rows = new double[n][3];
        for (double[] row : rows) {
            Arrays.setAll(row, k -> random.nextDouble() + shift);
        }
        return rows;
    }
}
