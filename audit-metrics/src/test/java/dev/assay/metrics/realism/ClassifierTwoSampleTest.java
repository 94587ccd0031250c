package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.metrics.model.BoostedTrees;
import dev.assay.metrics.model.Features;
import dev.assay.metrics.model.LogisticRegression;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassifierTwoSampleTest {
    private static final Seed SEED = new Seed(11);

    private static Features rows(int n, double dependence, double shift, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[n][2];
        for (double[] row : rows) {
            row[0] = random.nextGaussian();
            row[1] = dependence * row[0] + Math.sqrt(1 - dependence * dependence) * random.nextGaussian() + shift;
        }
        return Features.of(rows);
    }

    @Test
    void samplesOfOnePopulationCannotBeToldApart() {
        ClassifierTwoSample result =
                ClassifierTwoSample.test(rows(500, 0, 0, 1), rows(500, 0, 0, 2), LogisticRegression.defaults(), SEED);
        assertThat(result.interval().contains(0.5)).isTrue();
        assertThat(result.test().pValue()).isGreaterThan(0.01);
    }

    @Test
    void aShiftIsFoundAndItsColumnNamed() {
        ClassifierTwoSample result =
                ClassifierTwoSample.test(rows(400, 0, 0, 1), rows(400, 0, 1, 2), LogisticRegression.defaults(), SEED);
        assertThat(result.area()).isBetween(0.7, 0.82);
        assertThat(result.test().pValue()).isEqualTo(0.001);
        assertThat(result.rankTest().pValue()).isLessThan(1e-10);
        assertThat(result.areaWithout().keySet().iterator().next()).isEqualTo("feature 1");
    }

    @Test
    void brokenDependenceIsFoundByTreesOnly() {
        Features human = rows(1000, 0.9, 0, 1);
        Features synthetic = rows(1000, 0, 0, 2);
        assertThat(ClassifierTwoSample.test(human, synthetic, LogisticRegression.defaults(), SEED)
                        .area())
                .isLessThan(0.56);
        assertThat(ClassifierTwoSample.test(human, synthetic, BoostedTrees.defaults(), SEED)
                        .area())
                .isGreaterThan(0.65);
    }

    @Test
    void tooFewRowsAreUndefined() {
        assertThatThrownBy(() -> ClassifierTwoSample.test(
                        rows(3, 0, 0, 1), rows(100, 0, 0, 2), LogisticRegression.defaults(), SEED))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("at least 4 rows a side");
    }

    @Test
    void thePropensityErrorOfOnePopulationIsWhatChanceMakesOfIt() {
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            sum += PropensityScore.ofModel(rows(200, 0.3, 0, 2 * i), rows(200, 0.3, 0, 2 * i + 1))
                    .ratio();
        }
        assertThat(sum / 40).isBetween(0.65, 1.35);
    }
}
