package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LongestCommonSubsequenceProperties {
    @Provide
    Arbitrary<int[]> tokens() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 64, 128))
                .array(int[].class)
                .ofMaxSize(300);
    }

    @Property(tries = 200)
    void agreesWithTheTable(@ForAll("tokens") int[] a, @ForAll("tokens") int[] b) {
        assertThat(LongestCommonSubsequence.length(a, b)).isEqualTo(table(a, b));
    }

    @Example
    void agreesWithTheTableAtAllWordBoundaries() {
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        int[] b = new int[150];
        for (int i = 0; i < b.length; i++) {
            b[i] = (i * 7) % 5;
        }
        for (int length = 0; length <= 130; length++) {
            int[] a = new int[length + 2];
            for (int i = 0; i < a.length; i++) {
                a[i] = (i * i) % 6;
            }
            lcs.prepare(a, 2, length);
            assertThat(lcs.with(b, 10, 140)).isEqualTo(table(slice(a, 2, length), slice(b, 10, 140)));
        }
    }

    @Example
    void longSequencesAgreeWithTheTable() {
        Random random = new Random(3);
        for (int length : new int[] {4095, 4096, 4097, 8192, 9001}) {
            int[] a = random.ints(length, 0, 40).toArray();
            // Some tokens occur at the beginning only, so that later strips know them not.
            int[] b = random.ints(700, -3, 40).toArray();
            a[5] = -1;
            a[77] = -2;
            assertThat(LongestCommonSubsequence.length(a, b)).isEqualTo(table(a, b));
            assertThat(LongestCommonSubsequence.length(b, a)).isEqualTo(table(b, a));
            assertThat(LongestCommonSubsequence.length(a, a)).isEqualTo(length);
        }
    }

    /** What lies around the ranges would be common; a short sequence may follow a long one. */
    @Example
    void longRangesAgreeWithTheTable() {
        Random random = new Random(5);
        LongestCommonSubsequence lcs = new LongestCommonSubsequence();
        for (int length : new int[] {8193, 64, 4097, 1, 4096}) {
            int[] a = random.ints(length, 0, 30).toArray();
            int[] b = random.ints(131, 0, 30).toArray();
            lcs.prepare(Samples.inside(a, 7, 70, -9), 7, length);
            for (int of = 131; of >= 1; of -= 65) {
                assertThat(lcs.with(Samples.inside(slice(b, 0, of), 3, 5, -9), 3, of))
                        .isEqualTo(table(a, slice(b, 0, of)));
            }
        }
    }

    @Example
    void aMillionTokensNeedLittleMemory() {
        int[] a = new Random(4).ints(1_000_000).toArray();
        assertThat(LongestCommonSubsequence.length(a, slice(a, 999_000, 1_000))).isEqualTo(1_000);
    }

    private static int[] slice(int[] values, int from, int length) {
        int[] slice = new int[length];
        System.arraycopy(values, from, slice, 0, length);
        return slice;
    }

    private static int table(int[] a, int[] b) {
        int[][] best = new int[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.length][b.length];
    }
}
