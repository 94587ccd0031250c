package dev.assay.benchmarks;

import dev.assay.kernel.EuclideanNeighbors;
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
import smile.math.distance.EuclideanDistance;
import smile.neighbor.KDTree;
import smile.neighbor.KNNSearch;
import smile.neighbor.LinearSearch;
import smile.neighbor.Neighbor;

/** The five nearest of as many points for each row of 16 doubles; the answer is the sum of distances. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EuclideanBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int D = 16;
    private static final int K = 5;

    private int n;
    private double[] queries = new double[0];
    private double[] points = new double[0];
    private double[][] queryRows = new double[0][];
    private double[][] pointRows = new double[0][];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 500, 2000, 10_000);
        queries = Inputs.normal(1, n * D);
        points = Inputs.normal(2, n * D);
        queryRows = rows(queries);
        pointRows = rows(points);
        Inputs.agree("distances", baseline(), search(), 1e-12);
        Inputs.agree("distances", smileLinear(), search(), 1e-12);
        Inputs.agree("distances", smileTree(), search(), 1e-12);
    }

    private double[][] rows(double[] values) {
        double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * D, (i + 1) * D));
        return rows;
    }

    /** Pair by pair; a point that is nearer than the last of five is put in its place among them. */
    @Benchmark
    public double baseline() {
        double total = 0;
        double[] nearest = new double[K];
        for (double[] query : queryRows) {
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            for (double[] point : pointRows) {
                double square = 0;
                for (int k = 0; k < D; k++) {
                    square += (query[k] - point[k]) * (query[k] - point[k]);
                }
                if (square < nearest[K - 1]) {
                    nearest[K - 1] = square;
                    Arrays.sort(nearest);
                }
            }
            for (double square : nearest) {
                total += Math.sqrt(square);
            }
        }
        return total;
    }

    @Benchmark
    public double search() {
        double[] squared = new double[n * K];
        int[] index = new int[n * K];
        EuclideanNeighbors.search(queries, 0, n, points, 0, n, D, K, false, Parallel.serial(), squared, index);
        double total = 0;
        for (double square : squared) {
            total += Math.sqrt(square);
        }
        return total;
    }

    /** Smile, pair by pair. */
    @Benchmark
    public double smileLinear() {
        return sum(new LinearSearch<>(pointRows, new EuclideanDistance()));
    }

    /** Smile's tree, building it included. */
    @Benchmark
    public double smileTree() {
        return sum(new KDTree<>(pointRows, pointRows));
    }

    private double sum(KNNSearch<double[], double[]> search) {
        double total = 0;
        for (double[] query : queryRows) {
            for (Neighbor<double[], double[]> neighbor : search.knn(query, K)) {
                total += neighbor.distance;
            }
        }
        return total;
    }
}
