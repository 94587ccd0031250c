package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GowerNeighborsTest {
    /** Columns of whole numbers in units of a power of two: all distances are exact, so ties are ties. */
    private record Side(double[][] numbers, int[][] codes, int rows) {
        static Side random(SplittableRandom random, int numeric, int categorical, int rows) {
            double[][] numbers = new double[numeric][rows];
            int[][] codes = new int[categorical][rows];
            for (int i = 0; i < rows; i++) {
                for (double[] column : numbers) {
                    column[i] = switch (random.nextInt(12)) {
                        case 0 -> Double.NaN;
                        case 1 -> -0.0;
                        case 2 -> Double.POSITIVE_INFINITY;
                        case 3 -> -1e30;
                        default -> random.nextInt(-3, 4);
                    };
                }
                for (int[] column : codes) {
                    column[i] = random.nextInt(-2, 3);
                }
            }
            return new Side(numbers, codes, rows);
        }
    }

    private static double distance(Side a, int i, Side b, int j, double[] range, double @Nullable [] weights) {
        double sum = 0;
        double total = 0;
        for (int c = 0; c < range.length + a.codes.length; c++) {
            double weight = weights == null ? 1 : weights[c];
            total += weight;
            if (c < range.length) {
                double x = a.numbers[c][i];
                double y = b.numbers[c][j];
                boolean same = x == y || (Double.isNaN(x) && Double.isNaN(y));
                double apart = Double.isNaN(x) || Double.isNaN(y) || !(range[c] > 0)
                        ? 1
                        : Math.min(1, Math.abs(x - y) / range[c]);
                sum += weight * (same ? 0 : apart);
            } else {
                int x = Math.max(-1, a.codes[c - range.length][i]);
                int y = Math.max(-1, b.codes[c - range.length][j]);
                sum += weight * (x == y ? 0 : 1);
            }
        }
        return sum / total;
    }

    private static void assertNearest(int n, int m, int numeric, int categorical, int k) {
        SplittableRandom random = new SplittableRandom(1000L * n + 10L * m + numeric);
        Side queries = Side.random(random, numeric, categorical, n);
        Side points = Side.random(random, numeric, categorical, m);
        double[] range = random.ints(numeric, 0, 3).mapToDouble(r -> 4 * r - 4).toArray();
        double[] weights = n % 2 == 0 ? null : new double[numeric + categorical];
        for (int c = 0; weights != null && c < weights.length; c++) {
            weights[c] = c % 4;
        }
        if (weights != null && weights.length == 1) {
            weights[0] = 2;
        }
        assertNearest(queries, points, false, range, weights, k);
        assertNearest(points, points, true, range, weights, k);
    }

    private static void assertNearest(
            Side queries, Side points, boolean self, double[] range, double @Nullable [] weights, int k) {
        int n = queries.rows;
        double[] expected = new double[n * k];
        int[] expectedIndex = new int[n * k];
        NaiveNeighbors.search(
                (i, j) -> distance(queries, i, points, j, range, weights),
                n,
                points.rows,
                k,
                self,
                expected,
                expectedIndex);
        double[] found = new double[n * k];
        int[] index = new int[n * k];
        GowerNeighbors.search(
                queries.numbers,
                queries.codes,
                n,
                points.numbers,
                points.codes,
                points.rows,
                range,
                weights,
                k,
                self,
                Parallel.serial(),
                found,
                index);
        assertThat(found).containsExactly(expected, within(1e-15));
        assertThat(index).isEqualTo(expectedIndex);
    }

    @Test
    void nearestOfAllSmallNumbersOfPoints() {
        for (int m = 0; m <= 130; m++) {
            assertNearest(1 + m % 5, m, m % 3, 1 + m % 2, 1 + m % 4);
        }
    }

    @Test
    void nearestOverAllSmallNumbersOfColumns() {
        for (int columns = 1; columns <= 130; columns++) {
            assertNearest(3, 15, columns, columns % 3, 2);
            assertNearest(2, 15, columns % 3, columns, 2);
        }
    }

    @Test
    void nearestAcrossBlocksAndTasks() {
        assertNearest(65, 512, 2, 2, 3);
        assertNearest(129, 513, 2, 2, 3);
    }

    @Test
    void gapsOfTwoNumbers() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(GowerNeighbors.gap(1, 3, 4)).isEqualTo(0.5);
        assertThat(GowerNeighbors.gap(1, 30, 4)).isEqualTo(1);
        assertThat(GowerNeighbors.gap(0.0, -0.0, 0)).isZero();
        assertThat(GowerNeighbors.gap(1, 2, 0)).isEqualTo(1);
        assertThat(GowerNeighbors.gap(inf, inf, 4)).isZero();
        assertThat(GowerNeighbors.gap(inf, 2, 4)).isEqualTo(1);
        assertThat(GowerNeighbors.gap(Double.NaN, Double.NaN, 4)).isZero();
        assertThat(GowerNeighbors.gap(Double.NaN, 2, 4)).isEqualTo(1);
        assertThat(GowerNeighbors.gap(Double.MIN_VALUE, 0, 2 * Double.MIN_VALUE))
                .isEqualTo(0.5);
    }

    @Test
    void threadsChangeNothing() {
        Side rows = Side.random(new SplittableRandom(3), 3, 2, 600);
        Threads.changeNothing(parallel -> {
            double[] distance = new double[600 * 3];
            int[] index = new int[600 * 3];
            double[] range = {4, 0, 8};
            GowerNeighbors.search(
                    rows.numbers,
                    rows.codes,
                    600,
                    rows.numbers,
                    rows.codes,
                    600,
                    range,
                    null,
                    3,
                    true,
                    parallel,
                    distance,
                    index);
            return new Object[] {distance, index};
        });
    }

    @Test
    void refusesColumnsAndWeightsThatDoNotFit() {
        Side rows = Side.random(new SplittableRandom(3), 1, 1, 4);
        assertThatThrownBy(() -> search(rows, new double[2], null)).hasMessageContaining("2 ranges");
        assertThatThrownBy(() -> search(rows, new double[1], new double[3])).hasMessageContaining("3 weights");
        assertThatThrownBy(() -> search(rows, new double[1], new double[] {1, -1}))
                .hasMessageContaining("was -1.0");
        assertThatThrownBy(() -> search(rows, new double[1], new double[2])).hasMessageContaining("must be positive");
    }

    private static void search(Side rows, double[] range, double @Nullable [] weights) {
        GowerNeighbors.search(
                rows.numbers,
                rows.codes,
                4,
                rows.numbers,
                rows.codes,
                4,
                range,
                weights,
                1,
                true,
                Parallel.serial(),
                new double[4],
                new int[4]);
    }
}
