package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SuffixArrayProperties {
    @Property(tries = 300)
    void sortsSuffixesAndCountsWhatNeighboursShare(@ForAll @Size(max = 60) List<@IntRange(max = 2) Integer> list) {
        int[] symbols = list.stream().mapToInt(Integer::intValue).toArray();
        SuffixArray array = SuffixArray.of(symbols, 3);
        Integer[] sorted = IntStream.range(0, symbols.length).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, (a, b) -> Arrays.compare(suffix(symbols, a), suffix(symbols, b)));
        assertThat(array.order())
                .containsExactly(
                        Arrays.stream(sorted).mapToInt(Integer::intValue).toArray());
        for (int i = 1; i < symbols.length; i++) {
            int[] before = suffix(symbols, sorted[i - 1]);
            int[] here = suffix(symbols, sorted[i]);
            int mismatch = Arrays.mismatch(before, here);
            assertThat(array.common()[i]).isEqualTo(mismatch);
        }
    }

    private static int[] suffix(int[] symbols, int start) {
        return Arrays.copyOfRange(symbols, start, symbols.length);
    }
}
