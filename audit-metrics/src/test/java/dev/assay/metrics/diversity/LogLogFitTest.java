package dev.assay.metrics.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLogFitTest {
    @Test
    void frequenciesThatFallAsTheirRankHaveSlopeMinusOne() {
        int[] text = IntStream.rangeClosed(1, 6)
                .flatMap(rank -> IntStream.generate(() -> rank).limit(60 / rank))
                .toArray();
        LogLogFit fit = LogLogFit.zipf(new int[][] {text}, LogLogFit.ZIPF_RANKS);
        assertThat(fit.slope()).isCloseTo(-1, within(1e-9));
        assertThat(fit.rSquared()).isCloseTo(1, within(1e-9));
    }

    @Test
    void vocabularyThatIsAllNewGrowsWithSlopeOne() {
        LogLogFit fit = LogLogFit.heaps(new int[][] {IntStream.range(0, 500).toArray()}, 100);
        assertThat(fit.slope()).isCloseTo(1, within(1e-12));
        assertThat(fit.points()).isEqualTo(5);
    }

    @Test
    void oneRepeatedWordDoesNotGrow() {
        int[] text = new int[300];
        Arrays.fill(text, 7);
        assertThat(LogLogFit.heaps(new int[][] {text}, 100).slope()).isZero();
    }

    @Test
    void tooFewWordsAreUndefined() {
        assertThatThrownBy(() -> LogLogFit.heaps(new int[][] {{1, 2}}, 100))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("200");
        assertThatThrownBy(() -> LogLogFit.zipf(new int[][] {{1, 1}}, 10))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
