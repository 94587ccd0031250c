package dev.assay.metrics.realism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TwoSampleProperties {
    @Provide
    Arbitrary<double[]> samples() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
                        Arbitraries.doubles().between(-1e3, 1e3))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(TwoSampleProperties::array);
    }

    @Provide
    Arbitrary<double[]> weights() {
        return Arbitraries.integers()
                .between(0, 20)
                .list()
                .ofSize(6)
                .map(list -> list.stream().mapToDouble(Integer::doubleValue).toArray())
                .filter(w -> Arrays.stream(w).sum() > 0);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] shuffled(double[] values, long seed) {
        List<Double> list = Arrays.stream(values).boxed().collect(java.util.stream.Collectors.toList());
        Collections.shuffle(list, new Random(seed));
        return array(list);
    }

    @Property(tries = 100)
    void distancesAreSymmetricAndBlindToOrder(
            @ForAll("samples") double[] x, @ForAll("samples") double[] y, @ForAll long seed) {
        double[] again = shuffled(x, seed);
        assertThat(KolmogorovSmirnov.statistic(x, y))
                .isBetween(0.0, 1.0)
                .isEqualTo(KolmogorovSmirnov.statistic(y, x))
                .isEqualTo(KolmogorovSmirnov.statistic(again, y));
        assertThat(Wasserstein.distance(x, y))
                .isNotNegative()
                .isCloseTo(Wasserstein.distance(y, x), within(1e-9))
                .isEqualTo(Wasserstein.distance(again, y));
        assertThat(EnergyDistance.squared(x, y)).isNotNegative().isCloseTo(EnergyDistance.squared(y, x), within(1e-9));
        assertThat(CramerVonMises.statistic(x, y)).isCloseTo(CramerVonMises.statistic(y, x), within(1e-9));
    }

    @Property(tries = 60)
    void distancesOfASampleFromItselfAreZero(@ForAll("samples") double[] x, @ForAll long seed) {
        double[] again = shuffled(x, seed);
        assertThat(KolmogorovSmirnov.statistic(x, again)).isZero();
        assertThat(KolmogorovSmirnov.test(x, again).pValue()).isEqualTo(1);
        assertThat(Wasserstein.distance(x, again)).isZero();
        assertThat(EnergyDistance.distance(x, again)).isZero();
    }

    @Property(tries = 60)
    void wassersteinMovesWithAShiftAndScalesWithTheUnit(@ForAll("samples") double[] x) {
        double[] shifted = Arrays.stream(x).map(v -> v + 7).toArray();
        double[] doubled = Arrays.stream(x).map(v -> 2 * v).toArray();
        double[] doubledShift = Arrays.stream(shifted).map(v -> 2 * v).toArray();
        assertThat(Wasserstein.distance(x, shifted)).isCloseTo(7, within(1e-9));
        assertThat(Wasserstein.distance(doubled, doubledShift)).isCloseTo(14, within(1e-9));
    }

    @Property(tries = 60)
    void rankStatisticsAreBlindToAMonotoneMap(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        double[] mappedX = Arrays.stream(x).map(Math::atan).toArray();
        double[] mappedY = Arrays.stream(y).map(Math::atan).toArray();
        assertThat(KolmogorovSmirnov.statistic(mappedX, mappedY)).isEqualTo(KolmogorovSmirnov.statistic(x, y));
        assertThat(MannWhitney.commonLanguageEffect(mappedX, mappedY))
                .isEqualTo(MannWhitney.commonLanguageEffect(x, y));
    }

    @Property(tries = 40)
    void theExactPValueIsThatOfAllRelabellings(
            @ForAll @IntRange(min = 1, max = 5) int n, @ForAll @IntRange(min = 1, max = 5) int m, @ForAll long seed) {
        // Distinct values, so that the count over lattice paths is exact.
        double[] first = new Random(seed).doubles(n).toArray();
        double[] second = new Random(seed + 1).doubles(m).map(v -> v + 0.3).toArray();
        double[] pooled = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, pooled, first.length, second.length);
        double observed = KolmogorovSmirnov.statistic(first, second);
        int atLeast = 0;
        int all = 0;
        for (int mask = 0; mask < 1 << pooled.length; mask++) {
            if (Integer.bitCount(mask) == first.length) {
                double[] a = new double[first.length];
                double[] b = new double[second.length];
                int i = 0;
                int j = 0;
                for (int k = 0; k < pooled.length; k++) {
                    if ((mask >> k & 1) == 1) {
                        a[i++] = pooled[k];
                    } else {
                        b[j++] = pooled[k];
                    }
                }
                all++;
                atLeast += KolmogorovSmirnov.statistic(a, b) >= observed - 1e-12 ? 1 : 0;
            }
        }
        assertThat(KolmogorovSmirnov.test(first, second).pValue()).isCloseTo((double) atLeast / all, within(1e-12));
    }

    @Property(tries = 100)
    void distancesOfDistributionsKeepTheirBounds(@ForAll("weights") double[] p, @ForAll("weights") double[] q) {
        double tv = TotalVariation.distance(p, q);
        double hellinger = Hellinger.distance(p, q);
        double js = JensenShannon.divergence(p, q);
        assertThat(tv).isBetween(0.0, 1.0).isEqualTo(TotalVariation.distance(q, p));
        assertThat(js).isBetween(0.0, 1.0).isCloseTo(JensenShannon.divergence(q, p), within(1e-12));
        assertThat(hellinger * hellinger).isLessThanOrEqualTo(tv + 1e-9);
        assertThat(tv).isLessThanOrEqualTo(Math.sqrt(2) * hellinger + 1e-9);
        assertThat(js).isLessThanOrEqualTo(tv + 1e-9);
        double[] tenfold = Arrays.stream(p).map(w -> 10 * w).toArray();
        assertThat(TotalVariation.distance(tenfold, p)).isCloseTo(0, within(1e-12));
    }

    @Property(tries = 100)
    void joiningCellsNeverAddsDistance(@ForAll("weights") double[] p, @ForAll("weights") double[] q) {
        double[] joinedP = {p[0] + p[1], p[2], p[3], p[4], p[5]};
        double[] joinedQ = {q[0] + q[1], q[2], q[3], q[4], q[5]};
        assertThat(TotalVariation.distance(joinedP, joinedQ))
                .isLessThanOrEqualTo(TotalVariation.distance(p, q) + 1e-12);
        assertThat(JensenShannon.divergence(joinedP, joinedQ))
                .isLessThanOrEqualTo(JensenShannon.divergence(p, q) + 1e-12);
    }

    @Property(tries = 60)
    void chiSquareAndGIgnoreEmptyCells(@ForAll("weights") double[] p, @ForAll("weights") double[] q) {
        double[] p2 = Arrays.copyOf(p, 8);
        double[] q2 = Arrays.copyOf(q, 8);
        long used = 0;
        for (int i = 0; i < p.length; i++) {
            used += p[i] + q[i] > 0 ? 1 : 0;
        }
        if (used > 1) {
            ContingencyTest test = ChiSquare.homogeneity(p, q);
            assertThat(ChiSquare.homogeneity(p2, q2)).isEqualTo(test);
            assertThat(test.pValue()).isBetween(0.0, 1.0);
            assertThat(ChiSquare.likelihoodRatio(q, p).statistic())
                    .isCloseTo(ChiSquare.likelihoodRatio(p, q).statistic(), within(1e-9));
        }
    }
}
