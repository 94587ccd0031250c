package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FloatTilesProperties {
    @Property(tries = 25)
    void dotsAreSumsInAscendingOrder(
            @ForAll @IntRange(min = 1, max = 140) int n,
            @ForAll @IntRange(min = 1, max = 600) int m,
            @ForAll @IntRange(min = 1, max = 250) int d,
            @ForAll boolean upper,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] b = TileDigest.values(random, m * d + 2);
        float[] a = upper ? b : TileDigest.values(random, n * d + 2);
        int rowsOfA = upper ? m : n;
        boolean[] seen = new boolean[rowsOfA * m];
        FloatTiles.dots(
                a, 2, rowsOfA, b, 2, m, d, upper, Parallel.serial(), task -> (row, rows, column, columns, tile) -> {
                    for (int i = 0; i < rows; i++) {
                        for (int j = upper ? Math.max(0, row + i + 1 - column) : 0; j < columns; j++) {
                            float sum = 0;
                            for (int k = 0; k < d; k++) {
                                sum = Math.fma(a[2 + (row + i) * d + k], b[2 + (column + j) * d + k], sum);
                            }
                            if (tile[i][j] != sum || seen[(row + i) * m + column + j]) {
                                throw new AssertionError("row " + (row + i) + ", column " + (column + j) + ": "
                                        + tile[i][j] + " instead of " + sum + ", or seen twice");
                            }
                            seen[(row + i) * m + column + j] = true;
                        }
                    }
                });
        for (int i = 0; i < rowsOfA; i++) {
            for (int j = upper ? i + 1 : 0; j < m; j++) {
                if (!seen[i * m + j]) {
                    throw new AssertionError("row " + i + ", column " + j + " never seen");
                }
            }
        }
    }

    @Property(tries = 25)
    void neighboursAreThoseOfDoublePrecision(
            @ForAll @IntRange(min = 0, max = 700) int n,
            @ForAll @IntRange(min = 0, max = 700) int m,
            @ForAll @IntRange(min = 1, max = 20) int d,
            @ForAll @IntRange(min = 1, max = 4) int k,
            @ForAll boolean coarse,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] queries = points(random, n * d, coarse);
        float[] points = points(random, m * d, coarse);
        double[] squared = new double[n * k];
        double[] exact = new double[n * k];
        int[] index = new int[n * k];
        FloatNeighbors.cross(queries, 0, n, points, 0, m, d, k, Parallel.serial(), squared, index);
        EuclideanNeighbors.search(
                doubles(queries), 0, n, doubles(points), 0, m, d, k, false, Parallel.serial(), exact, new int[n * k]);
        assertThat(squared).containsExactly(exact, within(1e-12));
        for (int i = 0; i < n * k; i++) {
            if (index[i] >= 0) {
                assertThat(FloatTiles.squaredDistance(queries, i / k * d, points, index[i] * d, d))
                        .isEqualTo(squared[i]);
            }
        }
        FloatNeighbors.self(queries, 0, n, d, k, Parallel.serial(), squared, index);
        EuclideanNeighbors.search(
                doubles(queries), 0, n, doubles(queries), 0, n, d, k, true, Parallel.serial(), exact, new int[n * k]);
        assertThat(squared).containsExactly(exact, within(1e-12));
        for (int i = 0; i < n * k; i++) {
            assertThat(index[i]).isNotEqualTo(i / k);
        }
    }

    @Property(tries = 25)
    void neighbourhoodsAreThoseOfTheDefinition(
            @ForAll @IntRange(min = 6, max = 150) int n,
            @ForAll @IntRange(min = 6, max = 150) int m,
            @ForAll @IntRange(min = 1, max = 6) int d,
            @ForAll @IntRange(min = 1, max = 5) int k,
            @ForAll boolean coarse,
            @ForAll boolean closed,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] first = points(random, n * d, coarse);
        float[] second = points(random, m * d, coarse);
        NeighborhoodCounts counts = NeighborhoodCounts.of(first, n, second, m, d, k, closed, Parallel.serial());
        double[] firstRadii = radii(first, n, d, k);
        double[] secondRadii = radii(second, m, d, k);
        int[] balls = new int[m];
        boolean[] inside = new boolean[n];
        boolean[] covered = new boolean[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double distance = FloatTiles.squaredDistance(first, i * d, second, j * d, d);
                boolean inFirst = closed ? distance <= firstRadii[i] : distance < firstRadii[i];
                boolean inSecond = closed ? distance <= secondRadii[j] : distance < secondRadii[j];
                balls[j] += inFirst ? 1 : 0;
                covered[i] |= inFirst;
                inside[i] |= inSecond;
            }
        }
        assertThat(counts.ballsAround).isEqualTo(balls);
        assertThat(counts.inside).isEqualTo(inside);
        assertThat(counts.covered).isEqualTo(covered);
    }

    @Property(tries = 5)
    void threadsChangeNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1500;
        float[] rows = points(random, n * 4, true);
        float[] others = points(random, n * 4, true);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Parallel[] ways = {Parallel.serial(), Parallel.on(pool, 4)};
            double[][] squared = new double[2][n * 3];
            int[][] index = new int[2][n * 3];
            int[][] balls = new int[2][];
            for (int w = 0; w < 2; w++) {
                FloatNeighbors.self(rows, 0, n, 4, 3, ways[w], squared[w], index[w]);
                balls[w] = NeighborhoodCounts.of(rows, n, others, n, 4, 3, false, ways[w]).ballsAround;
            }
            assertThat(squared[1]).isEqualTo(squared[0]);
            assertThat(index[1]).isEqualTo(index[0]);
            assertThat(balls[1]).isEqualTo(balls[0]);
        } finally {
            pool.shutdown();
        }
    }

    private static double[] radii(float[] rows, int n, int d, int k) {
        double[] radii = new double[n];
        for (int i = 0; i < n; i++) {
            double[] distances = new double[n - 1];
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    distances[j < i ? j : j - 1] = FloatTiles.squaredDistance(rows, i * d, rows, j * d, d);
                }
            }
            Arrays.sort(distances);
            radii[i] = distances[k - 1];
        }
        return radii;
    }

    /** Coarse points make many exact ties. */
    private static float[] points(SplittableRandom random, int length, boolean coarse) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = coarse ? random.nextInt(4) : (float) random.nextDouble() + 3;
        }
        return values;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
