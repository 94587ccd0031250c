package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatNeighborsTest {
    private static final int D = 5;

    /** Far-off, equal, denormal and missing values among ordinary rows, and lengths around those of tiles and tasks. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 17, 127, 129, 130, 511, 513, 1030})
    void radiiAreTheLastOfTheNearestDistances(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int k = 1; k <= 3; k++) {
            float[] rows = new float[n * D];
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < D; c++) {
                    rows[i * D + c] = switch (i % 16) {
                        case 3 -> 1e4f * random.nextInt(3);
                        case 7 -> Float.MIN_VALUE * random.nextInt(9);
                        case 11 -> c == 2 ? Float.NaN : 1;
                        default -> (float) random.nextDouble() + (i % 2 == 0 ? 100 : 0);
                    };
                }
            }
            double[] squared = new double[n * k];
            FloatNeighbors.self(rows, 0, n, D, k, Parallel.serial(), squared, new int[n * k]);
            double[] radii = FloatNeighbors.radii(rows, n, D, k, Parallel.serial());
            for (int i = 0; i < n; i++) {
                assertThat(radii[i]).as("row %d of %d", i, n).isEqualTo(squared[i * k + k - 1]);
            }
        }
    }

    /** Single precision cannot tell the distances of such rows apart. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void rowsCloseTogetherAndFarFromZeroHaveTheirNearest(int d) {
        int n = 400;
        int k = 3;
        SplittableRandom random = new SplittableRandom(d);
        float[] rows = new float[n * d];
        double[] wide = new double[n * d];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = 1000 + (float) random.nextDouble();
            wide[i] = rows[i];
        }
        double[] squared = new double[n * k];
        double[] exact = new double[n * k];
        EuclideanNeighbors.search(wide, 0, n, wide, 0, n, d, k, true, Parallel.serial(), exact, new int[n * k]);
        FloatNeighbors.self(rows, 0, n, d, k, Parallel.serial(), squared, new int[n * k]);
        assertThat(squared).containsExactly(exact, within(1e-9));
        double[] radii = FloatNeighbors.radii(rows, n, d, k, Parallel.serial());
        for (int i = 0; i < n; i++) {
            assertThat(radii[i]).isEqualTo(squared[i * k + k - 1]);
        }
        FloatNeighbors.cross(rows, 0, n, rows, 0, n, d, k, Parallel.serial(), squared, new int[n * k]);
        EuclideanNeighbors.search(wide, 0, n, wide, 0, n, d, k, false, Parallel.serial(), exact, new int[n * k]);
        assertThat(squared).containsExactly(exact, within(1e-9));
    }
}
