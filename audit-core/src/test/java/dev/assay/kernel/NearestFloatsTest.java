package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nearest float rows against a sort of all rows by their distance in double precision. */
class NearestFloatsTest {
    @Test
    void nearestOfAllSmallNumbersOfPoints() {
        for (int m = 0; m <= 130; m++) {
            assertNearest(1 + m % 5, m, 1 + m % 4, 1 + m % 3, Rows.COARSE);
        }
    }

    @Test
    void nearestInAllSmallDimensions() {
        for (int d = 1; d <= 130; d++) {
            for (Rows rows : Rows.values()) {
                assertNearest(4, 20, d, 2, rows);
            }
        }
    }

    /** Around the rows and columns of a tile, and the rows of a task. */
    @Test
    void nearestAcrossTilesAndTasks() {
        for (Rows rows : Rows.values()) {
            assertNearest(513, 129, 3, 3, rows);
            assertNearest(5, 1025, 3, 3, rows);
        }
    }

    private enum Rows {
        /** Many ties and rows without a distance. */
        COARSE {
            @Override
            float value(SplittableRandom random) {
                return switch (random.nextInt(90)) {
                    case 0 -> Float.NaN;
                    case 1 -> Float.NEGATIVE_INFINITY;
                    case 2, 3 -> -0.0f;
                    default -> random.nextInt(4);
                };
            }
        },
        /** Squares that leave the range of a float at either end, beside ordinary ones. */
        WILD {
            @Override
            float value(SplittableRandom random) {
                float unit = (float) random.nextDouble();
                return switch (random.nextInt(9)) {
                    case 0 -> 1e30f * unit;
                    case 1 -> 2e19f * unit;
                    case 2 -> 1e-30f * unit;
                    default -> unit;
                };
            }
        },
        /** Squares that are denormal or 0 in single precision. */
        TINY {
            @Override
            float value(SplittableRandom random) {
                return (float) (random.nextDouble() * (random.nextInt(4) == 0 ? 1e-44 : 3e-21));
            }
        };

        abstract float value(SplittableRandom random);

        float[] of(int rows, int d, SplittableRandom random) {
            float[] values = new float[rows * d];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(random);
            }
            return values;
        }
    }

    private static void assertNearest(int n, int m, int d, int k, Rows rows) {
        SplittableRandom random = new SplittableRandom(1000L * m + d);
        float[] queries = rows.of(n, d, random);
        float[] points = rows.of(m, d, random);
        double[] expected = new double[n * k];
        int[] expectedIndex = new int[n * k];
        NaiveNeighbors.search(
                (i, j) -> FloatTiles.squaredDistance(queries, i * d, points, j * d, d),
                n,
                m,
                k,
                false,
                expected,
                expectedIndex);
        double[] squared = Samples.inside(new double[n * k], 0, 1, 77);
        int[] index = Samples.inside(new int[n * k], 0, 1, 77);
        float[] paddedQueries = Samples.inside(queries, 3, 2, 1);
        float[] paddedPoints = Samples.inside(points, 5, 2, 1);
        FloatNeighbors.cross(paddedQueries, 3, n, paddedPoints, 5, m, d, k, Parallel.serial(), squared, index);
        assertThat(squared).as("%s, d %d", rows, d).isEqualTo(Samples.inside(expected, 0, 1, 77));
        assertThat(index).isEqualTo(Samples.inside(expectedIndex, 0, 1, 77));
        assertNearestOthers(points, m, d, k);
    }

    private static void assertNearestOthers(float[] rows, int n, int d, int k) {
        double[] expected = new double[n * k];
        int[] expectedIndex = new int[n * k];
        NaiveNeighbors.search(
                (i, j) -> FloatTiles.squaredDistance(rows, i * d, rows, j * d, d),
                n,
                n,
                k,
                true,
                expected,
                expectedIndex);
        double[] squared = new double[n * k];
        int[] index = new int[n * k];
        FloatNeighbors.self(Samples.inside(rows, 3, 2, 1), 3, n, d, k, Parallel.serial(), squared, index);
        assertThat(squared).isEqualTo(expected);
        assertThat(index).isEqualTo(expectedIndex);
        if (n > k) {
            double[] radii = FloatNeighbors.radii(rows, n, d, k, Parallel.serial());
            for (int i = 0; i < n; i++) {
                assertThat(radii[i]).isEqualTo(expected[i * k + k - 1]);
            }
        }
    }

    @Test
    void threadsChangeNothing() {
        float[] rows = Rows.COARSE.of(1600, 4, new SplittableRandom(1));
        float[] queries = Arrays.copyOf(rows, 600 * 4);
        Threads.changeNothing(parallel -> {
            double[] squared = new double[1600 * 3];
            int[] index = new int[1600 * 3];
            double[] crossSquared = new double[600 * 3];
            int[] crossIndex = new int[600 * 3];
            FloatNeighbors.self(rows, 0, 1600, 4, 3, parallel, squared, index);
            FloatNeighbors.cross(queries, 0, 600, rows, 0, 1600, 4, 3, parallel, crossSquared, crossIndex);
            double[] radii = FloatNeighbors.radii(rows, 1600, 4, 3, parallel);
            return new Object[] {squared, index, crossSquared, crossIndex, radii};
        });
    }
}
