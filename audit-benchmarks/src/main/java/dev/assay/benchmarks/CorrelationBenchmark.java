package dev.assay.benchmarks;

import dev.assay.kernel.Correlations;
import dev.assay.kernel.Parallel;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
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

/** Pearson and Spearman matrices of 20 columns; the answer is the sum of the matrix. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CorrelationBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int COLUMNS = 20;

    private final double[][] columns = new double[COLUMNS][];

    @Setup
    public void fill() {
        int n = Inputs.pick(size, 1000, 30_000, 1_000_000);
        for (int c = 0; c < COLUMNS; c++) {
            columns[c] = Inputs.normal(c, n);
            for (int i = 0; i < n; i++) {
                columns[c][i] += 0.3 * columns[0][i];
            }
        }
        Inputs.agree("Pearson", baseline(), pearson(), 1e-9);
        double[][] pair = {columns[0], columns[1]};
        Inputs.agree(
                "Pearson of a pair",
                commonsMathPearsonOnePair(),
                Correlations.pearson(pair, Parallel.serial())[0][1],
                1e-9);
        Inputs.agree(
                "Spearman of a pair",
                commonsMathSpearmanOnePair(),
                Correlations.spearman(pair, Parallel.serial())[0][1],
                1e-9);
    }

    /** Pearson by two passes over each pair. */
    @Benchmark
    public double baseline() {
        double sum = COLUMNS;
        for (int a = 0; a < COLUMNS; a++) {
            for (int b = 0; b < a; b++) {
                sum += 2 * pearson(columns[a], columns[b]);
            }
        }
        return sum;
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / a.length;
        }
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(squareA * squareB);
    }

    @Benchmark
    public double pearson() {
        return sum(Correlations.pearson(columns, Parallel.serial()));
    }

    @Benchmark
    public double spearman() {
        return sum(Correlations.spearman(columns, Parallel.serial()));
    }

    /** Pearson of the first pair of columns only, of 190. */
    @Benchmark
    public double commonsMathPearsonOnePair() {
        return new PearsonsCorrelation().correlation(columns[0], columns[1]);
    }

    /** Spearman of the first pair of columns only, of 190. */
    @Benchmark
    public double commonsMathSpearmanOnePair() {
        return new SpearmansCorrelation().correlation(columns[0], columns[1]);
    }

    private static double sum(double[][] matrix) {
        double sum = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum;
    }
}
