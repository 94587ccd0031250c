package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ProportionIntervalProperties {
    @Property(tries = 200)
    void containsTheEstimateAndStaysInRange(@ForAll @IntRange(max = 50) int x, @ForAll @IntRange(max = 50) int y) {
        double n = x + y;
        if (n == 0) {
            return;
        }
        for (Interval interval :
                new Interval[] {ProportionInterval.wilson(x, n), ProportionInterval.clopperPearson(x, n, 0.95)}) {
            assertThat(interval.contains(x / n)).isTrue();
            assertThat(interval.low()).isGreaterThanOrEqualTo(0);
            assertThat(interval.high()).isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 200)
    void swappingTheSamplesFlipsTheDifference(
            @ForAll @IntRange(max = 20) int x1,
            @ForAll @IntRange(min = 20, max = 40) int n1,
            @ForAll @IntRange(max = 20) int x2,
            @ForAll @IntRange(min = 20, max = 40) int n2) {
        Interval forward = ProportionInterval.newcombe(x1, n1, x2, n2);
        Interval back = ProportionInterval.newcombe(x2, n2, x1, n1);
        assertThat(forward.low()).isCloseTo(-back.high(), within(1e-12));
        assertThat(forward.high()).isCloseTo(-back.low(), within(1e-12));
        assertThat(forward.low()).isGreaterThanOrEqualTo(-1);
        assertThat(forward.high()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 100)
    void moreRowsAtTheSameRateNarrow(
            @ForAll @IntRange(min = 1, max = 20) int x, @ForAll @IntRange(min = 1, max = 20) int y) {
        assertThat(ProportionInterval.wilson(4 * x, 4 * (x + y)).width())
                .isLessThan(ProportionInterval.wilson(x, x + y).width());
    }
}
