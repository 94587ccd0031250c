package dev.assay.benchmarks;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.text.NearDuplicates;
import dev.assay.metrics.text.ShingleSets;
import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.Tokenizers;
import dev.assay.metrics.text.Vocabulary;
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
 * Near duplicates among texts of 40 words, a tenth of them copies with up to four words exchanged. The answer is the number of pairs
 * at a Jaccard similarity of 0.8 and above, checked beforehand against a count without hashing: none is false, of 1000 at
 * most 10 are missed. {@code baseline} takes the first 1000 texts whatever the size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class NearDuplicatesBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int WORDS = 40;
    private static final double ALIKE = 0.8;

    private String[] texts = {};
    private TokenizedTexts tokenized = TokenizedTexts.of(Tokenizers.standard(), texts, new Vocabulary());

    @Setup
    public void fill() {
        texts = Sentences.withCopies(3, Inputs.pick(size, 1000, 10_000, 100_000), WORDS);
        tokenized = TokenizedTexts.of(Tokenizers.standard(), texts, new Vocabulary());
        long exact = Sentences.alikePairs(texts, ALIKE);
        long found = wholeWay();
        if (found > exact || found < 0.99 * exact || exact < texts.length / 50) {
            throw new IllegalStateException("found " + found + " of " + exact + " pairs");
        }
        int[] first = new int[1000];
        Arrays.setAll(first, t -> t);
        long exhaustive = NearDuplicates.exhaustive(ShingleSets.of(tokenized.select(first), 3), ALIKE)
                .pairs(ALIKE);
        Inputs.agree("pairs among the first 1000", baseline(), exhaustive, 0);
    }

    /** From the texts to the pairs. */
    @Benchmark
    public long wholeWay() {
        return pairs(TokenizedTexts.of(Tokenizers.standard(), texts, new Vocabulary()));
    }

    /** From the words to the pairs. */
    @Benchmark
    public long fromWords() {
        return pairs(tokenized);
    }

    /** The set of runs of words of every text with that of every other one. */
    @Benchmark
    public long baseline() {
        return Sentences.alikePairsOneByOne(Arrays.copyOf(texts, 1000), ALIKE);
    }

    private static long pairs(TokenizedTexts texts) {
        return NearDuplicates.find(ShingleSets.of(texts, 3), ALIKE, Parallel.serial())
                .pairs(ALIKE);
    }
}
