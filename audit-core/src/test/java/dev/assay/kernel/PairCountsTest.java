package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairCountsTest {
    @Test
    void rangesOfAllSmallLengths() {
        for (int rows = 0; rows <= 130; rows++) {
            assertCounts(1 + rows % 6, rows, 3 + rows % 2, rows % 3 == 0 ? 40 : 4);
        }
    }

    @Test
    void allSmallNumbersOfColumns() {
        for (int columns = 0; columns <= 40; columns++) {
            assertCounts(columns, 50, 1, columns % 2 == 0 ? 3 : 100);
        }
    }

    /** Around the rows of a block. */
    @ParameterizedTest
    @ValueSource(ints = {2047, 2048, 2049, 4097})
    void rangesAcrossBlocks(int rows) {
        assertCounts(4, rows, 5, 4);
        assertCounts(3, rows, 5, 90);
    }

    /** Rows before and behind the range have codes that do not exist. */
    private static void assertCounts(int columns, int rows, int from, int largest) {
        SplittableRandom random = new SplittableRandom(1000L * columns + rows);
        int[] sizes = new int[columns];
        int[][] codes = new int[columns][];
        for (int c = 0; c < columns; c++) {
            int size = 1 + random.nextInt(largest);
            sizes[c] = size;
            int[] column = new int[rows];
            Arrays.setAll(column, i -> random.nextInt(6) == 0 ? -1 - random.nextInt(9) : random.nextInt(size));
            codes[c] = Samples.inside(column, from, 4, 1 << 28);
        }
        PairCounts counts = PairCounts.of(codes, sizes, from, from + rows, Parallel.serial());
        for (int a = 0; a < columns; a++) {
            for (int b = a + 1; b < columns; b++) {
                int[] expected = new int[sizes[a] * sizes[b]];
                for (int i = from; i < from + rows; i++) {
                    if (codes[a][i] >= 0 && codes[b][i] >= 0) {
                        expected[codes[a][i] * sizes[b] + codes[b][i]]++;
                    }
                }
                assertThat(counts.table(a, b)).isEqualTo(expected);
                int x = sizes[a] - 1;
                int y = sizes[b] / 2;
                assertThat(counts.count(a, x, b, y)).isEqualTo(expected[x * sizes[b] + y]);
                assertThat(counts.count(b, y, a, x)).isEqualTo(expected[x * sizes[b] + y]);
            }
        }
    }

    /** More rows than a task. */
    @Test
    void threadsChangeNothing() {
        SplittableRandom random = new SplittableRandom(1);
        int rows = (1 << 19) + 77;
        int[] sizes = {3, 5, 60};
        int[][] codes = new int[3][rows];
        int[] fold = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < 3; c++) {
                codes[c][i] = random.nextInt(-1, sizes[c]);
            }
            fold[i] = random.nextInt(-1, 2);
        }
        int[] expected = new int[15];
        for (int i = 0; i < rows; i++) {
            if (codes[0][i] >= 0 && codes[1][i] >= 0) {
                expected[codes[0][i] * 5 + codes[1][i]]++;
            }
        }
        assertThat(PairCounts.of(codes, sizes, 0, rows, Parallel.serial()).table(0, 1))
                .isEqualTo(expected);
        Threads.changeNothing(parallel -> {
            PairCounts all = PairCounts.of(codes, sizes, 0, rows, parallel);
            PairCounts[] folds = PairCounts.byFold(codes, sizes, fold, 2, parallel);
            return new Object[] {
                all.table(0, 1), all.table(0, 2), all.table(1, 2), folds[0].table(0, 2), folds[1].table(0, 1)
            };
        });
    }

    @Test
    void refuseTooManyPairsOfCodesAndColumnsWithoutSize() {
        assertThatThrownBy(() -> PairCounts.of(new int[2][0], new int[] {1 << 14, 1 << 13}, 0, 0, Parallel.serial()))
                .hasMessageContaining("134217728 pairs of codes");
        assertThatThrownBy(() -> PairCounts.of(new int[2][0], new int[1], 0, 0, Parallel.serial()))
                .hasMessageContaining("2 columns and 1 sizes");
    }
}
