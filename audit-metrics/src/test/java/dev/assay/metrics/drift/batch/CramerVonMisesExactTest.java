package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.stats.TestResult;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

class CramerVonMisesExactTest {
    private static double[] values(int count, double step, double start) {
        return IntStream.range(0, count).mapToDouble(i -> start + step * i).toArray();
    }

    @Test
    void onlyTwoOrdersAreAsFarApartAsSeparateSamples() {
        double p =
                CramerVonMisesExact.test(values(28, 1, 0), values(30, 1, 100)).pValue();

        assertThat(p * CombinatoricsUtils.binomialCoefficientDouble(58, 28)).isCloseTo(2, offset(1e-9));
    }

    @Test
    void theSidesMayBeExchanged() {
        double[] x = values(24, 1.3, 0);
        double[] y = values(36, 1, 4);

        assertThat(CramerVonMisesExact.test(x, y).pValue())
                .isCloseTo(CramerVonMisesExact.test(y, x).pValue(), offset(1e-12));
    }

    @Test
    void comesNearTheLimitInLargeSamples() {
        double[] x = values(80, 1, 0);
        double[] y = values(80, 1, 9.5);

        assertThat(CramerVonMisesExact.test(x, y).pValue())
                .isCloseTo(CramerVonMises.test(x, y).pValue(), offset(0.003));
    }

    @Test
    void everyOrderIsAsFarApartAsTheClosest() {
        assertThat(CramerVonMisesExact.test(new double[] {1}, new double[] {2}).pValue())
                .isEqualTo(1);
    }

    @Test
    void saysWhenTheSizesAreTooLarge() {
        assertThatThrownBy(() -> CramerVonMisesExact.test(values(600, 1, 0), values(401, 1, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of 600 and 401 values needs too many sums");
    }

    @Test
    void tiesMayLiftTheCriterionAboveAllUntiedOrders() {
        TestResult result = CramerVonMisesExact.test(new double[] {0, 0}, new double[] {1, 1});
        assertThat(result.statistic()).isCloseTo(0.5, offset(1e-12));
        assertThat(result.pValue()).isZero();
    }
}
