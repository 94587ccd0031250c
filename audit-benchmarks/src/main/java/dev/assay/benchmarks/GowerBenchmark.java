package dev.assay.benchmarks;

import dev.assay.kernel.GowerNeighbors;
import dev.assay.kernel.Parallel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nearest two records under Gower's distance, 8 numbers and 7 categories; the answer is the sum of distances. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GowerBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int NUMBERS = 8;
    private static final int CATEGORIES = 7;

    private int n;
    private final double[][][] numbers = new double[2][NUMBERS][];
    private final int[][][] codes = new int[2][CATEGORIES][];
    private final double[] range = new double[NUMBERS];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 500, 2000, 10_000);
        Arrays.fill(range, 8);
        for (int side = 0; side < 2; side++) {
            for (int c = 0; c < NUMBERS; c++) {
                numbers[side][c] = Inputs.normal(side * 100L + c, n);
            }
            for (int c = 0; c < CATEGORIES; c++) {
                codes[side][c] = Inputs.codes(side * 100L + 50 + c, n, 5);
            }
        }
        if (n <= 2000) {
            Inputs.agree("distances", baseline(), search(), 1e-12);
        }
    }

    /** Pair by pair, column by column. */
    @Benchmark
    public double baseline() {
        double total = 0;
        for (int i = 0; i < n; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            double second = Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int c = 0; c < NUMBERS; c++) {
                    sum += GowerNeighbors.gap(numbers[0][c][i], numbers[1][c][j], range[c]);
                }
                for (int c = 0; c < CATEGORIES; c++) {
                    sum += codes[0][c][i] == codes[1][c][j] ? 0 : 1;
                }
                second = Math.min(second, Math.max(nearest, sum));
                nearest = Math.min(nearest, sum);
            }
            total += (nearest + second) / (NUMBERS + CATEGORIES);
        }
        return total;
    }

    @Benchmark
    public double search() {
        double[] distance = new double[2 * n];
        int[] index = new int[2 * n];
        GowerNeighbors.search(
                numbers[0],
                codes[0],
                n,
                numbers[1],
                codes[1],
                n,
                range,
                null,
                2,
                false,
                Parallel.serial(),
                distance,
                index);
        return Arrays.stream(distance).sum();
    }
}
