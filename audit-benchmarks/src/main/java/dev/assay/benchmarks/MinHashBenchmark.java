package dev.assay.benchmarks;

import dev.assay.kernel.LshBands;
import dev.assay.kernel.MinHash;
import dev.assay.kernel.Shingles;
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

/** Documents of 50 words: word 3-shingles, 128 hash functions, and the candidates of 25 bands of 5; the answer is a digest of the signatures. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MinHashBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int WORDS = 50;
    private static final int PERMUTATIONS = 128;
    private static final int BANDS = 25;
    private static final int ROWS = 5;

    private final MinHash minHash = new MinHash(PERMUTATIONS, 7);
    private final int[] factors = Inputs.codes(3, PERMUTATIONS, Integer.MAX_VALUE);
    private final int[] offsets = Inputs.codes(4, PERMUTATIONS, Integer.MAX_VALUE);
    private int n;
    private long[] tokens = new long[0];
    private long[] hashes = new long[0];
    private int[] starts = new int[0];
    private int[] signatures = new int[0];

    @Setup
    public void fill() {
        n = Inputs.pick(size, 1000, 10_000, 100_000);
        int[] ids = Inputs.codes(1, n * WORDS, 30_000);
        tokens = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            tokens[i] = Shingles.token("word" + ids[i]);
        }
        hashes = new long[n * (WORDS - 2)];
        starts = new int[n + 1];
        signatures = new int[n * PERMUTATIONS];
        shinglesAndSignatures();
        int checked = 20;
        Inputs.agree(
                "signatures", digest(byElement(checked)), digest(Arrays.copyOf(signatures, checked * PERMUTATIONS)), 0);
        // Two kinds of documents: each has thousands of pairs, and none with the other kind.
        int[] few = Arrays.copyOf(signatures, 500 * PERMUTATIONS);
        for (int d = 0; d < 500; d++) {
            System.arraycopy(signatures, d % 2 * PERMUTATIONS + 40, few, d * PERMUTATIONS + 40, 10);
        }
        Inputs.agree("candidates", pairsThatShareABand(few, 500), candidates(few, 500), 0);
    }

    private static int pairsThatShareABand(int[] signatures, int documents) {
        int pairs = 0;
        for (int i = 0; i < documents; i++) {
            for (int j = 0; j < i; j++) {
                boolean share = false;
                for (int band = 0; band < BANDS; band++) {
                    int a = i * PERMUTATIONS + band * ROWS;
                    int b = j * PERMUTATIONS + band * ROWS;
                    share |= Arrays.equals(signatures, a, a + ROWS, signatures, b, b + ROWS);
                }
                pairs += share ? 1 : 0;
            }
        }
        return pairs;
    }

    private static int candidates(int[] signatures, int documents) {
        int[] found = {0};
        LshBands.candidates(signatures, documents, PERMUTATIONS, BANDS, ROWS, (a, b) -> found[0]++);
        return found[0];
    }

    /** Signatures of the first documents as minima of signatures of single elements. */
    private int[] byElement(int documents) {
        int[] one = new int[PERMUTATIONS];
        int[] all = new int[documents * PERMUTATIONS];
        Arrays.fill(all, Integer.MAX_VALUE);
        for (int d = 0; d < documents; d++) {
            for (int h = starts[d]; h < starts[d + 1]; h++) {
                minHash.signature(hashes, h, 1, one, 0);
                for (int p = 0; p < PERMUTATIONS; p++) {
                    int at = d * PERMUTATIONS + p;
                    all[at] = Math.min(all[at], one[p]);
                }
            }
        }
        return all;
    }

    /** The obvious loops with other functions of the same family. */
    @Benchmark
    public double baseline() {
        shingle();
        int[] all = new int[n * PERMUTATIONS];
        Arrays.fill(all, Integer.MAX_VALUE);
        for (int d = 0; d < n; d++) {
            for (int h = starts[d]; h < starts[d + 1]; h++) {
                int element = (int) (hashes[h] ^ hashes[h] >>> 32);
                for (int p = 0; p < PERMUTATIONS; p++) {
                    int at = d * PERMUTATIONS + p;
                    all[at] = Math.min(all[at], factors[p] * element + offsets[p] >>> 1);
                }
            }
        }
        return digest(all);
    }

    @Benchmark
    public double shinglesAndSignatures() {
        shingle();
        minHash.signatures(hashes, starts, signatures);
        return digest(signatures);
    }

    /** Candidates among signatures made before. */
    @Benchmark
    public int bands() {
        return candidates(signatures, n);
    }

    private void shingle() {
        int at = 0;
        for (int d = 0; d < n; d++) {
            starts[d] = at;
            at += Shingles.hash(tokens, d * WORDS, WORDS, 3, hashes, at);
        }
        starts[n] = at;
    }

    private static double digest(int[] signatures) {
        double sum = 0;
        for (int value : signatures) {
            sum += value;
        }
        return sum;
    }
}
