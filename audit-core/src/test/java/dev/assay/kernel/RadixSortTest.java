package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RadixSortTest {
    private static double[] naive(double[] values) {
        return Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .map(v -> v + 0.0)
                .sorted()
                .toArray();
    }

    private static double[] mixed(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] special = {
            0.0,
            -0.0,
            Double.NaN,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1,
            -1
        };
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(4);
            values[i] = kind == 0
                    ? special[random.nextInt(special.length)]
                    : kind == 1
                            ? random.nextInt(-5, 5)
                            : kind == 2 ? random.nextDouble() - 0.5 : Double.longBitsToDouble(random.nextLong());
        }
        return values;
    }

    @Test
    void sortsAsTheLibraryDoesAtAllSmallLengths() {
        for (int length = 0; length <= 130; length++) {
            double[] values = mixed(length, length);
            assertThat(RadixSort.sorted(values)).isEqualTo(naive(values));
        }
    }

    @Test
    void sortsAsTheLibraryDoesAroundTheSwitchToRadix() {
        for (int length : new int[] {1023, 1024, 1025, 2047, 5000, 70_001}) {
            double[] values = mixed(length, length);
            assertThat(RadixSort.sorted(values)).isEqualTo(naive(values));
        }
    }

    @Test
    void dropsNaNAndNormalisesNegativeZero() {
        double[] sorted = RadixSort.sorted(new double[] {-0.0, Double.NaN, 0.0, -1});
        assertThat(sorted).containsExactly(-1, 0, 0);
        assertThat(Double.doubleToRawLongBits(sorted[1])).isZero();
    }

    @Test
    void leavesEverythingOutsideTheTargetRangeAlone() {
        for (int length : new int[] {17, 3000}) {
            double[] values = new double[length + 10];
            Arrays.fill(values, 77);
            double[] part = mixed(length, 5);
            System.arraycopy(part, 0, values, 3, length);
            int kept = RadixSort.sort(values, 3, length, values, 3, new SortScratch());
            assertThat(Arrays.copyOfRange(values, 3, 3 + kept)).isEqualTo(naive(part));
            assertThat(Arrays.copyOf(values, 3)).containsOnly(77);
            assertThat(Arrays.copyOfRange(values, 3 + length, values.length)).containsOnly(77);
        }
    }

    @Test
    void reusesScratchOfAnotherSize() {
        SortScratch scratch = new SortScratch();
        double[] large = mixed(9000, 1);
        double[] small = mixed(2000, 2);
        double[] target = new double[9000];
        RadixSort.sort(large, 0, large.length, target, 0, scratch);
        int kept = RadixSort.sort(small, 0, small.length, target, 0, scratch);
        assertThat(Arrays.copyOf(target, kept)).isEqualTo(naive(small));
    }

    @Test
    void sortsValuesThatDifferInTheirLastBitsOnly() {
        SplittableRandom random = new SplittableRandom(3);
        for (long spread : new long[] {3, 1000, 1L << 31, 1L << 35}) {
            double[] values = new double[6000];
            for (int i = 0; i < values.length; i++) {
                long bits = Double.doubleToRawLongBits(-1.7e12) + random.nextLong(spread);
                values[i] = (i % 7 == 0 ? -1 : 1) * Double.longBitsToDouble(bits);
            }
            assertThat(RadixSort.sorted(values)).isEqualTo(naive(values));
            double[] ranks = Ranks.of(values);
            double[] sorted = naive(values);
            for (int i = 0; i < values.length; i += 97) {
                int at = Arrays.binarySearch(sorted, values[i]);
                int low = at;
                int high = at;
                while (low > 0 && sorted[low - 1] == values[i]) {
                    low--;
                }
                while (high + 1 < sorted.length && sorted[high + 1] == values[i]) {
                    high++;
                }
                assertThat(ranks[i]).isEqualTo(0.5 * (low + high) + 1);
            }
        }
    }

    @Test
    void sortsConstantsAndAllMissing() {
        double[] constant = new double[4000];
        Arrays.fill(constant, 3.5);
        assertThat(RadixSort.sorted(constant)).isEqualTo(constant);
        Arrays.fill(constant, Double.NaN);
        assertThat(RadixSort.sorted(constant)).isEmpty();
    }
}
