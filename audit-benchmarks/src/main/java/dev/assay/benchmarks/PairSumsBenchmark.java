package dev.assay.benchmarks;

import dev.assay.kernel.PairFunction;
import dev.assay.kernel.PairSums;
import dev.assay.kernel.Parallel;
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

/** Gaussian kernel sums of two sets of rows of 768 floats under 1000 re-labellings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PairSumsBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int D = 768;
    private static final int RELABELLINGS = 1000;
    private static final double GAMMA = 1.0 / 1536;

    private int n;
    private float[] rows = new float[0];
    private float[] indicators = new float[0];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 100, 500, 2000);
        rows = Inputs.normalFloats(1, 2 * n * D);
        int[] bits = Inputs.codes(2, 2 * n * RELABELLINGS, 2);
        indicators = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            indicators[i] = bits[i];
        }
        // The rows of the small size, at every size.
        int few = Math.min(n, 100);
        Inputs.agree("sum of the last re-labelling", baseline(few), sums(few), 1e-5);
    }

    /** The whole kernel matrix, read once for each re-labelling. */
    @Benchmark
    public double baseline() {
        return baseline(n);
    }

    private double baseline(int n) {
        int size = 2 * n;
        double[][] kernel = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double square = 0;
                for (int k = 0; k < D; k++) {
                    double difference = (double) rows[i * D + k] - rows[j * D + k];
                    square += difference * difference;
                }
                kernel[i][j] = i == j ? 0 : Math.exp(-GAMMA * square);
            }
        }
        double sum = 0;
        for (int p = 0; p < RELABELLINGS; p++) {
            sum = 0;
            for (int i = 0; i < size; i++) {
                if (indicators[i * RELABELLINGS + p] == 1) {
                    for (int j = 0; j < size; j++) {
                        sum += indicators[j * RELABELLINGS + p] * kernel[i][j];
                    }
                }
            }
        }
        return sum;
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "-Dassay.kernel.provider=plain")
    public double sumsPlain() {
        return sums(n);
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public double sumsVector() {
        return sums(n);
    }

    private double sums(int n) {
        return PairSums.of(PairFunction.rbf(GAMMA), rows, n, n, D, indicators, RELABELLINGS, Parallel.serial())
                .firstRelabelled[RELABELLINGS - 1];
    }
}
