package dev.assay.benchmarks;

import dev.assay.metrics.diversity.RougeHomogenisation;
import dev.assay.metrics.diversity.SelfBleu;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** Measures that compare each text of 50 words with all others, beside their definitions on 100 texts whatever the size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TextDiversityBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int WORDS = 50;
    private static final int FEW = 100;

    private int[][] many = {};
    private int[][] pairwise = {};
    private int[][] few = {};

    @Setup
    public void fill() {
        many = Sentences.tokens(4, Inputs.pick(size, 1000, 10_000, 100_000), WORDS);
        pairwise = Arrays.copyOf(many, Inputs.pick(size, 100, 1000, 5000));
        few = Arrays.copyOf(many, FEW);
        Inputs.agree("self-BLEU", baselineSelfBleu(), SelfBleu.of(few, 4), 1e-12);
        Inputs.agree("homogenisation", baselineHomogenisation(), RougeHomogenisation.of(few), 1e-12);
    }

    @Benchmark
    public double selfBleu() {
        return SelfBleu.of(many, 4);
    }

    @Benchmark
    public double homogenisation() {
        return RougeHomogenisation.of(pairwise);
    }

    /** Each text against all others, counted anew. */
    @Benchmark
    public double baselineSelfBleu() {
        double sum = 0;
        for (int t = 0; t < FEW; t++) {
            double logs = 0;
            for (int n = 1; n <= 4; n++) {
                Map<List<Integer>, Integer> clip = new HashMap<>();
                for (int other = 0; other < FEW; other++) {
                    if (other != t) {
                        counts(few[other], n).forEach((gram, count) -> clip.merge(gram, count, Math::max));
                    }
                }
                double matches = counts(few[t], n).entrySet().stream()
                        .mapToInt(entry -> Math.min(entry.getValue(), clip.getOrDefault(entry.getKey(), 0)))
                        .sum();
                logs += Math.log((matches == 0 ? 0.1 : matches) / (WORDS - n + 1)) / 4;
            }
            sum += Math.exp(logs);
        }
        return sum / FEW;
    }

    /** The table of longest common subsequences of every pair. */
    @Benchmark
    public double baselineHomogenisation() {
        double sum = 0;
        for (int a = 0; a < FEW; a++) {
            for (int b = 0; b < a; b++) {
                int[][] best = new int[WORDS + 1][WORDS + 1];
                for (int i = 1; i <= WORDS; i++) {
                    for (int j = 1; j <= WORDS; j++) {
                        best[i][j] = few[a][i - 1] == few[b][j - 1]
                                ? best[i - 1][j - 1] + 1
                                : Math.max(best[i - 1][j], best[i][j - 1]);
                    }
                }
                sum += (double) best[WORDS][WORDS] / WORDS;
            }
        }
        return sum / (FEW * (FEW - 1) / 2.0);
    }

    private static Map<List<Integer>, Integer> counts(int[] text, int n) {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        IntStream.rangeClosed(0, text.length - n)
                .forEach(i -> counts.merge(Arrays.stream(text, i, i + n).boxed().toList(), 1, Integer::sum));
        return counts;
    }
}
