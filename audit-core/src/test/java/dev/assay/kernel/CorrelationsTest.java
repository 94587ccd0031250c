package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationsTest {
    @Test
    void allSmallNumbersOfRowsAgreeWithTheDefinition() {
        for (int rows = 0; rows <= 130; rows++) {
            assertDefinition(columns(4, rows, false));
            assertDefinition(columns(4, rows, true));
        }
    }

    /** Around the columns of a tile of the kernel and of a group. */
    @Test
    void allSmallNumbersOfColumnsAgreeWithTheDefinition() {
        for (int columns = 0; columns <= 66; columns++) {
            assertDefinition(columns(columns, 9, false));
        }
    }

    /** Around the rows of a round, a block and a part. */
    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 4095, 4097, 65_535, 65_536, 98_305})
    void longColumnsAgreeWithTheDefinition(int rows) {
        assertDefinition(columns(3, rows, false));
    }

    /** Squares of such values leave the range of a double, or vanish; the correlation is that of the values themselves. */
    @ParameterizedTest
    @CsvSource({"1e200, 1e-200", "1e-170, 1", "1e-320, 1e-320", "1e307, 1e307", "1e160, 1"})
    void unitsDoNotMatter(double unitA, double unitB) {
        double[] a = {1, 2, 4, -3, 7, 7};
        double[] b = {2, 2, 3, 1, -9, 6};
        double expected = definition(a, b);
        double[][] scaled = {
            Arrays.stream(a).map(v -> v * unitA).toArray(),
            Arrays.stream(b).map(v -> v * unitB).toArray()
        };
        // Denormal values have few digits.
        double close = unitA < 1e-300 ? 0.01 : 1e-14;
        assertThat(Correlations.pearson(scaled[0], scaled[1])).isCloseTo(expected, within(close));
        double[][] matrix = Correlations.pearson(scaled, Parallel.serial());
        assertThat(matrix[0][1]).isCloseTo(expected, within(close));
        assertThat(matrix[0][0]).isEqualTo(1, within(1e-14));
    }

    @Test
    void infinityHasRanksButNoMean() {
        double[] a = {1, 2, Double.POSITIVE_INFINITY, 3};
        double[] b = {1, 2, 9, 3};
        assertThat(Correlations.pearson(a, b)).isNaN();
        assertThat(Correlations.pearson(new double[][] {a, b}, Parallel.serial())[0])
                .containsOnly(Double.NaN);
        assertThat(Correlations.spearman(a, b)).isEqualTo(1, within(1e-15));
    }

    @Test
    void threadsChangeNothing() {
        double[][] many = columns(70, 600, true);
        double[][] tall = columns(3, 140_000, false);
        Threads.changeNothing(parallel -> new Object[] {
            Correlations.pearson(many, parallel),
            Correlations.spearman(many, parallel),
            Correlations.pearson(tall, parallel)
        });
    }

    @Test
    void refuseColumnsOfDifferentLengths() {
        assertThatThrownBy(() -> Correlations.pearson(new double[3], new double[4]))
                .hasMessageContaining("were 3 and 4");
        assertThatThrownBy(() -> Correlations.spearman(new double[][] {{1, 2}, {1}}, Parallel.serial()))
                .hasMessageContaining("were 2 and 1");
    }

    private static double[][] columns(int columns, int rows, boolean missing) {
        double[][] data = new double[columns][];
        for (int c = 0; c < columns; c++) {
            data[c] = Samples.tied(rows, 100L * c + rows);
            for (int i = 0; i < rows; i++) {
                data[c][i] += c > 0 ? 0.5 * data[0][i] : 0;
                if (missing && (i + 3 * c) % 11 == 4) {
                    data[c][i] = Double.NaN;
                }
            }
        }
        return data;
    }

    private static void assertDefinition(double[][] data) {
        double[][] pearson = Correlations.pearson(data, Parallel.serial());
        double[][] spearman = Correlations.spearman(data, Parallel.serial());
        assertThat(pearson).hasDimensions(data.length, data.length);
        for (int a = 0; a < data.length; a++) {
            for (int b = 0; b < data.length; b++) {
                double[][] common = common(data[a], data[b]);
                assertSame(pearson[a][b], definition(common[0], common[1]));
                if (a > b) {
                    continue;
                }
                double rank = definition(Ranks.of(common[0]), Ranks.of(common[1]));
                assertSame(spearman[a][b], rank);
                assertSame(spearman[b][a], rank);
                assertSame(Correlations.pearson(data[b], data[a]), pearson[a][b]);
                assertSame(Correlations.spearman(data[a], data[b]), rank);
            }
        }
    }

    private static double[][] common(double[] a, double[] b) {
        double[][] common = new double[2][a.length];
        int rows = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                common[0][rows] = a[i];
                common[1][rows++] = b[i];
            }
        }
        return new double[][] {Arrays.copyOf(common[0], rows), Arrays.copyOf(common[1], rows)};
    }

    private static double definition(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(Double.NaN);
        double meanB = Arrays.stream(b).average().orElse(Double.NaN);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(squareA * squareB);
    }

    private static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-11));
        }
    }
}
