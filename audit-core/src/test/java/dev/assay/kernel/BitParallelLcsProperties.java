package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BitParallelLcsProperties {
    @Property(tries = 300)
    void agreesWithTheTable(
            @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> first,
            @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> second) {
        int[] a = first.stream().mapToInt(Integer::intValue).toArray();
        int[] b = second.stream().mapToInt(Integer::intValue).toArray();
        BitParallelLcs lcs = new BitParallelLcs(6);
        lcs.pattern(b);
        assertThat(lcs.length(a)).isEqualTo(table(a, b));
        lcs.pattern(a);
        assertThat(lcs.length(b)).isEqualTo(table(a, b));
        assertThat(lcs.length(a)).isEqualTo(a.length);
    }

    private static int table(int[] a, int[] b) {
        int[][] cells = new int[a.length + 1][b.length + 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                cells[i + 1][j + 1] = a[i] == b[j] ? cells[i][j] + 1 : Math.max(cells[i][j + 1], cells[i + 1][j]);
            }
        }
        return cells[a.length][b.length];
    }
}
