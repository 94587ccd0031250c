package dev.assay.benchmarks;

import dev.assay.kernel.FloatTiles;
import dev.assay.kernel.Parallel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.VectorUtil;
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

/** Dot products of all pairs of rows of 768 floats, reduced to their sum. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PairwiseBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int D = 768;
    private static final String PLAIN = "-Dassay.kernel.provider=plain";
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    private int n;
    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[][] rowsOfA = new float[0][];
    private float[][] rowsOfB = new float[0][];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 256, 1024, 4032);
        a = Inputs.normalFloats(1, n * D);
        b = Inputs.normalFloats(2, n * D);
        rowsOfA = rows(a);
        rowsOfB = rows(b);
        Inputs.agree("sum of dots", sumOfTiles(), closedForm(), 1e-3);
        if (n <= 1024) {
            Inputs.agree("sum of dots", baseline(), closedForm(), 1e-3);
            Inputs.agree("sum of dots", lucene(), closedForm(), 1e-3);
        }
    }

    private float[][] rows(float[] values) {
        float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(values, i * D, (i + 1) * D);
        }
        return rows;
    }

    /** The sum of all dots is the dot of the sums. */
    private double closedForm() {
        double sum = 0;
        for (int k = 0; k < D; k++) {
            double left = 0;
            double right = 0;
            for (int i = 0; i < n; i++) {
                left += a[i * D + k];
                right += b[i * D + k];
            }
            sum += left * right;
        }
        return sum;
    }

    /** The obvious loops. */
    @Benchmark
    public double baseline() {
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int k = 0; k < D; k++) {
                    sum += a[i * D + k] * b[j * D + k];
                }
                total += sum;
            }
        }
        return total;
    }

    /** One call of Lucene's dot product a pair. */
    @Benchmark
    public double lucene() {
        double total = 0;
        for (float[] left : rowsOfA) {
            for (float[] right : rowsOfB) {
                total += VectorUtil.dotProduct(left, right);
            }
        }
        return total;
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = PLAIN)
    public double tilesPlain() {
        return sumOfTiles();
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = MODULE)
    public double tilesVector() {
        return sumOfTiles();
    }

    private double sumOfTiles() {
        double[] total = {0};
        FloatTiles.dots(a, 0, n, b, 0, n, D, false, Parallel.serial(), task -> (row, rows, column, columns, tile) -> {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    sum += tile[i][j];
                }
            }
            total[0] += sum;
        });
        return total[0];
    }
}
