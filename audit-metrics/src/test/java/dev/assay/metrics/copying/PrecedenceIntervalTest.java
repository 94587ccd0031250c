package dev.assay.metrics.copying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.ExcessRate;
import dev.assay.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceIntervalTest {
    private static Interval interval(int hits, int trials, int rank, int fresh) {
        return PrecedenceInterval.into(ExcessRate.of(hits, trials, rank, fresh), hits, trials, rank, fresh)
                .interval();
    }

    /** The chance of so many synthetic values below the k-th smallest of the fresh ones: negative hypergeometric. */
    private static double probability(int hits, int trials, int rank, int fresh) {
        return Math.exp(logChoose(hits + rank - 1, hits)
                + logChoose(trials - hits + fresh - rank, trials - hits)
                - logChoose(trials + fresh, trials));
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log((n - k + i) / (double) i);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 100", "300, 3, 300", "1000, 10, 1000", "500, 2, 200", "400, 8, 800", "2000, 20, 2000"})
    void holdsNoExcessInAboutNinetyFiveOfAHundredSamplesOfOnePopulation(int trials, int rank, int fresh) {
        double covered = 0;
        double all = 0;
        for (int hits = 0; hits <= 100; hits++) {
            double probability = probability(hits, trials, rank, fresh);
            all += probability;
            covered += interval(hits, trials, rank, fresh).contains(0) ? probability : 0;
        }
        assertThat(all).isGreaterThan(0.999);
        assertThat(covered).isBetween(0.935, 0.965);
    }

    @Test
    void liesAroundTheExcessAndMovesUpWithTheHits() {
        double low = -1;
        for (int hits = 0; hits <= 100; hits += 5) {
            ExcessRate excess = ExcessRate.of(hits, 500, 5, 500);
            Interval interval = interval(hits, 500, 5, 500);
            assertThat(interval.contains(excess.value())).isTrue();
            assertThat(interval.low()).isGreaterThanOrEqualTo(low);
            low = interval.low();
        }
    }

    @Test
    void isNewcombesForManyHits() {
        ExcessRate excess = ExcessRate.of(150, 2000, 40, 2000);
        assertThat(PrecedenceInterval.into(excess, 150, 2000, 40, 2000)).isEqualTo(excess);
    }
}
