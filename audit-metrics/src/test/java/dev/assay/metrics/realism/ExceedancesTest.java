package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExceedancesTest {
    @Test
    void oneNewValueIsOutsideWithTwoChancesInNPlusOne() {
        assertThat(Exceedances.of(9, 1).atLeast(1)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void probabilitiesSumToOneAndHaveTheStatedMean() {
        Exceedances chance = Exceedances.of(20, 30);
        double mean = 0;
        for (int t = 1; t <= 30; t++) {
            mean += chance.atLeast(t);
        }
        assertThat(chance.atLeast(0)).isCloseTo(1, within(1e-10));
        assertThat(mean).isCloseTo(chance.mean(), within(1e-10));
    }

    @Test
    void theQuantileIsTheFirstPointWithEnoughMass() {
        Exceedances chance = Exceedances.of(20, 30);
        int t = chance.quantile(0.95);
        assertThat(1 - chance.atLeast(t + 1)).isGreaterThanOrEqualTo(0.95);
        assertThat(1 - chance.atLeast(t)).isLessThan(0.95);
    }
}
