package dev.assay.benchmarks;

import dev.assay.kernel.LongestCommonSubsequence;
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

/** Longest common subsequences of all pairs of 200 texts of 30, 100 or 400 tokens; the answer is their sum. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CommonSubsequenceBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int TEXTS = 200;

    private final int[][] texts = new int[TEXTS][];

    @Setup
    public void fill() {
        int length = Inputs.pick(size, 30, 100, 400);
        for (int t = 0; t < TEXTS; t++) {
            texts[t] = Inputs.codes(t, length, 60);
        }
        Inputs.agree("sum of lengths", baseline(), bits(), 0);
    }

    /** Two rows of the table of prefixes. */
    @Benchmark
    public long baseline() {
        long sum = 0;
        for (int a = 0; a < TEXTS; a++) {
            for (int b = 0; b < a; b++) {
                int[] above = new int[texts[b].length + 1];
                int[] row = new int[texts[b].length + 1];
                for (int x : texts[a]) {
                    for (int j = 0; j < texts[b].length; j++) {
                        row[j + 1] = x == texts[b][j] ? above[j] + 1 : Math.max(above[j + 1], row[j]);
                    }
                    int[] swap = above;
                    above = row;
                    row = swap;
                }
                sum += above[texts[b].length];
            }
        }
        return sum;
    }

    @Benchmark
    public long bits() {
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        long sum = 0;
        for (int a = 0; a < TEXTS; a++) {
            lcs.prepare(texts[a], 0, texts[a].length);
            for (int b = 0; b < a; b++) {
                sum += lcs.with(texts[b], 0, texts[b].length);
            }
        }
        return sum;
    }
}
