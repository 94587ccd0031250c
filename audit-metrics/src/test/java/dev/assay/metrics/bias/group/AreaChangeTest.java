package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.AreaUnderCurve;
import org.junit.jupiter.api.Test;

class AreaChangeTest {
    private static final AreaUnderCurve PERFECT = AreaUnderCurve.of(new double[] {3, 4}, new double[] {1, 2});
    private static final AreaUnderCurve MIXED = AreaUnderCurve.of(new double[] {3, 1}, new double[] {2, 0});

    @Test
    void changeIsTheDifferenceOfTheGaps() {
        AreaChange change = new AreaChange(PERFECT, PERFECT, MIXED, PERFECT);
        assertThat(change.humanGap()).isZero();
        assertThat(change.syntheticGap()).isCloseTo(-0.25, within(1e-12));
        assertThat(change.interval(0.95).contains(change.value())).isTrue();
        assertThat(change.leastRows()).isEqualTo(2);
    }

    @Test
    void nothingVariesAndNothingChanged() {
        AreaChange change = new AreaChange(PERFECT, PERFECT, PERFECT, PERFECT);
        assertThat(change.test().pValue()).isEqualTo(1);
    }
}
