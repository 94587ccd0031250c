package dev.assay.metrics.bias.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.Conclusion;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class MaximumGapTest {
    private static GroupRates draw(UniformRandomProvider random, int... sizes) {
        List<GroupRate> groups = new ArrayList<>();
        for (int size : sizes) {
            int successes = 0;
            for (int i = 0; i < size; i++) {
                successes += random.nextDouble() < 0.4 ? 1 : 0;
            }
            groups.add(new GroupRate("n" + size, successes, size));
        }
        return new GroupRates("selection rate", groups);
    }

    @Test
    void claimsAtEqualityStayNominalAndToleranceNeedsPower() {
        Seed seed = new Seed(11);
        UniformRandomProvider random = seed.random();
        int claims = 0;
        int within = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            MaximumGap gap = MaximumGap.of(draw(random, 30, 100, 1000), 30, 0.05, 199, seed.child(run));
            claims += gap.verdict() == Conclusion.DISPARITY ? 1 : 0;
            within += gap.verdict() == Conclusion.WITHIN_TOLERANCE ? 1 : 0;
        }
        // 5 % of 200 runs, plus three standard errors.
        assertThat(claims).isLessThanOrEqualTo(19);
        // A group of 30 rows cannot show equality within 5 points.
        assertThat(within).isZero();
    }

    @Test
    void anObviousGapIsClaimed() {
        GroupRates rates =
                new GroupRates("selection rate", List.of(new GroupRate("a", 80, 100), new GroupRate("b", 20, 100)));
        MaximumGap gap = MaximumGap.of(rates, 30, 0.05, 199, new Seed(1));
        assertThat(gap.verdict()).isEqualTo(Conclusion.DISPARITY);
        assertThat(gap.interval().low()).isPositive();
        assertThat(gap.pair().label()).isEqualTo("a over b");
    }

    @Test
    void equalityIsShownWithEnoughRows() {
        GroupRates rates = new GroupRates(
                "selection rate", List.of(new GroupRate("a", 40_000, 100_000), new GroupRate("b", 40_100, 100_000)));
        assertThat(MaximumGap.of(rates, 30, 0.05, 19, new Seed(1)).verdict()).isEqualTo(Conclusion.WITHIN_TOLERANCE);
    }

    @Test
    void smallGroupsAreListedNotJudged() {
        GroupRates rates =
                new GroupRates("selection rate", List.of(new GroupRate("a", 80, 100), new GroupRate("tiny", 0, 5)));
        assertThatThrownBy(() -> MaximumGap.of(rates, 30, 0.05, 19, new Seed(1)))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("[tiny]");
    }
}
