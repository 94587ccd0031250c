package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoincidenceCountsTest {
    /** With two raters and two categories there are nine combinations, so most of these are counted by combination. */
    @Test
    void allSmallNumbersOfUnits() {
        for (int units = 0; units <= 130; units++) {
            assertPairs(2 + units % 2, units, 2);
            assertPairs(2 + units % 5, units, 1 + units % 30);
        }
    }

    @Test
    void allSmallNumbersOfRaters() {
        for (int raters = 0; raters <= 40; raters++) {
            assertPairs(raters, 20, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 2049})
    void acrossChunks(int units) {
        assertPairs(3, units, 4);
    }

    private static void assertPairs(int raters, int units, int categories) {
        SplittableRandom random = new SplittableRandom(100L * units + raters);
        int[][] ratings = new int[raters][];
        for (int r = 0; r < raters; r++) {
            int[] codes = new int[units];
            for (int i = 0; i < units; i++) {
                codes[i] = random.nextInt(4) == 0 ? -1 - random.nextInt(9) : random.nextInt(categories);
            }
            // Units behind the last would be refused.
            ratings[r] = Samples.inside(codes, 0, 3, categories);
        }
        double[] expected = new double[categories * categories];
        double pairable = 0;
        for (int i = 0; i < units; i++) {
            int rated = 0;
            for (int[] rater : ratings) {
                rated += rater[i] >= 0 ? 1 : 0;
            }
            pairable += rated > 1 ? rated : 0;
            for (int a = 0; a < raters; a++) {
                for (int b = 0; b < raters; b++) {
                    if (a != b && ratings[a][i] >= 0 && ratings[b][i] >= 0) {
                        expected[ratings[a][i] * categories + ratings[b][i]] += 1.0 / (rated - 1);
                    }
                }
            }
        }
        double[] counts = CoincidenceCounts.of(ratings, units, categories);
        assertThat(counts).containsExactly(expected, within(1e-9));
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        assertThat(sum).isCloseTo(pairable, within(1e-9));
    }
}
