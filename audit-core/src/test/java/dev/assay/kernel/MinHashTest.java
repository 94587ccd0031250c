package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MinHashTest {
    private static long[] set(long first, int size) {
        long[] hashes = new long[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = Shingles.mix(first + i);
        }
        return hashes;
    }

    /** Mean and variance of the estimate over many pairs of sets against its theory. */
    @Test
    void estimatesJaccardWithoutBiasAndWithBinomialVariance() {
        int permutations = 128;
        for (int size : new int[] {8, 40, 300}) {
            for (double target : new double[] {0.1, 0.5, 0.8, 0.95}) {
                int common = (int) Math.round(2 * size * target / (1 + target));
                double exact = common / (2.0 * size - common);
                if (exact == 1) {
                    continue;
                }
                int trials = 400;
                double sum = 0;
                double squares = 0;
                for (int t = 0; t < trials; t++) {
                    MinHash hash = new MinHash(permutations, 1000L * size + t);
                    long[] a = set(1_000_000L * t, size);
                    long[] b = set(1_000_000L * t + size - common, size);
                    int[] signatures = new int[2 * permutations];
                    hash.signature(a, 0, size, signatures, 0);
                    hash.signature(b, 0, size, signatures, permutations);
                    double estimate = MinHash.similarity(signatures, 0, signatures, permutations, permutations);
                    sum += estimate - exact;
                    squares += (estimate - exact) * (estimate - exact);
                }
                double variance = exact * (1 - exact) / permutations;
                assertThat(sum / trials)
                        .as("bias, size %d, J %.2f", size, exact)
                        .isCloseTo(0, within(4 * Math.sqrt(variance / trials)));
                assertThat(squares / trials / variance)
                        .as("variance ratio, size %d, J %.2f", size, exact)
                        .isBetween(0.7, 1.35);
            }
        }
    }

    @Test
    void isTheSmallestHashWhateverTheOrderLengthAndRepeats() {
        MinHash hash = new MinHash(8, 3);
        for (int length = 1; length <= 130; length++) {
            long[] hashes = set(length, length);
            int[] forward = new int[10];
            hash.signature(hashes, 0, length, forward, 2);
            int[] expected = new int[10];
            java.util.Arrays.fill(expected, 2, 10, Integer.MAX_VALUE);
            for (int i = length - 1; i >= 0; i--) {
                int[] one = new int[8];
                hash.signature(new long[] {hashes[i], hashes[i], hashes[i]}, 0, 3, one, 0);
                for (int p = 0; p < 8; p++) {
                    expected[2 + p] = Math.min(expected[2 + p], one[p]);
                }
            }
            assertThat(forward).isEqualTo(expected);
        }
    }

    @Test
    void manyAtOnceAreTheSameAsOneByOne() {
        MinHash hash = new MinHash(12, 9);
        long[] hashes = set(5, 60);
        int[] starts = {0, 0, 1, 18, 60};
        int[] together = new int[4 * 12];
        hash.signatures(hashes, starts, together);
        int[] alone = new int[4 * 12];
        for (int i = 0; i < 4; i++) {
            hash.signature(hashes, starts[i], starts[i + 1] - starts[i], alone, i * 12);
        }
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void theEmptySetHasItsOwnSignature() {
        int[] signature = new int[8];
        new MinHash(8, 3).signature(new long[0], 0, 0, signature, 0);
        assertThat(signature).containsOnly(Integer.MAX_VALUE);
    }

    @Test
    void refusesOddLengths() {
        assertThatThrownBy(() -> new MinHash(6, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 6");
    }

    @Test
    void shinglesOfShortTextsAreTheWholeText() {
        long[] tokens = {Shingles.token("a"), Shingles.token("b"), Shingles.token("c"), Shingles.token("d")};
        long[] out = new long[5];
        assertThat(Shingles.hash(tokens, 0, 4, 3, out, 1)).isEqualTo(2);
        assertThat(out[1]).isNotEqualTo(out[2]);
        assertThat(Shingles.hash(tokens, 0, 2, 3, out, 0)).isEqualTo(1);
        assertThat(Shingles.hash(tokens, 0, 0, 3, out, 0)).isZero();
    }

    @Test
    void jaccardOfSortedDistinctSets() {
        long[] a = {5, 1, 5, 9, 2};
        long[] b = {9, 9, 1, 7};
        int na = Shingles.distinct(a, 0, a.length);
        int nb = Shingles.distinct(b, 0, b.length);
        assertThat(na).isEqualTo(4);
        assertThat(nb).isEqualTo(3);
        assertThat(Shingles.jaccard(a, 0, na, b, 0, nb)).isEqualTo(2 / 5.0);
    }

    @Test
    void bandsFindEachCandidateOnce() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 60;
        int[] signatures = new int[n * 12];
        for (int i = 0; i < signatures.length; i++) {
            signatures[i] = random.nextInt(3);
        }
        List<String> found = new ArrayList<>();
        LshBands.candidates(signatures, n, 12, 4, 3, (a, b) -> found.add(a + "-" + b));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                boolean candidate = false;
                for (int band = 0; band < 4; band++) {
                    boolean equal = true;
                    for (int r = 0; r < 3; r++) {
                        equal &= signatures[i * 12 + band * 3 + r] == signatures[j * 12 + band * 3 + r];
                    }
                    candidate |= equal;
                }
                if (candidate) {
                    expected.add(i + "-" + j);
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).isNotEmpty();
    }
}
