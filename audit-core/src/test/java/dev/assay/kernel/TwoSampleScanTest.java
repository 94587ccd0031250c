package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TwoSampleScanTest {
    private static final double[] X = {2, 3.5, -1, 0.5, 7, 2};
    private static final double[] Y = {1, 2, 9, 4};

    @Test
    void handComputedExample() {
        TwoSampleSums sums = TwoSampleScan.of(X, Y);
        // F - G at -1, 0.5, 1, 2, 3.5, 4, 7, 9 in units of 1/24: 4, 8, 2, 4, 8, 2, 6, 0.
        assertThat(sums.ksPlus).isEqualTo(8);
        assertThat(sums.ksPlusAt).isEqualTo(0.5);
        assertThat(sums.ksMinus).isZero();
        assertThat(sums.ksMinusAt).isNaN();
        assertThat(sums.kolmogorovSmirnov()).isEqualTo(8 / 24.0);
        assertThat(sums.signedArea).isCloseTo(mean(Y) - mean(X), within(1e-12));
        assertThat(sums.distinct).isEqualTo(8);
        assertThat(sums.ties).isEqualTo(24);
    }

    @Test
    void equalSamplesGiveExactZeros() {
        TwoSampleSums sums = TwoSampleScan.of(X, X);
        assertThat(sums.ksPlus).isZero();
        assertThat(sums.ksMinus).isZero();
        assertThat(sums.wasserstein1()).isZero();
        assertThat(sums.energyDistance()).isZero();
        assertThat(sums.andersonDarling()).isZero();
    }

    @Test
    void oneConstantValueOnBothSidesIsNoDifference() {
        TwoSampleSums sums = TwoSampleScan.of(new double[] {5, 5, 5}, new double[] {5, 5});
        assertThat(sums.kolmogorovSmirnov()).isZero();
        assertThat(sums.andersonDarling()).isZero();
        assertThat(sums.andersonDarlingRight()).isZero();
        assertThat(sums.squaredGap).isZero();
    }

    @Test
    void anEmptySideLeavesZeros() {
        TwoSampleSums sums = TwoSampleScan.of(new double[] {Double.NaN}, Y);
        assertThat(sums.n).isZero();
        assertThat(sums.m).isEqualTo(4);
        assertThat(sums.absoluteArea).isZero();
    }

    @Test
    void infinitiesMakeTheAreaInfiniteOnlyWhenTheyDiffer() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(TwoSampleScan.of(new double[] {1, inf}, new double[] {2, inf})
                        .wasserstein1())
                .isEqualTo(0.5);
        assertThat(TwoSampleScan.of(new double[] {1, inf}, new double[] {1, 2}).wasserstein1())
                .isEqualTo(inf);
    }

    @Test
    void offsetsSelectTheSamples() {
        double[] x = {99, 1, 2, 3, -99};
        double[] y = {0, 0, 0.5, 2, 5};
        TwoSampleSums part = new TwoSampleSums();
        TwoSampleScan.scan(x, 1, 3, y, 2, 3, part);
        TwoSampleSums whole = TwoSampleScan.of(new double[] {1, 2, 3}, new double[] {0.5, 2, 5});
        assertThat(part).usingRecursiveComparison().isEqualTo(whole);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
