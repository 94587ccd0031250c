package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeighborhoodCountsTest {
    @Test
    void countsOfAllSmallNumbersOfRows() {
        for (int n = 3; n <= 130; n++) {
            assertCounts(rows(n, 3, n), n, rows(133 - n, 3, -n), 133 - n, 3, 1 + n % 2, n % 3 == 0);
        }
    }

    @Test
    void countsInAllSmallDimensions() {
        for (int d = 1; d <= 130; d++) {
            assertCounts(rows(30, d, d), 30, rows(20, d, -d), 20, d, 3, d % 2 == 0);
        }
    }

    /** Around the rows and columns of a tile. */
    @Test
    void countsAcrossTiles() {
        assertCounts(rows(129, 2, 1), 129, rows(513, 2, 2), 513, 2, 3, false);
        assertCounts(rows(600, 2, 3), 600, rows(128, 2, 4), 128, 2, 5, true);
    }

    /** Coarse rows with many ties on surfaces; a few missing, infinite, or too long for single precision. */
    private static float[] rows(int n, int d, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[n * d];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = switch (random.nextInt(20 * d)) {
                case 0 -> Float.NaN;
                case 1 -> Float.POSITIVE_INFINITY;
                case 2 -> 1e25f;
                case 3 -> 1.1e25f;
                case 4 -> Float.MIN_VALUE;
                default -> random.nextInt(-2, 3);
            };
        }
        return rows;
    }

    private static void assertCounts(float[] first, int n, float[] second, int m, int d, int k, boolean closed) {
        double[] firstRadii = radii(first, n, d, k);
        double[] secondRadii = radii(second, m, d, k);
        int[] balls = new int[m];
        boolean[] inside = new boolean[n];
        boolean[] covered = new boolean[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double distance = FloatTiles.squaredDistance(first, i * d, second, j * d, d);
                boolean inFirst = distance < firstRadii[i] || (closed && distance == firstRadii[i]);
                balls[j] += inFirst ? 1 : 0;
                covered[i] |= inFirst;
                inside[i] |= distance < secondRadii[j] || (closed && distance == secondRadii[j]);
            }
        }
        NeighborhoodCounts counts = NeighborhoodCounts.of(first, n, second, m, d, k, closed, Parallel.serial());
        assertThat(counts.firstRadii).isEqualTo(firstRadii);
        assertThat(counts.secondRadii).isEqualTo(secondRadii);
        assertThat(counts.ballsAround).isEqualTo(balls);
        assertThat(counts.inside).isEqualTo(inside);
        assertThat(counts.covered).isEqualTo(covered);
        assertThat(counts.precision())
                .isEqualTo(Arrays.stream(balls).filter(b -> b > 0).count() / (double) m);
        assertThat(counts.density()).isEqualTo(Arrays.stream(balls).sum() / (double) (k * m));
        assertThat(counts.recall()).isEqualTo(share(inside));
        assertThat(counts.coverage()).isEqualTo(share(covered));
    }

    private static double share(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return (double) count / flags.length;
    }

    private static double[] radii(float[] rows, int n, int d, int k) {
        double[] distances = new double[n * k];
        NaiveNeighbors.search(
                (i, j) -> FloatTiles.squaredDistance(rows, i * d, rows, j * d, d),
                n,
                n,
                k,
                true,
                distances,
                new int[n * k]);
        double[] radii = new double[n];
        Arrays.setAll(radii, i -> distances[i * k + k - 1]);
        return radii;
    }

    @Test
    void threadsChangeNothing() {
        float[] first = rows(700, 4, 1);
        float[] second = rows(1600, 4, 2);
        Threads.changeNothing(parallel -> {
            NeighborhoodCounts counts = NeighborhoodCounts.of(first, 700, second, 1600, 4, 3, true, parallel);
            return new Object[] {
                counts.ballsAround, counts.inside, counts.covered, counts.firstRadii, counts.secondRadii
            };
        });
    }

    @Test
    void refuseTooFewRows() {
        assertThatThrownBy(
                        () -> NeighborhoodCounts.of(new float[9], 9, new float[3], 3, 1, 3, false, Parallel.serial()))
                .hasMessageContaining("need at least 4 rows, there are 3");
    }
}
