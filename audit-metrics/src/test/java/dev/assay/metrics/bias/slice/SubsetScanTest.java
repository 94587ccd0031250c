package dev.assay.metrics.bias.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class SubsetScanTest {
    private static final int ROWS = 300;

    private static TestResult test(double rateOfFirst) {
        UniformRandomProvider random = new Seed(5).random();
        int[][] codes = new int[2][ROWS];
        int[] outcome = new int[ROWS];
        double[] expectation = new double[ROWS];
        Arrays.fill(expectation, 0.3);
        for (int i = 0; i < ROWS; i++) {
            codes[0][i] = random.nextInt(3);
            codes[1][i] = random.nextInt(2);
            outcome[i] = random.nextDouble() < (codes[0][i] == 0 ? rateOfFirst : 0.3) ? 1 : 0;
        }
        SubsetScan.Options options =
                SubsetScan.Options.defaults().withOverpredicted(false).withPenalty(0.5);
        return SubsetScan.test(codes, new int[] {3, 2}, outcome, expectation, options, 39, new Seed(1));
    }

    @Test
    void aPlantedSubsetIsFoundBeyondChance() {
        assertThat(test(0.8).pValue()).isEqualTo(1.0 / 40);
    }

    @Test
    void theBestOfManySubsetsIsNoFindingByItself() {
        assertThat(test(0.3).pValue()).isGreaterThan(0.05);
    }
}
