package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinsTest {
    /** Far apart, so that one comparison decides, and crowded or denormal, so that a search must. */
    private static final double[][] CUTS = {
        {},
        {0},
        {-2, -0.5, 0, 0.5, 3},
        {0, 0, 1e-300, 1, 1, 1},
        {-Double.MIN_VALUE, 0, Double.MIN_VALUE, Double.MIN_NORMAL},
        {Double.NEGATIVE_INFINITY, -1, Double.POSITIVE_INFINITY},
        {-Double.MAX_VALUE, 0.25, Double.MAX_VALUE}
    };

    private static final double SENTINEL = 0.125;

    @Test
    void countRangesOfAllSmallLengths() {
        for (double[] cuts : CUTS) {
            for (int length = 0; length <= 130; length++) {
                assertCounts(cuts, length, 2 * (length % 5) + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 8191, 8193})
    void countAcrossChunks(int length) {
        for (double[] cuts : CUTS) {
            assertCounts(cuts, length, 3);
        }
    }

    private static void assertCounts(double[] cuts, int length, int offset) {
        double[] values = Samples.awkward(length, length);
        double[] padded = Samples.inside(values, offset, 3, SENTINEL);
        for (boolean leftClosed : new boolean[] {true, false}) {
            Bins bins = leftClosed ? Bins.leftClosed(cuts) : Bins.rightClosed(cuts);
            long[] expected = new long[cuts.length + 2];
            // Counts are added to those that are there.
            Arrays.fill(expected, 5);
            long[] counts = expected.clone();
            for (double value : values) {
                expected[bin(cuts, leftClosed, value)]++;
            }
            bins.count(padded, offset, length, counts);
            assertThat(counts)
                    .as("%d values, left closed %s, cuts %s", length, leftClosed, Arrays.toString(cuts))
                    .isEqualTo(expected);
        }
    }

    @Test
    void countEachFoldAlone() {
        double[] cuts = {-1, 0, 0.5, 2};
        Bins bins = Bins.rightClosed(cuts);
        for (int length = 0; length <= 130; length++) {
            double[] values = Samples.awkward(length, length);
            int[] fold = new int[length];
            long[][] expected = new long[3][bins.size()];
            for (int i = 0; i < length; i++) {
                fold[i] = i * i % 7 - 2;
                if (fold[i] >= 0 && fold[i] < 3) {
                    expected[fold[i]][bin(cuts, false, values[i])]++;
                }
            }
            long[][] counts = new long[3][bins.size()];
            bins.countByFold(values, fold, 3, counts);
            assertThat(counts).isDeepEqualTo(expected);
        }
    }

    @Test
    void keepTheirCuts() {
        double[] cuts = {1, 2};
        Bins bins = Bins.leftClosed(cuts);
        cuts[0] = 9;
        bins.cuts()[1] = 9;
        assertThat(bins.cuts()).containsExactly(1, 2);
        assertThat(bins.of(1.5)).isEqualTo(1);
    }

    private static int bin(double[] cuts, boolean leftClosed, double value) {
        if (Double.isNaN(value)) {
            return cuts.length + 1;
        }
        int bin = 0;
        for (double cut : cuts) {
            bin += cut < value || (leftClosed && cut == value) ? 1 : 0;
        }
        return bin;
    }
}
