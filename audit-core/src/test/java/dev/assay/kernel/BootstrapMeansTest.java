package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values drawn from do not change what is drawn, so indicators of each value tell how often it was. */
class BootstrapMeansTest {
    private static final int RESAMPLES = 3;

    @Test
    void meansOfAllSmallLengthsAreThoseOfWholeDraws() {
        for (int length = 1; length <= 130; length++) {
            double[] values = Samples.tied(length, length);
            double[] means = means(values, length);
            double[] expected = new double[RESAMPLES];
            double[] draws = new double[RESAMPLES];
            for (int i = 0; i < length; i++) {
                double[] indicator = new double[length];
                indicator[i] = 1;
                double[] shares = means(indicator, length);
                for (int r = 0; r < RESAMPLES; r++) {
                    double count = shares[r] * length;
                    assertThat(count).isCloseTo(Math.rint(count), within(1e-9));
                    draws[r] += count;
                    expected[r] += values[i] * count / length;
                }
            }
            for (int r = 0; r < RESAMPLES; r++) {
                assertThat(draws[r]).isCloseTo(length, within(1e-9));
                assertThat(means[r]).isCloseTo(expected[r], within(1e-12));
            }
        }
    }

    /** Around the number of values that are drawn from at once. */
    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 8192, 8193, 12_288})
    void longSamplesHaveAsManyDrawsAsValuesFromAllTheirParts(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        assertThat(means(ones, length)).containsOnly(1);
        for (int part = 0; part < length; part += 1000) {
            int size = Math.min(1000, length - part);
            double[] indicator = new double[length];
            Arrays.fill(indicator, part, part + size, 1);
            double spread = Math.sqrt(size * (1 - (double) size / length)) / length;
            assertThat(means(indicator, length)[1])
                    .isCloseTo((double) size / length, within(5 * spread + 1.0 / length));
        }
    }

    @Test
    void threadsChangeNothing() {
        double[] values = Samples.tied(5000, 1);
        for (int resamples : new int[] {1, 63, 64, 65, 500}) {
            Threads.changeNothing(parallel -> {
                double[] means = new double[resamples];
                Bootstrap.means(values, 3, resamples == 500 ? 300 : 4990, 7, means, parallel);
                return new Object[] {means};
            });
        }
    }

    @Test
    void aResampleDependsOnItsNumberAlone() {
        double[] values = Samples.tied(50, 1);
        double[] few = new double[5];
        double[] many = new double[100];
        Bootstrap.means(values, 0, 50, 7, few, Parallel.serial());
        Bootstrap.means(values, 0, 50, 7, many, Parallel.serial());
        assertThat(few).isEqualTo(Arrays.copyOf(many, 5));
        Bootstrap.means(values, 0, 50, 8, few, Parallel.serial());
        assertThat(few).isNotEqualTo(Arrays.copyOf(many, 5));
    }

    @Test
    void refuseNoValuesAndNegativeCounts() {
        assertThatThrownBy(() -> Bootstrap.means(new double[1], 0, 0, 1, new double[1], Parallel.serial()))
                .hasMessageContaining("length must be at least 1, was 0");
        assertThatThrownBy(() -> Bootstrap.counts(new long[] {3, -1}, 1, 0, new long[2]))
                .hasMessageContaining("must not be negative, was -1");
    }

    private static double[] means(double[] values, int length) {
        int offset = 1 + 2 * (length % 3);
        double[] means = new double[RESAMPLES];
        double[] padded = Samples.inside(values, offset, 3, Double.NaN);
        Bootstrap.means(padded, offset, length, 11, means, Parallel.serial());
        return means;
    }
}
