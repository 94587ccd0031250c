package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTilesTest {
    @Test
    void dotsOfAllSmallSizes() {
        for (int size = 0; size <= 130; size++) {
            assertDots(3, 2, Math.max(1, size));
            assertDots(size, 3, 5);
            assertDots(3, size, 5);
        }
    }

    /** Around the rows and columns of a tile, and the steps of both kernels. */
    @ParameterizedTest
    @CsvSource({"127,511,3", "128,512,1", "129,513,2", "257,1025,1", "5,17,119", "9,33,121", "13,31,193", "6,5,385"})
    void dotsAcrossTiles(int n, int m, int d) {
        assertDots(n, m, d);
    }

    private static void assertDots(int n, int m, int d) {
        SplittableRandom random = new SplittableRandom(1000L * n + 100 * m + d);
        float[] a = TileDigest.values(random, n * d);
        float[] b = TileDigest.values(random, m * d);
        if (d > 3 && n > 1 && m > 1) {
            a[d + 1] = Float.NaN;
            b[d + 2] = Float.POSITIVE_INFINITY;
        }
        float[] expected = new float[n * m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < d; k++) {
                    expected[i * m + j] = Math.fma(a[i * d + k], b[j * d + k], expected[i * m + j]);
                }
            }
        }
        float[] paddedA = Samples.inside(a, 3, 2, Float.NaN);
        float[] paddedB = Samples.inside(b, 5, 2, Float.NaN);
        assertThat(dots(paddedA, 3, n, paddedB, 5, m, d, Parallel.serial())).isEqualTo(expected);
    }

    private static float[] dots(
            float[] a, int aOffset, int n, float[] b, int bOffset, int m, int d, Parallel parallel) {
        float[] all = new float[n * m];
        FloatTiles.dots(
                a, aOffset, n, b, bOffset, m, d, false, parallel, task -> (row, rows, column, columns, tile) -> {
                    for (int i = 0; i < rows; i++) {
                        System.arraycopy(tile[i], 0, all, (row + i) * m + column, columns);
                    }
                });
        return all;
    }

    @Test
    void threadsChangeNothing() {
        float[] rows = TileDigest.values(new SplittableRandom(1), 2100 * 3);
        Threads.changeNothing(parallel -> new Object[] {dots(rows, 0, 300, rows, 0, 2100, 3, parallel)});
    }

    @Test
    void normsAndDistancesOfAllSmallDimensionsAreThoseOfTheDefinition() {
        for (int d = 1; d <= 130; d++) {
            float[] rows = TileDigest.values(new SplittableRandom(d), 3 * d);
            float[] padded = Samples.inside(rows, 3, 2, Float.NaN);
            float[] norms = FloatTiles.squaredNorms(padded, 3, 3, d);
            for (int i = 0; i < 3; i++) {
                double norm = 0;
                double square = 0;
                for (int k = 0; k < d; k++) {
                    norm += (double) rows[i * d + k] * rows[i * d + k];
                    double difference = (double) rows[i * d + k] - rows[k];
                    square += difference * difference;
                }
                assertThat((double) norms[i]).isCloseTo(norm, within(1e-7 * norm));
                assertThat(FloatTiles.squaredDistance(padded, 3 + i * d, padded, 3, d))
                        .isCloseTo(square, within(1e-14 * square));
            }
        }
    }

    /** Rounding of a squared distance stays within its tolerance, for rows of any length. */
    @Test
    void distancesFromDotsAreWithinTheirTolerance() {
        for (int d = 1; d <= 130; d++) {
            float[] rows = TileDigest.values(new SplittableRandom(d), 40 * d);
            float[] norms = FloatTiles.squaredNorms(rows, 0, 40, d);
            float[] values = dots(rows, 0, 40, rows, 0, 40, d, Parallel.serial());
            for (int i = 0; i < 40; i++) {
                float[] row = java.util.Arrays.copyOfRange(values, i * 40, (i + 1) * 40);
                FloatTiles.toSquaredDistances(row, 40, norms[i], norms);
                for (int j = 0; j < 40; j++) {
                    double exact = FloatTiles.squaredDistance(rows, i * d, rows, j * d, d);
                    assertThat((double) row[j])
                            .isCloseTo(exact, within((double) FloatTiles.tolerance(d, norms[i] + norms[j])));
                }
            }
        }
    }

    @Test
    void theLargestNormIgnoresMissingAndFarRows() {
        assertThat(FloatTiles.largest(new float[] {1, Float.NaN, 3, 1e38f, Float.POSITIVE_INFINITY, 2}))
                .isEqualTo(3);
        assertThat(FloatTiles.largest(new float[] {Float.NaN})).isZero();
    }

    @Test
    void refusesArraysThatAreTooShort() {
        assertThatThrownBy(() -> FloatTiles.squaredNorms(new float[7], 2, 3, 2))
                .hasMessageContaining("a must hold 3 rows of 2 values from 2 on, has 7 values");
        assertThatThrownBy(() -> dots(new float[4], 0, 2, new float[4], 1, 2, 2, Parallel.serial()))
                .hasMessageContaining("b must hold 2 rows");
        assertThatThrownBy(() -> FloatTiles.squaredNorms(new float[7], 0, 3, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
