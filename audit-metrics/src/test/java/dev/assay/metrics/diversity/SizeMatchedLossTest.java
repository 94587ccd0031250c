package dev.assay.metrics.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizeMatchedLossTest {
    @Test
    void textsOfOneSourceLoseNothing() {
        SizeMatchedLoss loss = loss(texts(200, 500, 1), texts(500, 500, 2));
        assertThat(Math.abs(loss.value())).isLessThan(loss.floor());
        assertThat(loss.interval().contains(0)).isTrue();
    }

    @Test
    void copiesLoseDiversityAtEqualSize() {
        int[][] synthetic = texts(200, 500, 2);
        for (int t = 0; t < 100; t++) {
            synthetic[t] = synthetic[199];
        }
        SizeMatchedLoss loss = loss(texts(200, 500, 1), synthetic);
        assertThat(loss.interval().low()).isGreaterThan(loss.floor());
    }

    @Test
    void moreDiverseTextsHaveANegativeLoss() {
        assertThat(loss(texts(200, 50, 1), texts(200, 5000, 2)).value()).isNegative();
    }

    @Test
    void fewTextsAreUndefined() {
        assertThatThrownBy(() -> loss(texts(3, 9, 1), texts(9, 9, 1))).isInstanceOf(UndefinedStatisticException.class);
    }

    private static SizeMatchedLoss loss(int[][] human, int[][] synthetic) {
        return SizeMatchedLoss.of(
                Arrays.stream(human).mapToInt(text -> text.length).toArray(),
                Arrays.stream(synthetic).mapToInt(text -> text.length).toArray(),
                chosen -> DistinctN.of(SizeMatchedLoss.pick(human, chosen), 2).value(),
                chosen ->
                        DistinctN.of(SizeMatchedLoss.pick(synthetic, chosen), 2).value(),
                new Seed(7));
    }

    private static int[][] texts(int n, int words, long seed) {
        Random random = new Random(seed);
        int[][] texts = new int[n][];
        for (int t = 0; t < n; t++) {
            texts[t] = random.ints(5 + random.nextInt(20), 0, words).toArray();
        }
        return texts;
    }
}
