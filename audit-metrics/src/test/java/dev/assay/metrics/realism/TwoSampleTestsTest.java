package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.UndefinedStatisticException;
import org.junit.jupiter.api.Test;

/** Values that scipy 1.17 gives for the same samples. */
class TwoSampleTestsTest {
    private static final double[] X = {2.1, 3.3, 0.4, 5.0, 1.2, 2.2, 7.1, 0.9};
    private static final double[] Y = {3.9, 4.4, 2.8, 6.1, 8.0, 5.5};

    @Test
    void kolmogorovSmirnovIsExactForSmallSamples() {
        assertThat(KolmogorovSmirnov.test(X, Y).statistic()).isEqualTo(0.625);
        assertThat(KolmogorovSmirnov.test(X, Y).pValue()).isCloseTo(0.09257409257409258, within(1e-14));
    }

    @Test
    void kolmogorovSmirnovByTheAsymptoticDistribution() {
        assertThat(KolmogorovSmirnov.test(X, Y, KolmogorovSmirnov.Method.ASYMPTOTIC)
                        .pValue())
                .isCloseTo(0.11197916666666667, within(1e-14));
    }

    @Test
    void kolmogorovSmirnovSeesNoDifferenceOfZeros() {
        assertThat(KolmogorovSmirnov.statistic(new double[] {-0.0, 1}, new double[] {0.0, 1}))
                .isZero();
    }

    @Test
    void theDistributionOfTheStatisticAgreesInEachOfItsRegions() {
        assertThat(KolmogorovDistribution.survival(1, 0.7)).isCloseTo(0.6000000000000001, within(1e-12));
        assertThat(KolmogorovDistribution.survival(10, 0.4)).isCloseTo(0.05898924519999926, within(1e-12));
        assertThat(KolmogorovDistribution.survival(141, 0.1)).isCloseTo(0.11128445516467944, within(1e-11));
        assertThat(KolmogorovDistribution.survival(2000, 0.03)).isCloseTo(0.05354694793932557, within(1e-11));
        assertThat(KolmogorovDistribution.survival(90_000, 0.002)).isCloseTo(0.8635478561514921, within(1e-11));
    }

    @Test
    void theDistributionOfTheStatisticFallsEverywhere() {
        double previous = 1;
        for (double d = 0.001; d < 0.2; d += 0.001) {
            double p = KolmogorovDistribution.survival(2000, d);
            assertThat(p).isLessThanOrEqualTo(previous + 1e-12);
            previous = p;
        }
    }

    @Test
    void cramerVonMises() {
        assertThat(CramerVonMises.test(X, Y).statistic()).isCloseTo(0.4553571428571428, within(1e-14));
        assertThat(CramerVonMises.test(X, Y).pValue()).isCloseTo(0.05153932615948931, within(1e-7));
    }

    @Test
    void andersonDarling() {
        assertThat(AndersonDarling.test(X, Y).statistic()).isCloseTo(1.870267738043882, within(1e-12));
        assertThat(AndersonDarling.test(X, Y).pValue()).isCloseTo(0.05503594535719375, within(1e-9));
    }

    @Test
    void distances() {
        assertThat(Wasserstein.distance(X, Y)).isCloseTo(2.3416666666666663, within(1e-14));
        assertThat(EnergyDistance.distance(X, Y)).isCloseTo(1.3921905201675686, within(1e-14));
    }

    @Test
    void mannWhitney() {
        assertThat(MannWhitney.test(X, Y).statistic()).isEqualTo(9);
        assertThat(MannWhitney.test(X, Y).pValue()).isCloseTo(0.05927405927405928, within(1e-12));
        assertThat(MannWhitney.test(X, Y, MannWhitney.Method.ASYMPTOTIC).pValue())
                .isCloseTo(0.06121463495460199, within(1e-12));
    }

    @Test
    void anEmptySideIsUndefinedAndSaysWhich() {
        double[] missing = {Double.NaN, Double.NaN};
        assertThatThrownBy(() -> KolmogorovSmirnov.test(X, missing))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("second");
        assertThatThrownBy(() -> Wasserstein.distance(missing, Y)).isInstanceOf(UndefinedStatisticException.class);
        assertThatThrownBy(() -> CramerVonMises.test(missing, Y)).isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void infiniteValuesHaveAnOrderButNoDistance() {
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        assertThat(KolmogorovSmirnov.statistic(infinite, new double[] {1, 2})).isEqualTo(0.5);
        assertThatThrownBy(() -> Wasserstein.distance(infinite, Y))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("infinite");
    }

    @Test
    void aConstantHumanColumnHasNoRangeToScaleBy() {
        double[] constant = {3, 3, 3};
        assertThatThrownBy(() -> Wasserstein.scaledByRange(constant, Y))
                .isInstanceOf(UndefinedStatisticException.class);
        assertThatThrownBy(() -> Coverage.range(constant, Y)).isInstanceOf(UndefinedStatisticException.class);
        assertThat(Coverage.boundaryAdherence(constant, new double[] {3, 4})).isEqualTo(0.5);
    }
}
