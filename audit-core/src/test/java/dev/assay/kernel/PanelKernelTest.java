package dev.assay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PanelKernelTest {
    /** One kernel for all sizes, so that nothing may be left over from a larger panel. */
    @Test
    void rowsAndColumnsOfAllSmallSizesGiveTheirProducts() {
        PanelKernel kernel = PanelKernels.create();
        for (int size = 130; size >= 1; size--) {
            assertProducts(kernel, 1 + size % 9, size, 1 + size % 13);
            assertProducts(kernel, 1 + size % 5, 1 + size % 40, size);
        }
    }

    @Test
    void fullPanelsGiveTheirProducts() {
        PanelKernel kernel = PanelKernels.create();
        assertProducts(kernel, 128, PanelKernel.COLUMNS, 2);
        assertProducts(kernel, 7, PanelKernel.COLUMNS, 121);
        assertProducts(kernel, 9, PanelKernel.COLUMNS - 1, 241);
    }

    private static void assertProducts(PanelKernel kernel, int rows, int columns, int d) {
        SplittableRandom random = new SplittableRandom(1000L * rows + 10L * columns + d);
        float[] a = TileDigest.values(random, rows * d);
        float[] b = TileDigest.values(random, columns * d);
        float[] paddedA = Samples.inside(a, 3, 2, Float.NaN);
        kernel.pack(Samples.inside(b, 5, 2, Float.NaN), 5, columns, d);
        assertProducts(kernel, a, paddedA, rows, columns, d, b, d, 1);
        // The same numbers as d rows of columns, which lie farther apart than they are long.
        int stride = columns + 3;
        float[] transposed = Samples.inside(new float[0], 0, d * stride, Float.NaN);
        for (int k = 0; k < d; k++) {
            System.arraycopy(b, k * columns, transposed, k * stride, columns);
        }
        kernel.packColumns(Samples.inside(transposed, 7, 0, Float.NaN), 7, stride, columns, d);
        assertProducts(kernel, a, paddedA, rows, columns, d, b, 1, columns);
    }

    private static void assertProducts(
            PanelKernel kernel,
            float[] a,
            float[] paddedA,
            int rows,
            int columns,
            int d,
            float[] b,
            int columnStep,
            int step) {
        float[][] tile = new float[rows + 1][PanelKernel.COLUMNS];
        tile[rows][0] = 77;
        kernel.multiply(paddedA, 3, rows, 0, tile);
        float[][] part = new float[rows][PanelKernel.COLUMNS];
        int from = columns / 2;
        kernel.multiply(paddedA, 3, rows, from, part);
        for (int i = 0; i < rows; i++) {
            assertThat(Arrays.equals(part[i], from, columns, tile[i], from, columns))
                    .isTrue();
            for (int j = 0; j < columns; j++) {
                float sum = 0;
                for (int k = 0; k < d; k++) {
                    sum = Math.fma(a[i * d + k], b[j * columnStep + k * step], sum);
                }
                assertThat(tile[i][j]).isEqualTo(sum);
            }
        }
        assertThat(tile[rows][0]).isEqualTo(77);
    }
}
