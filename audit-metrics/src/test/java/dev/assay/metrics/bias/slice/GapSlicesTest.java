package dev.assay.metrics.bias.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.bias.slice.GapSlices.GapSlice;
import dev.assay.metrics.bias.slice.SliceLine.Condition;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapSlicesTest {
    private static final int HUMAN = 2000;

    private static final int ROWS = 6000;

    private final int[][] codes = new int[2][ROWS];

    private final boolean[] synthetic = new boolean[ROWS];

    private final double[] ones = new double[ROWS];

    private List<GapSlice> search(double inside, long seed) {
        Random random = new Random(seed);
        int[] outcome = new int[ROWS];
        Arrays.fill(ones, 1);
        for (int row = 0; row < ROWS; row++) {
            synthetic[row] = row >= HUMAN;
            codes[0][row] = random.nextInt(4);
            codes[1][row] = random.nextInt(3);
            boolean slice = synthetic[row] && codes[0][row] == 2;
            outcome[row] = random.nextDouble() < (slice ? inside : 0.3) ? 1 : 0;
        }
        return GapSlices.search(
                codes, new int[] {4, 3}, synthetic, outcome, ones, SliceLine.Options.defaults(ROWS), new Seed(seed));
    }

    @Test
    void findsTheSliceWhoseLabelsWereShifted() {
        GapSlice worst = search(0.6, 3).get(0);
        assertThat(worst.slice().conditions()).containsExactly(new Condition(0, 2));
        assertThat(worst.gap()).isCloseTo(0.3, within(0.08));
        assertThat(worst.pValue()).isLessThan(1e-6);
    }

    @Test
    void findsASliceInWhichTheLabelBecameRarer() {
        GapSlice worst = search(0.05, 4).get(0);
        assertThat(worst.slice().conditions()).containsExactly(new Condition(0, 2));
        assertThat(worst.gap()).isNegative();
    }

    @Test
    void claimsNothingWhereNothingDiffers() {
        int claims = 0;
        for (int run = 0; run < 60; run++) {
            claims += search(0.3, 100 + run).get(0).pValue() < 0.05 ? 1 : 0;
        }
        assertThat(claims).isLessThanOrEqualTo(8);
    }

    @Test
    void resamplingRepeatsRowsAsOftenAsTheyWeigh() {
        assertThat(HonestSlices.resampled(new int[] {0, 1, 2, 3}, new double[] {1, 1, 1, 1}))
                .containsExactly(0, 1, 2, 3);
        assertThat(HonestSlices.resampled(new int[] {0, 1, 2, 3}, new double[] {2, 0, 1, 1}))
                .containsExactly(0, 0, 2, 3);
    }

    @Test
    void shapleySharesAddUpToTheDistanceFromAllRows() {
        int[][] two = {{0, 0, 1, 1, 0, 0, 1, 1}, {0, 1, 0, 1, 0, 1, 0, 1}};
        int[] errors = {1, 1, 0, 0, 1, 0, 0, 0};
        SliceLine.Slice slice = new SliceLine.Slice(List.of(new Condition(0, 0), new Condition(1, 0)), 0, 2, 2, 1);
        Map<Condition, Double> shares = HonestSlices.shares(slice, two, errors);
        assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1 - 3.0 / 8, within(1e-12));
        assertThat(shares.getOrDefault(new Condition(0, 0), 0.0))
                .isGreaterThan(shares.getOrDefault(new Condition(1, 0), 0.0));
    }
}
