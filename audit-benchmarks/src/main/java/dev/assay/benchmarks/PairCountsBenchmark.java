package dev.assay.benchmarks;

import dev.assay.kernel.PairCounts;
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

/** Contingency tables of all 190 pairs of 20 columns of 2 to 8 codes; the answer is the sum of squared counts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PairCountsBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int COLUMNS = 20;

    private int n;
    private final int[][] codes = new int[COLUMNS][];
    private final int[] sizes = new int[COLUMNS];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 1000, 100_000, 1_000_000);
        for (int c = 0; c < COLUMNS; c++) {
            sizes[c] = 2 + c % 7;
            codes[c] = Inputs.codes(c, n, sizes[c]);
        }
        Inputs.agree("squared counts", baseline(), grouped(), 0);
    }

    /** One pass over the rows for each pair. */
    @Benchmark
    public double baseline() {
        double sum = 0;
        for (int a = 0; a < COLUMNS; a++) {
            for (int b = a + 1; b < COLUMNS; b++) {
                int[] table = new int[sizes[a] * sizes[b]];
                for (int i = 0; i < n; i++) {
                    table[codes[a][i] * sizes[b] + codes[b][i]]++;
                }
                sum += squares(table);
            }
        }
        return sum;
    }

    @Benchmark
    public double grouped() {
        PairCounts counts = PairCounts.of(codes, sizes, 0, n, Parallel.serial());
        double sum = 0;
        for (int a = 0; a < COLUMNS; a++) {
            for (int b = a + 1; b < COLUMNS; b++) {
                sum += squares(counts.table(a, b));
            }
        }
        return sum;
    }

    private static double squares(int[] table) {
        double sum = 0;
        for (int count : table) {
            sum += (double) count * count;
        }
        return sum;
    }
}
