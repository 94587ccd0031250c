package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairCountsProperties {
    @Property(tries = 40)
    void agreesWithCountingEachPairAlone(
            @ForAll @IntRange(min = 0, max = 9) int columns,
            @ForAll @IntRange(min = 0, max = 5000) int rows,
            @ForAll @IntRange(min = 1, max = 90) int largest,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sizes = new int[columns];
        int[][] codes = new int[columns][rows];
        int[] fold = new int[rows];
        for (int c = 0; c < columns; c++) {
            sizes[c] = 1 + random.nextInt(random.nextBoolean() ? largest : 4);
            for (int i = 0; i < rows; i++) {
                codes[c][i] = random.nextInt(-1, sizes[c]);
            }
        }
        for (int i = 0; i < rows; i++) {
            fold[i] = random.nextInt(-1, 3);
        }
        PairCounts counts = PairCounts.of(codes, sizes, 0, rows, Parallel.serial());
        PairCounts[] byFold = PairCounts.byFold(codes, sizes, fold, 3, Parallel.serial());
        for (int a = 0; a < columns; a++) {
            for (int b = a + 1; b < columns; b++) {
                int[] expected = new int[sizes[a] * sizes[b]];
                int[] expectedInFold = new int[sizes[a] * sizes[b]];
                for (int i = 0; i < rows; i++) {
                    if (codes[a][i] >= 0 && codes[b][i] >= 0) {
                        expected[codes[a][i] * sizes[b] + codes[b][i]]++;
                        expectedInFold[codes[a][i] * sizes[b] + codes[b][i]] += fold[i] == 1 ? 1 : 0;
                    }
                }
                assertThat(counts.table(a, b)).isEqualTo(expected);
                assertThat(byFold[1].table(a, b)).isEqualTo(expectedInFold);
                assertThat(counts.count(b, 0, a, 0)).isEqualTo(expected[0]);
            }
        }
    }

    @Property(tries = 30)
    void coincidencesAreThoseOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 5) int raters,
            @ForAll @IntRange(min = 0, max = 130) int units,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] ratings = new int[raters][units];
        for (int[] row : ratings) {
            for (int u = 0; u < units; u++) {
                row[u] = random.nextInt(-1, 3);
            }
        }
        double[] expected = new double[9];
        for (int u = 0; u < units; u++) {
            int rated = 0;
            for (int[] row : ratings) {
                rated += row[u] >= 0 ? 1 : 0;
            }
            for (int a = 0; a < raters; a++) {
                for (int b = 0; b < raters; b++) {
                    if (a != b && ratings[a][u] >= 0 && ratings[b][u] >= 0) {
                        expected[ratings[a][u] * 3 + ratings[b][u]] += 1.0 / (rated - 1);
                    }
                }
            }
        }
        assertThat(CoincidenceCounts.of(ratings, units, 3))
                .containsExactly(expected, org.assertj.core.api.Assertions.within(1e-10));
    }
}
