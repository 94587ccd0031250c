package dev.assay.metrics.realism.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.metrics.realism.embedding.MauveFeatures.Options;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MauveFeaturesTest {
    @Test
    void fartherSidesScoreLess() {
        double near = of(0.3).mean();
        double far = of(3).mean();
        assertThat(near).isBetween(0.5, 1.0);
        assertThat(far).isBetween(0.0, 0.2);
    }

    @Test
    void sameSeedGivesTheSameValues() {
        assertThat(of(0.5).values()).isEqualTo(of(0.5).values());
        assertThat(of(0.5).cells()).isEqualTo(10);
    }

    @Test
    void equalVectorsScoreOne() {
        double[][] same =
                IntStream.range(0, 20).mapToObj(i -> new double[] {1, 2}).toArray(double[][]::new);
        assertThat(MauveFeatures.of(same, same, Options.defaults(), new Seed(1)).mean())
                .isEqualTo(1);
    }

    @Test
    void fewVectorsAreUndefined() {
        assertThatThrownBy(() -> MauveFeatures.of(points(3, 0, 1), points(9, 0, 2), Options.defaults(), new Seed(1)))
                .isInstanceOf(UndefinedStatisticException.class);
    }

    private static MauveFeatures of(double shift) {
        return MauveFeatures.of(points(100, 0, 1), points(100, shift, 2), Options.defaults(), new Seed(1));
    }

    private static double[][] points(int n, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToObj(i -> random.doubles(4, -1, 1).map(x -> x + shift).toArray())
                .toArray(double[][]::new);
    }
}
