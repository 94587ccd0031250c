package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values are those of statsmodels 0.14. */
class ProportionIntervalTest {
    private static void close(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    @Test
    void oneProportion() {
        close(ProportionInterval.wilson(48, 80), 0.4904546500516038, 0.7003817240412906);
        close(ProportionInterval.agrestiCoull(48, 80, 0.95), 0.490359273821722, 0.7004771002711726);
        close(ProportionInterval.clopperPearson(48, 80, 0.95), 0.4843769404954894, 0.7079906437446895);
        close(ProportionInterval.jeffreys(48, 80, 0.95), 0.4906674270195864, 0.7022418309294929);
        close(ProportionInterval.wald(48, 80, 0.95), 0.4926483513769705, 0.7073516486230295);
    }

    @Test
    void difference() {
        close(ProportionInterval.newcombe(48, 80, 12, 40), 0.11076804770824958, 0.45587630400722146);
        close(ProportionInterval.waldDifference(48, 80, 12, 40, 0.95), 0.12197743044566917, 0.4780225695543308);
        close(ProportionInterval.agrestiCaffo(48, 80, 12, 40, 0.95), 0.11249999794591525, 0.4635743342259778);
    }

    @Test
    void ratio() {
        close(ProportionInterval.katz(48, 80, 12, 40, 0.95), 1.2057317641823875, 3.317487453531938);
        close(ProportionInterval.katzAdjusted(48, 80, 12, 40, 0.95), 1.1912054275354873, 3.1988588214631535);
    }

    @Test
    void endsAreExactWhenNoneOrAllSucceed() {
        assertThat(ProportionInterval.wilson(0, 12).low()).isZero();
        assertThat(ProportionInterval.wilson(7, 7).high()).isEqualTo(1);
        close(ProportionInterval.newcombe(0, 12, 5, 20), -0.4687008776187441, 0.029079796477095354);
    }

    @Test
    void ratioWithoutSuccessesAddsAHalfAndSaysSo() {
        Interval interval = ProportionInterval.katz(0, 12, 5, 20, 0.95);
        assertThat(interval.method()).contains("0.5 added");
        assertThat(interval.low()).isPositive();
    }

    @Test
    void noTrialsIsUndefined() {
        assertThatThrownBy(() -> ProportionInterval.wilson(0, 0))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessage("there are no rows, so there is no proportion");
    }

    @Test
    void moreSuccessesThanTrialsIsRefused() {
        assertThatThrownBy(() -> ProportionInterval.wilson(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be in [0, 4.0], was 5.0");
        assertThatThrownBy(() -> ProportionInterval.wilson(Double.NaN, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
