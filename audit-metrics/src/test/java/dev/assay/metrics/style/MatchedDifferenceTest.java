package dev.assay.metrics.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchedDifferenceTest {
    @Test
    void strataAreWeightedByTheirSizes() {
        // Stratum 0: means 2 and 3, weight 2 * 2 / 4 = 1; stratum 1: means 10 and 14, weight 2 * 1 / 3.
        MatchedDifference difference = MatchedDifference.of(
                new double[] {1, 3, 9, 11}, new int[] {0, 0, 1, 1}, new double[] {2, 4, 14}, new int[] {0, 0, 1});
        double deviation = Math.sqrt((25 + 9 + 9 + 25) / 3.0);
        assertThat(difference.value()).isCloseTo((1 + 4 * 2 / 3.0) / (1 + 2 / 3.0) / deviation, within(1e-12));
        assertThat(difference.unmatched()).isCloseTo((20 / 3.0 - 6) / deviation, within(1e-12));
        // Both variances are 2, with 2 and 1 degrees of freedom.
        double squares = (1 / 2.0 + 4 / 9.0 / 2) * 2 + (1 / 2.0 + 4 / 9.0) * 2;
        assertThat(difference.error()).isCloseTo(Math.sqrt(squares) / (5 / 3.0) / deviation, within(1e-12));
        assertThat(difference.humanMean()).isCloseTo((2 + 20 / 3.0) / (5 / 3.0), within(1e-12));
    }

    @Test
    void aDifferenceOfTopicsIsNoDifferenceOfStyle() {
        // One topic has values about 0, the other about 5; people write more of the one, the model of the other.
        Random random = new Random(5);
        int[] ofHuman = strata(random, 400, 0.8);
        int[] ofSynthetic = strata(random, 300, 0.2);
        MatchedDifference difference =
                MatchedDifference.of(values(random, ofHuman, 0), ofHuman, values(random, ofSynthetic, 0), ofSynthetic);
        assertThat(difference.unmatched()).isGreaterThan(1);
        assertThat(difference.interval().contains(0)).isTrue();
        assertThat(difference.test().pValue()).isGreaterThan(0.05);
    }

    @Test
    void onePairAPromptIsJudgedByThePrompts() {
        Random random = new Random(6);
        int[] prompts = new int[100];
        double[] human = new double[100];
        double[] synthetic = new double[100];
        for (int i = 0; i < 100; i++) {
            prompts[i] = i;
            double ofPrompt = 10 * random.nextGaussian();
            human[i] = ofPrompt + random.nextGaussian();
            synthetic[i] = ofPrompt + random.nextGaussian() + 1;
        }
        MatchedDifference difference = MatchedDifference.of(human, prompts, synthetic, prompts);
        // As the paired t test has it.
        double[] steps = new double[100];
        Arrays.setAll(steps, i -> synthetic[i] - human[i]);
        double mean = Arrays.stream(steps).average().orElseThrow();
        double error =
                Math.sqrt(Arrays.stream(steps).map(x -> (x - mean) * (x - mean)).sum() / 99 / 100);
        assertThat(difference.test().statistic()).isCloseTo(mean / error, within(1e-9));
        assertThat(difference.test().pValue()).isLessThan(1e-6);
    }

    @Test
    void intervalsHoldNoDifferenceAsOftenAsTheySay() {
        Random random = new Random(7);
        int held = 0;
        for (int run = 0; run < 400; run++) {
            int[] ofHuman = strata(random, 60, 0.7);
            int[] ofSynthetic = strata(random, 40, 0.4);
            held += MatchedDifference.of(
                                    values(random, ofHuman, 0), ofHuman, values(random, ofSynthetic, 0), ofSynthetic)
                            .interval()
                            .contains(0)
                    ? 1
                    : 0;
        }
        assertThat(held).isBetween(368, 396);
    }

    @Test
    void whatCannotBeToldSaysWhy() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> MatchedDifference.of(two, new int[] {0, 0}, two, new int[] {1, 1}))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessage("the sides share no stratum");
        assertThatThrownBy(() -> MatchedDifference.of(two, new int[] {0, 1}, two, new int[] {0, 1}))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("too few values share a stratum");
        assertThatThrownBy(() -> MatchedDifference.of(new double[] {1, 1}, new int[2], two, new int[2]))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("all the same");
        assertThatThrownBy(() -> MatchedDifference.of(two, new int[1], two, new int[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] strata(Random random, int n, double share) {
        return random.doubles(n).mapToInt(u -> u < share ? 0 : 1).toArray();
    }

    private static double[] values(Random random, int[] strata, double shift) {
        return Arrays.stream(strata)
                .mapToDouble(stratum -> 5 * stratum + random.nextGaussian() + shift)
                .toArray();
    }
}
