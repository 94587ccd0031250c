package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
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

    /** Against the distribution functions at every pooled value; what lies around the ranges does not matter. */
    @Test
    void rangesOfAllSmallLengthsAgreeWithTheDefinitions() {
        TwoSampleSums sums = new TwoSampleSums();
        for (int n = 1; n <= 130; n++) {
            int m = 1 + n * 37 % 130;
            double[] x = RadixSort.sorted(Samples.tied(n, n));
            double[] y = RadixSort.sorted(Samples.tied(m, -n));
            TwoSampleScan.scan(Samples.inside(x, 3, 2, 0.5), 3, n, Samples.inside(y, 1, 2, 0.5), 1, m, sums);
            double[] pool = DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                    .sorted()
                    .distinct()
                    .toArray();
            double plus = 0;
            double minus = 0;
            double area = 0;
            double square = 0;
            double pairs = 0;
            for (int i = 0; i < pool.length; i++) {
                double z = pool[i];
                double gap = share(x, z) - share(y, z);
                double width = i + 1 < pool.length ? pool[i + 1] - z : 0;
                plus = Math.max(plus, gap);
                minus = Math.max(minus, -gap);
                area += Math.abs(gap) * width;
                square += gap * gap * width;
            }
            for (double a : x) {
                for (double b : y) {
                    pairs += a > b ? 1 : a == b ? 0.5 : 0;
                }
            }
            assertThat((double) sums.ksPlus / n / m).isCloseTo(plus, within(1e-12));
            assertThat((double) sums.ksMinus / n / m).isCloseTo(minus, within(1e-12));
            assertThat(sums.kolmogorovSmirnov()).isCloseTo(Math.max(plus, minus), within(1e-12));
            assertThat(sums.wasserstein1()).isCloseTo(area, within(1e-12));
            assertThat(sums.energyDistance()).isCloseTo(Math.sqrt(2 * square), within(1e-12));
            assertThat(sums.signedArea).isCloseTo(mean(y) - mean(x), within(1e-12));
            assertThat(sums.mannWhitneyU()).isEqualTo(pairs);
            assertThat(sums.distinct).isEqualTo(pool.length);
            assertThat(sums.n).isEqualTo(n);
            assertThat(sums.m).isEqualTo(m);
        }
    }

    /** A gap of the extremes is told by its place, and differences of denormals are areas. */
    @Test
    void denormalsAreValuesLikeOthers() {
        double tiny = Double.MIN_VALUE;
        TwoSampleSums sums = TwoSampleScan.of(new double[] {tiny, -0.0}, new double[] {0.0, 3 * tiny});
        assertThat(sums.kolmogorovSmirnov()).isEqualTo(0.5);
        assertThat(sums.ksPlusAt).isEqualTo(tiny);
        assertThat(sums.distinct).isEqualTo(3);
        assertThat(sums.wasserstein1()).isEqualTo(tiny);
    }

    private static double share(double[] values, double z) {
        return Arrays.stream(values).filter(v -> v <= z).count() / (double) values.length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
