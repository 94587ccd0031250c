package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Conclusion;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactRatioTest {
    private static GroupRates rates(GroupRate... groups) {
        return new GroupRates("selection rate", List.of(groups));
    }

    @Test
    void ofTwoGroupsIsKatzRatioWithFishersTest() {
        GroupRate a = new GroupRate("a", 48, 80);
        GroupRate b = new GroupRate("b", 12, 40);
        ImpactRatio ratio = ImpactRatio.of(rates(a, b), 30);
        assertThat(ratio.value()).isCloseTo(0.5, within(1e-12));
        assertThat(ratio.belowFourFifths()).isTrue();
        assertThat(ratio.interval().low())
                .isEqualTo(ProportionInterval.katz(12, 40, 48, 80, 0.95).low());
        assertThat(ratio.test().pValue())
                .isEqualTo(new TwoProportionTest(12, 40, 48, 80).fisher().pValue());
    }

    @Test
    void moreGroupsWidenTheInterval() {
        GroupRate a = new GroupRate("a", 48, 80);
        GroupRate b = new GroupRate("b", 12, 40);
        ImpactRatio two = ImpactRatio.of(rates(a, b), 30);
        ImpactRatio three = ImpactRatio.of(rates(a, b, new GroupRate("c", 20, 40)), 30);
        assertThat(three.value()).isEqualTo(two.value());
        assertThat(three.interval().low()).isLessThan(two.interval().low());
        assertThat(three.test().pValue()).isGreaterThan(two.test().pValue());
    }

    @Test
    void smallGroupsTakeNoPartAndNoOneSelectedIsUndefined() {
        GroupRate tiny = new GroupRate("tiny", 0, 5);
        GroupRate a = new GroupRate("a", 30, 60);
        assertThatThrownBy(() -> ImpactRatio.of(rates(a, tiny), 30)).isInstanceOf(UndefinedStatisticException.class);
        assertThatThrownBy(() -> ImpactRatio.of(rates(new GroupRate("a", 0, 60), new GroupRate("b", 0, 60)), 30))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("0/0");
    }

    @Test
    void aKeptRatioNeedsRowsToBeCalledKept() {
        assertThat(change(1).conclusion(1)).isEqualTo(Conclusion.INSUFFICIENT_EVIDENCE);
        assertThat(change(100).conclusion(1)).isEqualTo(Conclusion.WITHIN_TOLERANCE);
    }

    private static RatioChange change(int times) {
        GroupRate low = new GroupRate("low", 10 * times, 50 * times);
        GroupRate high = new GroupRate("high", 25 * times, 50 * times);
        return new RatioChange(low, high, low, high);
    }

    @Test
    void aWorseRatioIsADisparity() {
        RatioChange change = new RatioChange(
                new GroupRate("low", 200, 500),
                new GroupRate("high", 250, 500),
                new GroupRate("low", 50, 500),
                new GroupRate("high", 250, 500));
        assertThat(change.value()).isCloseTo(0.25, within(1e-12));
        assertThat(change.conclusion(3)).isEqualTo(Conclusion.DISPARITY);
    }
}
