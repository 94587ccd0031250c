package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EuclideanNeighborsTest {
    @Test
    void nearestOfAllSmallNumbersOfPoints() {
        for (int m = 0; m <= 130; m++) {
            assertNearest(1 + m % 5, m, 1 + m % 4, 1 + m % 3, m);
            assertNearest(-1, m, 1 + m % 4, 1 + m % 3, m);
        }
    }

    @Test
    void nearestInAllSmallDimensions() {
        for (int d = 0; d <= 130; d++) {
            assertNearest(3, 20, d, 2, d);
        }
    }

    /** Around the points of a block and the queries of a task. */
    @Test
    void nearestAcrossBlocksAndTasks() {
        for (int m : new int[] {511, 512, 513, 1025}) {
            for (int n : new int[] {63, 64, 65, 129}) {
                assertNearest(n, m, 3, 4, n + m);
            }
        }
    }

    /** Coarse values among denormals, infinities and missing values, with many ties. */
    private static void assertNearest(int n, int m, int d, int k, long seed) {
        boolean self = n < 0;
        SplittableRandom random = new SplittableRandom(seed);
        double[] points = values(random, m * d);
        double[] queries = self ? points : values(random, n * d);
        int count = self ? m : n;
        double[] expected = new double[count * k];
        int[] expectedIndex = new int[count * k];
        NaiveNeighbors.search(
                (i, j) -> squared(queries, i * d, points, j * d, d), count, m, k, self, expected, expectedIndex);
        double[] squared = Samples.inside(new double[count * k], 0, 1, 77);
        int[] index = Samples.inside(new int[count * k], 0, 1, 77);
        double[] paddedPoints = Samples.inside(points, 3, 2, 0);
        double[] paddedQueries = self ? paddedPoints : Samples.inside(queries, 5, 1, 0);
        EuclideanNeighbors.search(
                paddedQueries, self ? 3 : 5, count, paddedPoints, 3, m, d, k, self, Parallel.serial(), squared, index);
        assertThat(squared).isEqualTo(Samples.inside(expected, 0, 1, 77));
        assertThat(index).isEqualTo(Samples.inside(expectedIndex, 0, 1, 77));
    }

    private static double[] values(SplittableRandom random, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = switch (random.nextInt(60)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2 -> 1e200;
                case 3, 4 -> -0.0;
                case 5, 6 -> 1e-160 * random.nextInt(9);
                default -> random.nextInt(4);
            };
        }
        return values;
    }

    private static double squared(double[] a, int aOffset, double[] b, int bOffset, int d) {
        double sum = 0;
        for (int c = 0; c < d; c++) {
            sum += (a[aOffset + c] - b[bOffset + c]) * (a[aOffset + c] - b[bOffset + c]);
        }
        return sum;
    }

    @Test
    void distanceOfTwoRowsIsThatOfTheDefinition() {
        for (int d = 0; d <= 130; d++) {
            double[] a = Samples.inside(Samples.tied(d, d), 3, 2, Double.NaN);
            double[] b = Samples.inside(Samples.tied(d, d + 1000), 1, 2, Double.NaN);
            assertThat(EuclideanNeighbors.squared(a, 3, b, 1, d)).isEqualTo(squared(a, 3, b, 1, d));
        }
    }

    @Test
    void threadsChangeNothing() {
        double[] rows = Samples.tied(700 * 3, 4);
        Threads.changeNothing(parallel -> {
            double[] squared = new double[700 * 3];
            int[] index = new int[700 * 3];
            EuclideanNeighbors.search(rows, 0, 700, rows, 0, 700, 3, 3, true, parallel, squared, index);
            return new Object[] {squared, index};
        });
    }

    @Test
    void refusesNoNeighboursAndTooLittleRoom() {
        double[] rows = new double[4];
        assertThatThrownBy(() -> EuclideanNeighbors.search(
                        rows, 0, 4, rows, 0, 4, 1, 0, true, Parallel.serial(), new double[4], new int[4]))
                .hasMessageContaining("k must be at least 1, was 0");
        assertThatThrownBy(() -> EuclideanNeighbors.search(
                        rows, 0, 4, rows, 0, 4, 1, 2, true, Parallel.serial(), new double[8], new int[7]))
                .hasMessageContaining("n * k = 8 entries, had 7");
    }
}
