package dev.assay.benchmarks;

import dev.assay.metrics.text.Tokenizer;
import dev.assay.metrics.text.Tokenizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
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

/** Cutting texts of 40 words of ASCII into words; the answer is a digest of the words. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TokenizerBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private final Tokenizer standard = Tokenizers.standard();
    private String[] texts = {};

    @Setup
    public void fill() {
        texts = Sentences.withCopies(5, Inputs.pick(size, 1000, 10_000, 100_000), 40);
        Inputs.agree("words", baseline(), standard(), 0);
    }

    @Benchmark
    public long standard() {
        long[] digest = {0};
        for (String text : texts) {
            standard.tokenize(
                    text,
                    (buffer, offset, length, start, end) -> digest[0] = 31 * digest[0] + hash(buffer, offset, length));
        }
        return digest[0];
    }

    /** Lucene's tokenizer and filter alone. */
    @Benchmark
    public long baseline() {
        long digest = 0;
        try (StandardTokenizer words = new StandardTokenizer();
                LowerCaseFilter lower = new LowerCaseFilter(words)) {
            CharTermAttribute term = lower.addAttribute(CharTermAttribute.class);
            for (String text : texts) {
                words.setReader(new java.io.StringReader(text));
                lower.reset();
                while (lower.incrementToken()) {
                    digest = 31 * digest + hash(term.buffer(), 0, term.length());
                }
                lower.end();
                lower.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest;
    }

    private static int hash(char[] buffer, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash;
    }
}
