package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CoincidenceCountsProperties {
    /** Few units or many categories are counted unit by unit, others by combination. */
    @Property(tries = 100)
    void areThePairsOfEachUnit(
            @ForAll @IntRange(min = 0, max = 6) int raters,
            @ForAll @IntRange(min = 0, max = 3000) int units,
            @ForAll @IntRange(min = 1, max = 20) int categories,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] ratings = new int[raters][units];
        for (int[] rater : ratings) {
            for (int i = 0; i < units; i++) {
                rater[i] = random.nextInt(4) == 0 ? -1 - random.nextInt(3) : random.nextInt(categories);
            }
        }
        double[] expected = new double[categories * categories];
        for (int i = 0; i < units; i++) {
            int rated = 0;
            for (int[] rater : ratings) {
                rated += rater[i] >= 0 ? 1 : 0;
            }
            for (int a = 0; a < raters; a++) {
                for (int b = 0; b < raters; b++) {
                    if (a != b && ratings[a][i] >= 0 && ratings[b][i] >= 0) {
                        expected[ratings[a][i] * categories + ratings[b][i]] += 1.0 / (rated - 1);
                    }
                }
            }
        }
        assertThat(CoincidenceCounts.of(ratings, units, categories)).containsExactly(expected, within(1e-6));
    }

    @Example
    void refuseCodesBeyondTheCategories() {
        int[][] many = new int[2][5000];
        many[1][4321] = 3;
        assertThatThrownBy(() -> CoincidenceCounts.of(many, 5000, 3)).hasMessageContaining("below 3, one was 3");
        assertThatThrownBy(() -> CoincidenceCounts.of(new int[][] {{0, 7}, {0, 1}}, 2, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
