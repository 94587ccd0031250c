package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStatisticsTest {
    private static final double[] PROBABILITIES = {0.75, 0, 0.5, 1, 0.013, 0.5};

    @Test
    void everyRankOfAllSmallLengths() {
        for (int length = 0; length <= 130; length++) {
            assertRanks(Samples.awkward(length, length), 2 * (length % 4) + 1);
        }
    }

    /** Values in one bucket, in one digit of it, and around the lengths of chunks. */
    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 8193})
    void everyRankOfCrowdedValues(int length) {
        double[] close = new double[length];
        for (int i = 0; i < length; i++) {
            close[i] = 3 + i * 7919 % length * (i % 2 == 0 ? Math.ulp(3.0) : 1e-7);
        }
        assertRanks(close, 5);
        assertRanks(Samples.awkward(length, length), 1);
    }

    private static void assertRanks(double[] values, int offset) {
        double[] sorted = Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .map(v -> v + 0.0)
                .sorted()
                .toArray();
        int[] ranks = new int[sorted.length];
        double[] expected = new double[sorted.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (int) (i * 7919L % sorted.length);
            expected[i] = sorted[ranks[i]];
        }
        double[] padded = Samples.inside(values, offset, 2, -0.75);
        assertThat(OrderStatistics.select(padded, offset, values.length, ranks)).isEqualTo(expected);
    }

    @Test
    void quantilesOfAllSmallLengthsInterpolate() {
        for (int length = 0; length <= 130; length++) {
            double[] values = Samples.tied(length, length);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double[] padded = Samples.inside(values, 3, 2, 77);
            double[] quantiles = {9, 9, 9, 9, 9, 9, 9};
            OrderStatistics.quantiles(padded, 3, length, PROBABILITIES, quantiles);
            for (int p = 0; p < PROBABILITIES.length; p++) {
                double at = PROBABILITIES[p] * (length - 1);
                int low = (int) Math.max(0, at);
                double expected = length == 0
                        ? Double.NaN
                        : sorted[low] + (at - low) * (sorted[Math.min(length - 1, low + 1)] - sorted[low]);
                assertThat(quantiles[p]).isCloseTo(expected, within(1e-14));
            }
            assertThat(quantiles[6]).isEqualTo(9);
        }
    }

    @Test
    void equalInfinitiesAreTheirOwnQuantiles() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(OrderStatistics.quantiles(new double[] {inf, -inf, inf, -inf, Double.NaN}, 0, 0.2, 0.9, 1))
                .containsExactly(-inf, -inf, inf, inf);
    }
}
