package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.text.TextTwoSample.Options;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTwoSampleTest {
    private static final Seed SEED = new Seed(5);

    @Test
    void wordOfOneSideTellsItAndIsNamed() {
        int[][] texts = texts(200);
        for (int t = 100; t < 200; t++) {
            texts[t][0] = 99;
        }
        TextTwoSample result = TextTwoSample.of(texts, 100, alone(200), Options.defaults(), SEED, Parallel.serial());
        assertThat(result.test().area()).isGreaterThan(0.8);
        assertThat(result.telling(true, 1)).containsExactly(99);
    }

    @Test
    void equalSidesAreNotToldApart() {
        TextTwoSample result =
                TextTwoSample.of(texts(200), 100, alone(200), Options.defaults(), SEED, Parallel.serial());
        assertThat(result.test().area()).isLessThan(0.65);
        assertThat(result.test().test().pValue()).isGreaterThan(0.01);
    }

    @Test
    void copiesLearntByHeartTellNothingWhenGrouped() {
        int[][] originals = texts(100);
        int[][] texts = IntStream.range(0, 200).mapToObj(t -> originals[t / 2]).toArray(int[][]::new);
        Options options = Options.defaults();
        double leaking = TextTwoSample.of(texts, 100, alone(200), options, SEED, Parallel.serial())
                .pooledArea();
        int[] pairs = IntStream.range(0, 200).map(t -> t / 2).toArray();
        double grouped = TextTwoSample.of(texts, 100, pairs, options, SEED, Parallel.serial())
                .pooledArea();
        assertThat(leaking).isGreaterThan(grouped + 0.1);
        assertThat(grouped).isLessThan(0.7);
    }

    @Test
    void tooFewTextsAreUndefined() {
        assertThatThrownBy(() -> TextTwoSample.of(texts(6), 3, alone(6), Options.defaults(), SEED, Parallel.serial()))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("4 texts a side");
    }

    private static int[] alone(int n) {
        return IntStream.range(0, n).toArray();
    }

    private static int[][] texts(int n) {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.range(0, n)
                .mapToObj(t -> random.ints(12, 0, 80).toArray())
                .toArray(int[][]::new);
    }
}
