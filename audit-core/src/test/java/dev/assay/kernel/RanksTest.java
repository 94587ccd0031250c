package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RanksTest {
    private static double[] naive(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = 0;
            int equal = 0;
            for (double v : values) {
                below += v < values[i] ? 1 : 0;
                equal += v == values[i] ? 1 : 0;
            }
            ranks[i] = equal == 0 ? Double.NaN : below + 0.5 * (equal + 1);
        }
        return ranks;
    }

    @Test
    void tiesShareTheMeanRankAndMissingHasNone() {
        assertThat(Ranks.of(new double[] {3, 1, Double.NaN, 3, -0.0, 0.0}))
                .containsExactly(4.5, 3, Double.NaN, 4.5, 1.5, 1.5);
    }

    @Test
    void agreesWithCountingAtAllSmallLengths() {
        SplittableRandom random = new SplittableRandom(4);
        for (int length = 0; length <= 130; length++) {
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                int kind = random.nextInt(5);
                values[i] = kind == 0
                        ? Double.NaN
                        : kind == 1
                                ? Double.NEGATIVE_INFINITY
                                : kind == 2 ? random.nextInt(-9, 9) : random.nextDouble() * Double.MIN_NORMAL;
            }
            assertThat(Ranks.of(values)).isEqualTo(naive(values));
        }
    }

    /** One scratch for all lengths; what lies around the ranges is neither ranked nor written to. */
    @Test
    void rangesOfAllSmallLengths() {
        SortScratch scratch = new SortScratch();
        for (int length = 130; length >= 0; length--) {
            double[] values = Samples.awkward(length, length);
            double[] expected = naive(values);
            double[] ranks = new double[length + 8];
            Arrays.fill(ranks, 77);
            int kept = Ranks.midRanks(Samples.inside(values, 3, 2, 0.25), 3, length, ranks, 5, scratch);
            assertThat(kept).isEqualTo((int)
                    Arrays.stream(values).filter(v -> !Double.isNaN(v)).count());
            assertThat(ranks).isEqualTo(Samples.inside(expected, 5, 3, 77));
        }
    }

    @Test
    void longSamplesAgreeWithCounting() {
        double[] values = Samples.awkward(3001, 1);
        assertThat(Ranks.of(values)).isEqualTo(naive(values));
    }

    @Test
    void worksInPlaceAndWithOffsets() {
        double[] values = {9, 30, 10, 20, 9};
        int kept = Ranks.midRanks(values, 1, 3, values, 1, new SortScratch());
        assertThat(kept).isEqualTo(3);
        assertThat(values).containsExactly(9, 3, 1, 2, 9);
    }
}
