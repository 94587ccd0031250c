package dev.assay.benchmarks;

import dev.assay.metrics.text.VerbatimRuns;
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

/**
 * The longest run of words that each text of 50 has from as many references; the answer is the sum of lengths. {@code
 * baseline} takes 100 of each whatever the size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class VerbatimRunsBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int WORDS = 50;
    private static final int FEW = 100;

    private int[][] texts = {};
    private int[][] references = {};

    @Setup
    public void fill() {
        int n = Inputs.pick(size, 1000, 10_000, 100_000);
        references = Sentences.tokens(6, n, WORDS);
        texts = Sentences.tokens(7, n, WORDS);
        for (int t = 0; t < n; t += 10) {
            // Part of every tenth text stands in a reference.
            System.arraycopy(references[t / 10], 3, texts[t], 20, 25);
        }
        Inputs.agree("sum of runs", baseline(), sum(Arrays.copyOf(texts, FEW), Arrays.copyOf(references, FEW)), 0);
    }

    @Benchmark
    public long longestRuns() {
        return sum(texts, references);
    }

    /** Each pair of positions of each text and reference. */
    @Benchmark
    public long baseline() {
        long sum = 0;
        for (int t = 0; t < FEW; t++) {
            int longest = 0;
            for (int r = 0; r < FEW; r++) {
                int[] above = new int[WORDS + 1];
                for (int i = 0; i < WORDS; i++) {
                    int[] row = new int[WORDS + 1];
                    for (int j = 0; j < WORDS; j++) {
                        row[j + 1] = texts[t][i] == references[r][j] ? above[j] + 1 : 0;
                        longest = Math.max(longest, row[j + 1]);
                    }
                    above = row;
                }
            }
            sum += longest;
        }
        return sum;
    }

    private static long sum(int[][] texts, int[][] references) {
        return Arrays.stream(VerbatimRuns.longest(texts, references))
                .mapToLong(VerbatimRuns.Run::length)
                .sum();
    }
}
