package dev.assay.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API implementation: the lanes of 2 by 4 columns stay in registers over the steps of a block. {@link
 * PanelKernels} loads it by name when the module is present.
 */
final class VectorColumnProducts extends ColumnProducts {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    /** Long runs of each column are read one after the other, which memory answers faster. */
    private static final int BLOCK = 4 * ROUND * LANES;

    private static final int WIDTH = SPECIES.length();

    VectorColumnProducts(int left, int right, int rows) {
        super(left, right, BLOCK, rows);
    }

    @Override
    void add() {
        for (int b = 0; b < right.length; b += TILE) {
            int end = left == right ? b + TILE : left.length;
            for (int a = 0; a < end; a += 2) {
                tile(a, b);
            }
        }
    }

    private void tile(int a, int b) {
        int first = a * right.length + b;
        int second = first + right.length;
        tile(
                rows,
                left[a],
                left[a + 1],
                right[b],
                right[b + 1],
                right[b + 2],
                right[b + 3],
                sums[first],
                sums[first + 1],
                sums[first + 2],
                sums[first + 3],
                sums[second],
                sums[second + 1],
                sums[second + 2],
                sums[second + 3]);
    }

    private static void tile(
            int rows,
            double[] a0,
            double[] a1,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] sum00,
            double[] sum01,
            double[] sum02,
            double[] sum03,
            double[] sum10,
            double[] sum11,
            double[] sum12,
            double[] sum13) {
        for (int l = 0; l < LANES; l += WIDTH) {
            DoubleVector s00 = DoubleVector.fromArray(SPECIES, sum00, l);
            DoubleVector s01 = DoubleVector.fromArray(SPECIES, sum01, l);
            DoubleVector s02 = DoubleVector.fromArray(SPECIES, sum02, l);
            DoubleVector s03 = DoubleVector.fromArray(SPECIES, sum03, l);
            DoubleVector s10 = DoubleVector.fromArray(SPECIES, sum10, l);
            DoubleVector s11 = DoubleVector.fromArray(SPECIES, sum11, l);
            DoubleVector s12 = DoubleVector.fromArray(SPECIES, sum12, l);
            DoubleVector s13 = DoubleVector.fromArray(SPECIES, sum13, l);
            for (int i = l; i < rows; i += LANES) {
                DoubleVector x0 = DoubleVector.fromArray(SPECIES, a0, i);
                DoubleVector x1 = DoubleVector.fromArray(SPECIES, a1, i);
                DoubleVector y0 = DoubleVector.fromArray(SPECIES, b0, i);
                s00 = x0.fma(y0, s00);
                s10 = x1.fma(y0, s10);
                DoubleVector y1 = DoubleVector.fromArray(SPECIES, b1, i);
                s01 = x0.fma(y1, s01);
                s11 = x1.fma(y1, s11);
                DoubleVector y2 = DoubleVector.fromArray(SPECIES, b2, i);
                s02 = x0.fma(y2, s02);
                s12 = x1.fma(y2, s12);
                DoubleVector y3 = DoubleVector.fromArray(SPECIES, b3, i);
                s03 = x0.fma(y3, s03);
                s13 = x1.fma(y3, s13);
            }
            s00.intoArray(sum00, l);
            s01.intoArray(sum01, l);
            s02.intoArray(sum02, l);
            s03.intoArray(sum03, l);
            s10.intoArray(sum10, l);
            s11.intoArray(sum11, l);
            s12.intoArray(sum12, l);
            s13.intoArray(sum13, l);
        }
    }
}
