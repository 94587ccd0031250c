package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuantilesAndBinsProperties {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(-4, 4).map(i -> i / 2.0),
                        Arbitraries.doubles().between(-1e3, 1e3),
                        Arbitraries.of(Double.NaN, INF, -INF, -0.0, Double.MIN_VALUE, 1e300, -1e300))
                .array(double[].class)
                .ofMaxSize(2000);
    }

    @Provide
    Arbitrary<double[]> cuts() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(-4, 4).map(i -> i / 2.0),
                        Arbitraries.doubles().between(-1e3, 1e3),
                        Arbitraries.of(INF, -INF, 1e300, 0.0, -0.0))
                .array(double[].class)
                .ofMaxSize(40)
                .map(cuts -> Arrays.stream(cuts).map(v -> v + 0.0).sorted().toArray());
    }

    @Property(tries = 150)
    void binsAreCountsOfCutsBelow(@ForAll("values") double[] values, @ForAll("cuts") double[] cuts) {
        Bins left = Bins.leftClosed(cuts);
        Bins right = Bins.rightClosed(cuts);
        for (double value : values) {
            int atOrBelow = 0;
            int below = 0;
            for (double cut : cuts) {
                atOrBelow += cut <= value ? 1 : 0;
                below += cut < value ? 1 : 0;
            }
            boolean missing = Double.isNaN(value);
            assertThat(left.of(value)).isEqualTo(missing ? cuts.length + 1 : atOrBelow);
            assertThat(right.of(value)).isEqualTo(missing ? cuts.length + 1 : below);
        }
        long[] leftCounts = new long[left.size()];
        long[] rightCounts = new long[right.size()];
        for (double value : values) {
            leftCounts[left.of(value)]++;
            rightCounts[right.of(value)]++;
        }
        assertThat(left.count(values)).isEqualTo(leftCounts);
        assertThat(right.count(values)).isEqualTo(rightCounts);
        int[] fold = new int[values.length];
        Arrays.setAll(fold, i -> i % 3 - 1);
        long[][] byFold = new long[2][left.size()];
        left.countByFold(values, fold, 2, byFold);
        assertThat(Arrays.stream(byFold[0]).sum()).isEqualTo((values.length + 1) / 3);
    }

    @Property(tries = 150)
    void quantilesAreThoseOfTheSortedValues(@ForAll("values") double[] values) {
        double[] sorted = RadixSort.sorted(values);
        double[] probabilities = {0.5, 0, 1, 0.1, 0.9, 0.25, 0.999};
        double[] quantiles = OrderStatistics.quantiles(values, probabilities);
        for (int p = 0; p < probabilities.length; p++) {
            if (sorted.length == 0) {
                assertThat(quantiles[p]).isNaN();
                continue;
            }
            double at = probabilities[p] * (sorted.length - 1);
            double low = sorted[(int) at];
            double high = sorted[Math.min(sorted.length - 1, (int) at + 1)];
            double expected = low == high ? low : low + (high - low) * (at - (int) at);
            if (Double.isFinite(high - low)) {
                assertThat(quantiles[p]).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
            }
        }
        int[] ranks = new int[sorted.length];
        Arrays.setAll(ranks, i -> sorted.length - 1 - i);
        double[] all = OrderStatistics.select(values, 0, values.length, ranks);
        for (int i = 0; i < ranks.length; i++) {
            assertThat(all[i]).isEqualTo(sorted[ranks[i]]);
        }
    }

    @Example
    void refusesRanksAndCutsOutOfOrder() {
        assertThatThrownBy(() -> OrderStatistics.select(new double[] {1, Double.NaN}, 0, 2, new int[] {1}))
                .hasMessageContaining("[0, 1)");
        assertThatThrownBy(() -> Bins.leftClosed(1, 0)).hasMessageContaining("cut 1 was 0.0");
        assertThatThrownBy(() -> OrderStatistics.quantiles(new double[] {1}, 1.5))
                .hasMessageContaining("was 1.5");
    }
}
