package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TwoSampleScanProperties {
    @Provide
    Arbitrary<double[]> samples() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(-4, 4).map(i -> i / 2.0),
                        Arbitraries.doubles().between(-10, 10))
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(130);
    }

    @Property(tries = 150)
    void agreesWithTheDefinitions(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        TwoSampleSums sums = TwoSampleScan.of(x, y);
        int n = x.length;
        int m = y.length;
        double[] pool = pool(x, y);
        double[] ranks = Ranks.of(pool);
        double plus = 0;
        double minus = 0;
        double area = 0;
        double square = 0;
        double gaps = 0;
        double right = 0;
        double mid = 0;
        double[] z = Arrays.stream(pool).map(v -> v + 0.0).distinct().sorted().toArray();
        double size = n + m;
        for (int i = 0; i < z.length; i++) {
            double f = share(x, z[i]);
            double g = share(y, z[i]);
            double h = equal(pool, z[i]);
            plus = Math.max(plus, f - g);
            minus = Math.max(minus, g - f);
            gaps += h * (f - g) * (f - g);
            double below = (f * n) + (g * m);
            double inX = f * n;
            if (i + 1 < z.length) {
                area += Math.abs(f - g) * (z[i + 1] - z[i]);
                square += (f - g) * (f - g) * (z[i + 1] - z[i]);
                right += h * Math.pow(size * inX - n * below, 2) / (below * (size - below));
            }
            if (z.length > 1) {
                double b = below - h / 2;
                double a = inX - equal(x, z[i]) / 2;
                mid += h * Math.pow(size * a - n * b, 2) / (b * (size - b) - size * h / 4);
            }
        }
        assertThat((double) sums.ksPlus / n / m).isCloseTo(plus, within(1e-12));
        assertThat((double) sums.ksMinus / n / m).isCloseTo(minus, within(1e-12));
        assertThat(sums.wasserstein1()).isCloseTo(area, within(1e-10));
        assertThat(sums.energyDistance()).isCloseTo(Math.sqrt(2 * square), within(1e-9));
        assertThat(sums.squaredGap).isCloseTo(gaps, within(1e-9));
        assertThat(sums.andersonRight).isCloseTo(right, within(1e-7 * (1 + right)));
        assertThat(sums.andersonMid).isCloseTo(mid, within(1e-7 * (1 + mid)));
        assertThat(sums.cramerVonMises()).isCloseTo(cramerVonMises(ranks, x, y), within(1e-8));
        double rankSum = Arrays.stream(ranks, 0, n).sum();
        assertThat(sums.rankSumX).isEqualTo(rankSum);
    }

    @Property(tries = 60)
    void swappingTheSamplesSwapsTheSigns(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        TwoSampleSums forth = TwoSampleScan.of(x, y);
        TwoSampleSums back = TwoSampleScan.of(y, x);
        assertThat(forth.ksPlus).isEqualTo(back.ksMinus);
        assertThat(forth.signedArea).isEqualTo(-back.signedArea);
        assertThat(forth.wasserstein1()).isEqualTo(back.wasserstein1());
        assertThat(forth.cramerVonMises()).isCloseTo(back.cramerVonMises(), within(1e-10));
        assertThat(forth.andersonDarling()).isEqualTo(back.andersonDarling());
    }

    /** As scipy's cramervonmises_2samp writes it. */
    private static double cramerVonMises(double[] ranks, double[] x, double[] y) {
        int n = x.length;
        int m = y.length;
        double[] inX = Arrays.copyOf(ranks, n);
        double[] inY = Arrays.copyOfRange(ranks, n, n + m);
        Arrays.sort(inX);
        Arrays.sort(inY);
        double u = 0;
        for (int i = 0; i < n; i++) {
            u += n * Math.pow(inX[i] - i - 1, 2);
        }
        for (int j = 0; j < m; j++) {
            u += m * Math.pow(inY[j] - j - 1, 2);
        }
        double product = (double) n * m;
        return u / (product * (n + m)) - (4 * product - 1) / (6.0 * (n + m));
    }

    private static double[] pool(double[] x, double[] y) {
        double[] pool = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, pool, x.length, y.length);
        return pool;
    }

    private static double share(double[] values, double z) {
        return Arrays.stream(values).filter(v -> v <= z).count() / (double) values.length;
    }

    private static double equal(double[] values, double z) {
        return Arrays.stream(values).filter(v -> v == z).count();
    }
}
