package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GroupProperties {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private static int digit(int code, int place) {
        return place == 0 ? code % 3 : code / 3 / place % 2;
    }

    private static ConfusionTable table(List<Integer> rows) {
        return ConfusionTable.of(
                rows.stream().mapToInt(r -> digit(r, 0)).toArray(),
                NAMES,
                rows.stream().mapToInt(r -> digit(r, 1)).toArray(),
                rows.stream().mapToInt(r -> digit(r, 2)).toArray());
    }

    @Property(tries = 100)
    void mergedPartsAreTheWhole(@ForAll @Size(min = 2, max = 60) List<@IntRange(max = 11) Integer> rows) {
        int half = rows.size() / 2;
        assertThat(table(rows.subList(0, half)).plus(table(rows.subList(half, rows.size()))))
                .isEqualTo(table(rows));
    }

    @Property(tries = 100)
    void orderOfRowsDoesNotMatter(@ForAll @Size(max = 60) List<@IntRange(max = 11) Integer> rows) {
        List<Integer> reversed = new java.util.ArrayList<>(rows);
        java.util.Collections.reverse(reversed);
        assertThat(table(reversed)).isEqualTo(table(rows));
    }

    @Property(tries = 100)
    void gapsLieInRange(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 11) Integer> rows) {
        GroupRates rates = table(rows).rates(Rate.SELECTION);
        assertThat(rates.spread().difference()).isBetween(0.0, 1.0);
        assertThat(DifferentialFairness.epsilon(rates)).isGreaterThanOrEqualTo(0);
    }

    @Property(tries = 100)
    void boundsOfTheScoreIntervalsHoldTheEstimate(
            @ForAll @IntRange(min = 1, max = 20) int x, @ForAll @IntRange(min = 1, max = 20) int y) {
        GroupRate a = new GroupRate("a", x, 30);
        GroupRate b = new GroupRate("b", y, 25);
        assertThat(ScoreInterval.difference(a, b, 0.95).contains(a.value() - b.value()))
                .isTrue();
        assertThat(ScoreInterval.ratio(a, b, 0.95).contains(a.value() / b.value()))
                .isTrue();
    }

    @Property(tries = 100)
    void changeIsZeroBetweenASideAndItself(@ForAll @IntRange(max = 40) int x, @ForAll @IntRange(max = 40) int y) {
        GroupRate a = new GroupRate("a", x, 40);
        GroupRate b = new GroupRate("b", y, 40);
        DisparityChange change = new DisparityChange(a, b, a, b);
        assertThat(change.change()).isZero();
        assertThat(change.interval(0.95).contains(0)).isTrue();
        assertThat(change.test().pValue()).isCloseTo(1, within(1e-12));
    }
}
