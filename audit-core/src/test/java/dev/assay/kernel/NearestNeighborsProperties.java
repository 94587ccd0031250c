package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class NearestNeighborsProperties {
    private interface Distance {
        double between(int query, int point);
    }

    private static void assertNearest(
            Distance distance, int n, int m, int k, boolean self, double[] found, int[] index, double tolerance) {
        for (int i = 0; i < n; i++) {
            int query = i;
            int[] order = IntStream.range(0, m)
                    .filter(j -> !self || j != query)
                    .boxed()
                    .sorted((a, b) -> Double.compare(distance.between(query, a), distance.between(query, b)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int s = 0; s < k; s++) {
                int at = i * k + s;
                if (s >= order.length) {
                    assertThat(found[at]).isInfinite();
                    assertThat(index[at]).isEqualTo(-1);
                } else {
                    Offset<Double> within = Offset.offset(tolerance * (1 + distance.between(i, order[s])));
                    assertThat(found[at]).isCloseTo(distance.between(i, order[s]), within);
                    assertThat(distance.between(i, index[at])).isCloseTo(found[at], within);
                }
            }
            assertThat(Arrays.stream(index, i * k, i * k + Math.min(k, order.length))
                            .distinct())
                    .hasSize(Math.min(k, order.length));
        }
    }

    @Property(tries = 40)
    void euclideanAgreesWithSorting(
            @ForAll @IntRange(min = 0, max = 40) int n,
            @ForAll @IntRange(min = 0, max = 1100) int m,
            @ForAll @IntRange(min = 1, max = 9) int d,
            @ForAll @IntRange(min = 1, max = 5) int k,
            @ForAll boolean self,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = self ? n : m;
        double[] points =
                random.doubles((long) rows * d + 3).map(v -> Math.floor(v * 6)).toArray();
        double[] queries = self
                ? points
                : random.doubles((long) n * d + 3).map(v -> Math.floor(v * 6)).toArray();
        double[] squared = new double[n * k];
        int[] index = new int[n * k];
        EuclideanNeighbors.search(queries, 3, n, points, 3, rows, d, k, self, Parallel.serial(), squared, index);
        Distance naive = (i, j) -> EuclideanNeighbors.squared(queries, 3 + i * d, points, 3 + j * d, d);
        assertNearest(naive, n, rows, k, self, squared, index, 1e-14);
    }

    @Property(tries = 40)
    void gowerAgreesWithItsDefinition(
            @ForAll @IntRange(min = 1, max = 30) int n,
            @ForAll @IntRange(min = 1, max = 600) int m,
            @ForAll @IntRange(min = 0, max = 6) int numeric,
            @ForAll @IntRange(min = 1, max = 6) int categorical,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] queryNumbers = numbers(random, numeric, n);
        double[][] pointNumbers = numbers(random, numeric, m);
        int[][] queryCodes = codes(random, categorical, n);
        int[][] pointCodes = codes(random, categorical, m);
        double[] range = random.doubles(numeric).map(v -> v < 0.2 ? 0 : 40 * v).toArray();
        double[] weights = random.doubles(numeric + categorical).toArray();
        int k = 2;
        double[] found = new double[n * k];
        int[] index = new int[n * k];
        GowerNeighbors.search(
                queryNumbers,
                queryCodes,
                n,
                pointNumbers,
                pointCodes,
                m,
                range,
                weights,
                k,
                false,
                Parallel.serial(),
                found,
                index);
        double total = Arrays.stream(weights).sum();
        Distance naive = (i, j) -> {
            double sum = 0;
            for (int c = 0; c < numeric; c++) {
                double a = queryNumbers[c][i];
                double b = pointNumbers[c][j];
                double gap = Double.isNaN(a) || Double.isNaN(b)
                        ? (Double.isNaN(a) && Double.isNaN(b) ? 0 : 1)
                        : a == b ? 0 : range[c] > 0 ? Math.min(1, Math.abs(a - b) / range[c]) : 1;
                sum += weights[c] * gap;
            }
            for (int c = 0; c < categorical; c++) {
                int a = Math.max(-1, queryCodes[c][i]);
                int b = Math.max(-1, pointCodes[c][j]);
                sum += weights[numeric + c] * (a == b ? 0 : 1);
            }
            return sum / total;
        };
        assertNearest(naive, n, m, k, false, found, index, 1e-14);
    }

    @Property(tries = 10)
    void threadsChangeNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 700;
        double[] rows = random.doubles(n * 3L).map(v -> Math.floor(v * 9)).toArray();
        double[][] squared = new double[2][n * 3];
        int[][] index = new int[2][n * 3];
        EuclideanNeighbors.search(rows, 0, n, rows, 0, n, 3, 3, true, Parallel.serial(), squared[0], index[0]);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            EuclideanNeighbors.search(rows, 0, n, rows, 0, n, 3, 3, true, Parallel.on(pool, 4), squared[1], index[1]);
        } finally {
            pool.shutdown();
        }
        assertThat(squared[1]).isEqualTo(squared[0]);
        assertThat(index[1]).isEqualTo(index[0]);
    }

    private static double[][] numbers(SplittableRandom random, int columns, int rows) {
        double[][] numbers = new double[columns][];
        for (int c = 0; c < columns; c++) {
            numbers[c] = random.doubles(rows)
                    .map(v -> v < 0.1 ? Double.NaN : v < 0.5 ? Math.floor(v * 20) : v * 20 + 1e6)
                    .toArray();
        }
        return numbers;
    }

    private static int[][] codes(SplittableRandom random, int columns, int rows) {
        int[][] codes = new int[columns][];
        for (int c = 0; c < columns; c++) {
            codes[c] = random.ints(rows, -1, 5).toArray();
        }
        return codes;
    }
}
