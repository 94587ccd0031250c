package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
    @Test
    void theGeneratorIsThatOfCommonsRng() {
        UniformRandomProvider theirs = RandomSource.XO_RO_SHI_RO_128_PP.create(
                new long[] {Shingles.mix(42), Shingles.mix(42 + 0x9E3779B97F4A7C15L)});
        RandomBits ours = new RandomBits(42);
        for (int i = 0; i < 100; i++) {
            assertThat(ours.next()).isEqualTo(theirs.nextLong());
        }
    }

    @Test
    void meansHaveTheMeanAndSpreadOfTheSample() {
        double[] values = {99, 1, 2, 3, 4, 10, 99};
        double[] means = new double[40_000];
        Bootstrap.means(values, 1, 5, 7, means, Parallel.serial());
        double variance = 10.0 / 5;
        double mean = Arrays.stream(means).average().orElseThrow();
        double square =
                Arrays.stream(means).map(m -> (m - 4) * (m - 4)).average().orElseThrow();
        assertThat(mean).isCloseTo(4, within(4 * Math.sqrt(variance / means.length)));
        assertThat(square).isCloseTo(variance, within(0.05));
        assertThat(Arrays.stream(means).min().orElseThrow()).isGreaterThanOrEqualTo(1);
        assertThat(Arrays.stream(means).max().orElseThrow()).isLessThanOrEqualTo(10);
    }

    /** More values than are drawn from at once; each is drawn as often as any other. */
    @Test
    void meansOfManyValuesHaveTheMeanAndSpreadOfTheSample() {
        int length = 9_001;
        double[] values = new double[length];
        Arrays.setAll(values, i -> i);
        double[] means = new double[4000];
        Bootstrap.means(values, 0, length, 3, means, Parallel.serial());
        double variance = (length * (double) length - 1) / 12 / length;
        double mean = Arrays.stream(means).average().orElseThrow();
        double square =
                Arrays.stream(means).map(m -> (m - 4500) * (m - 4500)).average().orElseThrow();
        assertThat(mean).isCloseTo(4500, within(4 * Math.sqrt(variance / means.length)));
        assertThat(square).isCloseTo(variance, within(0.1 * variance));
    }

    @Test
    void threadsChangeNothing() {
        double[] values = new double[5000];
        Arrays.setAll(values, i -> Math.sin(i));
        double[] one = new double[500];
        double[] four = new double[500];
        Bootstrap.means(values, 3, 4990, 7, one, Parallel.serial());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Bootstrap.means(values, 3, 4990, 7, four, Parallel.on(pool, 4));
        } finally {
            pool.shutdown();
        }
        assertThat(four).isEqualTo(one);
    }

    /** Chi-squared of 20,000 draws against the exact probabilities. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.3",
        "15, 0.2",
        "40, 0.5",
        "25, 0.9",
        "1000, 0.011",
        "100000, 0.0002",
        "25, 0.48",
        "300, 0.95",
        "1000, 0.4",
        "100000, 0.73",
        "5000000, 0.000001"
    })
    void binomialDrawsFollowTheBinomial(int n, double p) {
        RandomBits random = new RandomBits(n + 31);
        BinomialDistribution exact = BinomialDistribution.of(n, p);
        int draws = 20_000;
        int cells = 12;
        int[] upper = new int[cells];
        for (int c = 0; c < cells; c++) {
            upper[c] = c == cells - 1 ? n : exact.inverseCumulativeProbability((c + 1.0) / cells);
        }
        int[] counts = new int[cells];
        for (int i = 0; i < draws; i++) {
            long k = Binomial.draw(random, n, p);
            int c = 0;
            while (upper[c] < k) {
                c++;
            }
            counts[c]++;
        }
        double chi = 0;
        int degrees = -1;
        double below = 0;
        for (int c = 0; c < cells; c++) {
            double at = exact.cumulativeProbability(upper[c]);
            double expected = (at - below) * draws;
            below = at;
            if (expected > 0) {
                chi += (counts[c] - expected) * (counts[c] - expected) / expected;
                degrees++;
            } else {
                assertThat(counts[c]).isZero();
            }
        }
        // Five standard deviations of a chi-squared variable above its mean.
        assertThat(chi).isLessThan(degrees + 5 * Math.sqrt(2.0 * Math.max(1, degrees)));
    }

    @Test
    void resampledCountsKeepTheTotalAndAverageToTheCounts() {
        long[] counts = {500, 0, 30, 3, 467, 0};
        double[] sum = new double[counts.length];
        double[] squares = new double[counts.length];
        int resamples = 20_000;
        long[] drawn = new long[counts.length];
        for (int r = 0; r < resamples; r++) {
            Bootstrap.counts(counts, 5, r, drawn);
            assertThat(Arrays.stream(drawn).sum()).isEqualTo(1000);
            for (int c = 0; c < counts.length; c++) {
                sum[c] += drawn[c];
                squares[c] += (drawn[c] - counts[c]) * (double) (drawn[c] - counts[c]);
            }
        }
        for (int c = 0; c < counts.length; c++) {
            double variance = counts[c] * (1 - counts[c] / 1000.0);
            assertThat(sum[c] / resamples).isCloseTo(counts[c], within(4.5 * Math.sqrt(variance / resamples) + 1e-9));
            assertThat(squares[c] / resamples).isCloseTo(variance, within(0.06 * variance + 1e-9));
        }
    }

    @Test
    void emptyCountsStayEmpty() {
        long[] drawn = {5, 5};
        Bootstrap.counts(new long[] {0, 0}, 5, 0, drawn);
        assertThat(drawn).containsOnly(0);
    }

    @Test
    void manyResamplesAreThoseDrawnOneByOne() {
        for (int cells = 0; cells <= 9; cells++) {
            long[] counts = new long[cells];
            for (int c = 0; c < cells; c++) {
                counts[c] = c % 3 == 1 ? 0 : 7L * c * c * c;
            }
            long[] many = new long[20 * cells + 1];
            Bootstrap.counts(counts, 5, 100, 20, many);
            long[] one = new long[cells];
            for (int r = 0; r < 20; r++) {
                Bootstrap.counts(counts, 5, 100 + r, one);
                assertThat(Arrays.copyOfRange(many, r * cells, (r + 1) * cells)).isEqualTo(one);
            }
        }
        assertThatThrownBy(() -> Bootstrap.counts(new long[3], 5, 0, 2, new long[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 3");
    }
}
