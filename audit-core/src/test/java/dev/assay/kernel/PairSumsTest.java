package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a linear function of whole coordinates all sums are whole numbers that single precision holds exactly. */
class PairSumsTest {
    private static final PairFunction DOT = PairFunction.polynomial(1, 0, 1);

    @Test
    void sumsOfAllSmallNumbersOfRows() {
        for (int size = 0; size <= 130; size++) {
            assertSums(size / 3, size - size / 3, 1 + size % 4, size % 5);
        }
    }

    @Test
    void sumsOfAllSmallNumbersOfRelabellings() {
        for (int permutations = 0; permutations <= 130; permutations++) {
            assertSums(6, 5, 2, permutations);
        }
    }

    /** Around the rows and columns of a tile, and the re-labellings of a panel. */
    @ParameterizedTest
    @CsvSource({"127,1,2", "128,384,3", "400,113,2", "512,1,1", "20,700,2", "9,8,511", "9,8,513"})
    void sumsAcrossTiles(int n, int m, int permutations) {
        assertSums(n, m, 2, permutations);
    }

    private static void assertSums(int n, int m, int d, int permutations) {
        SplittableRandom random = new SplittableRandom(1000L * n + 10L * m + permutations);
        int size = n + m;
        float[] rows = new float[size * d];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(-3, 4);
        }
        float[] indicators = new float[size * permutations + 2];
        for (int i = 0; i < size * permutations; i++) {
            indicators[i] = random.nextInt(2);
        }
        indicators[size * permutations] = Float.NaN;
        PairSums sums = PairSums.of(DOT, rows, n, m, d, indicators, permutations, Parallel.serial());
        double[] data = expected(rows, size, d, indicators, permutations, -1, n);
        assertThat(new double[] {sums.first, sums.second, sums.between}).isEqualTo(data);
        for (int p = 0; p < permutations; p++) {
            double[] expected = expected(rows, size, d, indicators, permutations, p, n);
            assertThat(new double[] {sums.firstRelabelled[p], sums.secondRelabelled[p], sums.betweenRelabelled[p]})
                    .isEqualTo(expected);
        }
    }

    private static double[] expected(
            float[] rows, int size, int d, float[] indicators, int permutations, int p, int n) {
        double[] sums = new double[3];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean inFirst = p < 0 ? i < n : indicators[i * permutations + p] == 1;
                boolean otherInFirst = p < 0 ? j < n : indicators[j * permutations + p] == 1;
                double dot = 0;
                for (int k = 0; k < d; k++) {
                    dot += rows[i * d + k] * rows[j * d + k];
                }
                if (i != j && inFirst == otherInFirst) {
                    sums[inFirst ? 0 : 1] += dot;
                } else if (inFirst && !otherInFirst) {
                    sums[2] += dot;
                }
            }
        }
        return sums;
    }

    @Test
    void threadsChangeNothing() {
        SplittableRandom random = new SplittableRandom(1);
        float[] rows = new float[1800 * 3];
        float[] indicators = new float[1800 * 40];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextDouble();
        }
        for (int i = 0; i < indicators.length; i++) {
            indicators[i] = random.nextInt(2);
        }
        Threads.changeNothing(parallel -> {
            PairSums sums = PairSums.of(PairFunction.rbf(1), rows, 1000, 800, 3, indicators, 40, parallel);
            return new Object[] {
                sums.first,
                sums.second,
                sums.between,
                sums.firstRelabelled,
                sums.secondRelabelled,
                sums.betweenRelabelled
            };
        });
    }

    @Test
    void refuseTooFewIndicators() {
        assertThatThrownBy(() -> PairSums.of(DOT, new float[4], 2, 2, 1, new float[7], 2, Parallel.serial()))
                .hasMessageContaining("must hold 8 values, one a row and re-labelling, had 7");
    }
}
