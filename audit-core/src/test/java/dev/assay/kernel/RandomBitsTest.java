package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomBitsTest {
    @Test
    void fillingGivesTheNextWordsAndNoMore() {
        for (int length = 0; length <= 130; length++) {
            RandomBits one = new RandomBits(length);
            RandomBits many = new RandomBits(length);
            long[] words = new long[length + 1];
            words[length] = 77;
            many.fill(words, length);
            for (int i = 0; i < length; i++) {
                assertThat(words[i]).isEqualTo(one.next());
            }
            assertThat(words[length]).isEqualTo(77);
            assertThat(many.next()).isEqualTo(one.next());
        }
    }

    @Test
    void aRestartIsAFreshStream() {
        RandomBits used = new RandomBits(1);
        used.next();
        used.restart(5, 3);
        long next = used.next();
        assertThat(next).isEqualTo(RandomBits.stream(5, 3).next());
        assertThat(next).isNotEqualTo(RandomBits.stream(5, 4).next());
        assertThat(next).isNotEqualTo(RandomBits.stream(6, 3).next());
    }

    @Test
    void uniformsFillTheOpenInterval() {
        RandomBits random = new RandomBits(2);
        int[] tenths = new int[10];
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            double u = random.uniform();
            assertThat(u > 0 && u < 1).isTrue();
            tenths[(int) (10 * u)]++;
        }
        for (int count : tenths) {
            assertThat((double) count).isCloseTo(draws / 10.0, within(5 * Math.sqrt(draws * 0.09)));
        }
    }
}
