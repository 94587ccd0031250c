package dev.assay.benchmarks;

import dev.assay.kernel.CoincidenceCounts;
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

/** Coincidences of three raters with 5 categories, some ratings missing; the answer is the agreeing mass. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CoincidenceBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int CATEGORIES = 5;

    private int units;
    private final int[][] ratings = new int[3][];

    @Setup
    public void fill() {
        units = Inputs.pick(size, 1000, 100_000, 1_000_000);
        for (int r = 0; r < ratings.length; r++) {
            ratings[r] = Inputs.codes(r, units, 50);
            for (int u = 0; u < units; u++) {
                ratings[r][u] = ratings[r][u] == 0 ? -1 : ratings[r][u] % CATEGORIES;
            }
        }
        Inputs.agree("diagonal", baseline(), coincidences(), 1e-9);
    }

    /** Each ordered pair of each unit, weighted as it comes. */
    @Benchmark
    public double baseline() {
        double[] table = new double[CATEGORIES * CATEGORIES];
        for (int u = 0; u < units; u++) {
            int rated = 0;
            for (int[] rater : ratings) {
                rated += rater[u] >= 0 ? 1 : 0;
            }
            for (int[] a : ratings) {
                for (int[] b : ratings) {
                    if (a != b && a[u] >= 0 && b[u] >= 0) {
                        table[a[u] * CATEGORIES + b[u]] += 1.0 / (rated - 1);
                    }
                }
            }
        }
        return diagonal(table);
    }

    @Benchmark
    public double coincidences() {
        return diagonal(CoincidenceCounts.of(ratings, units, CATEGORIES));
    }

    private static double diagonal(double[] table) {
        double sum = 0;
        for (int c = 0; c < CATEGORIES; c++) {
            sum += table[c * CATEGORIES + c];
        }
        return sum;
    }
}
