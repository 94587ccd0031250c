package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuffixArrayTest {
    /** One symbol over and over, a period, random symbols, and all different ones. */
    @Test
    void agreesWithSortingAtAllSmallLengths() {
        for (int length = 0; length <= 130; length++) {
            SplittableRandom random = new SplittableRandom(length);
            int period = 1 + length % 7;
            assertSorted(new int[length], 1);
            assertSorted(IntStream.range(0, length).map(i -> i % period).toArray(), period);
            assertSorted(random.ints(length, 0, 3).toArray(), 5);
            assertSorted(IntStream.range(0, length).map(i -> -1 - i + 130).toArray(), 130);
            assertSorted(random.ints(length, 0, 1000).toArray(), 1000);
        }
    }

    private static void assertSorted(int[] symbols, int alphabet) {
        int n = symbols.length;
        int[] original = symbols.clone();
        SuffixArray array = SuffixArray.of(symbols, alphabet);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Arrays.compare(symbols, a, n, symbols, b, n))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] common = new int[n];
        for (int i = 1; i < n; i++) {
            int before = order[i - 1];
            int here = order[i];
            while (Math.max(before, here) + common[i] < n && symbols[before + common[i]] == symbols[here + common[i]]) {
                common[i]++;
            }
        }
        assertThat(array.order()).isEqualTo(order);
        assertThat(array.common()).isEqualTo(common);
        assertThat(symbols).isEqualTo(original);
    }
}
