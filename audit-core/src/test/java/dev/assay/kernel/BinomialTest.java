package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
    @Test
    void certainOutcomesNeedNoDraw() {
        RandomBits random = new RandomBits(1);
        for (long n = 0; n <= 130; n++) {
            assertThat(Binomial.draw(random, n, 0)).isZero();
            assertThat(Binomial.draw(random, n, 1)).isEqualTo(n);
        }
        assertThat(random.next()).isEqualTo(new RandomBits(1).next());
    }

    @Test
    void drawsOfAllSmallNumbersReachBothEndsAndNoFarther() {
        RandomBits random = new RandomBits(2);
        for (long n = 1; n <= 130; n++) {
            for (double p : new double[] {Double.MIN_VALUE, 0.03, 0.3, 0.5, 0.51, 0.97, Math.nextDown(1.0)}) {
                long low = n;
                long high = 0;
                for (int i = 0; i < 40; i++) {
                    long drawn = Binomial.draw(random, n, p);
                    low = Math.min(low, drawn);
                    high = Math.max(high, drawn);
                }
                assertThat(low).isBetween(0L, n);
                assertThat(high).isBetween(0L, n);
                assertThat(low < high || n * p * (1 - p) < 1)
                        .as("n %d, p %s", n, p)
                        .isTrue();
            }
        }
    }

    /** Mean and variance where trials exceed an int. */
    @ParameterizedTest
    @CsvSource({"1000000000000, 0.3", "1000000000000, 0.999", "4000000000000000, 1e-15", "1000000000000, 2e-11"})
    void drawsOfManyTrialsHaveTheirMeanAndSpread(long n, double p) {
        RandomBits random = new RandomBits(3);
        int draws = 20_000;
        double mean = n * p;
        double variance = n * p * (1 - p);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double off = Binomial.draw(random, n, p) - mean;
            sum += off;
            squares += off * off;
        }
        assertThat(sum / draws).isCloseTo(0, within(4 * Math.sqrt(variance / draws)));
        assertThat(squares / draws / variance).isCloseTo(1, within(0.07));
    }
}
