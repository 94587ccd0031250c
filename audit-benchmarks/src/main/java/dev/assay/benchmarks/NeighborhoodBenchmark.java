package dev.assay.benchmarks;

import dev.assay.kernel.NeighborhoodCounts;
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

/** Precision, recall, density and coverage of rows of 768 floats with 5 neighbours; the answer is the density. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NeighborhoodBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int D = 768;
    private static final int K = 5;

    private int n;
    private float[] first = new float[0];
    private float[] second = new float[0];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 500, 2000, 10_000);
        first = Inputs.normalFloats(1, n * D);
        second = Inputs.normalFloats(2, n * D);
        for (int i = 0; i < second.length; i++) {
            second[i] *= 0.97f;
        }
        // The rows of the small size, at every size.
        int few = Math.min(n, 500);
        Inputs.agree("density", baseline(few), density(few), 1e-9);
    }

    /** All distances in matrices of doubles, then sorting and counting. */
    @Benchmark
    public double baseline() {
        return baseline(n);
    }

    private double baseline(int n) {
        double[] radii = new double[n];
        double[][] within = distances(first, first, n);
        for (int i = 0; i < n; i++) {
            Arrays.sort(within[i]);
            radii[i] = within[i][K];
        }
        double[][] between = distances(first, second, n);
        long balls = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                balls += between[i][j] < radii[i] ? 1 : 0;
            }
        }
        return (double) balls / K / n;
    }

    private static double[][] distances(float[] a, float[] b, int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < D; k++) {
                    double difference = (double) a[i * D + k] - b[j * D + k];
                    sum += difference * difference;
                }
                matrix[i][j] = sum;
            }
        }
        return matrix;
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "-Dassay.kernel.provider=plain")
    public double tilesPlain() {
        return density(n);
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public double tilesVector() {
        return density(n);
    }

    private double density(int n) {
        return NeighborhoodCounts.of(first, n, second, n, D, K, false, Parallel.serial())
                .density();
    }
}
