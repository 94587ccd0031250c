package dev.assay.kernel;

import java.util.Arrays;

/**
 * The plain Java implementation: 4 rows by 2 steps of {@code k}, the innermost loop over the columns of the panel. This
 * shape, every array indexed by the same variable and no sum carried in the loop, is one that the compiler of 17
 * vectorises in every context in which it was measured; that of 25 does so with 4 steps, which are a quarter faster.
 */
final class PlainPanelKernel extends PanelKernel {
    /** Steps of {@code k} before the next rows: that part of the panel takes a quarter of a second-level cache of 1 MB. */
    private static final int DEPTH = 120;

    private static final boolean FOUR_STEPS = Runtime.version().feature() >= 25;

    /** Rows of the panel for some steps of {@code k}, and the sums of four rows beside them in memory. */
    private static final class Slab {
        final float[][] rows = new float[DEPTH][LENGTH];
        final float[][] sums = new float[4][LENGTH];
    }

    private Slab[] slabs = {};
    private int width;
    private int d;

    @Override
    void pack(float[] b, int offset, int count, int d) {
        prepare(count, d);
        for (int from = 0; from < d; from += DEPTH) {
            float[][] rows = slabs[from / DEPTH].rows;
            int depth = Math.min(DEPTH, d - from);
            for (int j = 0; j < count; j++) {
                int row = offset + j * d + from;
                for (int k = 0; k < depth; k++) {
                    rows[k][j] = b[row + k];
                }
            }
            for (int k = 0; k < depth; k++) {
                Arrays.fill(rows[k], count, width, 0);
            }
        }
    }

    @Override
    void packColumns(float[] b, int offset, int stride, int count, int d) {
        prepare(count, d);
        for (int k = 0; k < d; k++) {
            float[] row = slabs[k / DEPTH].rows[k % DEPTH];
            System.arraycopy(b, offset + k * stride, row, 0, count);
            Arrays.fill(row, count, width, 0);
        }
    }

    private void prepare(int count, int d) {
        this.d = d;
        width = (count + 15) / 16 * 16;
        int needed = (d + DEPTH - 1) / DEPTH;
        if (slabs.length < needed) {
            int kept = slabs.length;
            slabs = Arrays.copyOf(slabs, needed);
            for (int s = kept; s < needed; s++) {
                slabs[s] = new Slab();
            }
        }
    }

    @Override
    void multiply(float[] a, int offset, int rows, int first, float[][] tile) {
        for (int i = 0; i < rows; i++) {
            Arrays.fill(tile[i], 0, width, 0);
        }
        for (int from = 0; from < d; from += DEPTH) {
            Slab slab = slabs[from / DEPTH];
            int depth = Math.min(DEPTH, d - from);
            float[][] sums = slab.sums;
            for (int i = 0; i < rows; i += 4) {
                int count = Math.min(4, rows - i);
                for (int r = 0; r < count; r++) {
                    System.arraycopy(tile[i + r], 0, sums[r], 0, width);
                }
                if (count == 4) {
                    fourRows(a, offset + i * d + from, depth, slab.rows, sums);
                } else {
                    for (int r = 0; r < count; r++) {
                        oneRow(a, offset + (i + r) * d + from, depth, slab.rows, sums[r]);
                    }
                }
                for (int r = 0; r < count; r++) {
                    System.arraycopy(sums[r], 0, tile[i + r], 0, width);
                }
            }
        }
    }

    private void fourRows(float[] a, int o0, int depth, float[][] b, float[][] sums) {
        int o1 = o0 + d;
        int o2 = o1 + d;
        int o3 = o2 + d;
        float[] c0 = sums[0];
        float[] c1 = sums[1];
        float[] c2 = sums[2];
        float[] c3 = sums[3];
        int k = 0;
        if (FOUR_STEPS) {
            for (; k + 3 < depth; k += 4) {
                add4x4(
                        width,
                        c0,
                        c1,
                        c2,
                        c3,
                        b[k],
                        b[k + 1],
                        b[k + 2],
                        b[k + 3],
                        a[o0 + k],
                        a[o0 + k + 1],
                        a[o0 + k + 2],
                        a[o0 + k + 3],
                        a[o1 + k],
                        a[o1 + k + 1],
                        a[o1 + k + 2],
                        a[o1 + k + 3],
                        a[o2 + k],
                        a[o2 + k + 1],
                        a[o2 + k + 2],
                        a[o2 + k + 3],
                        a[o3 + k],
                        a[o3 + k + 1],
                        a[o3 + k + 2],
                        a[o3 + k + 3]);
            }
        }
        for (; k + 1 < depth; k += 2) {
            add4x2(
                    width,
                    c0,
                    c1,
                    c2,
                    c3,
                    b[k],
                    b[k + 1],
                    a[o0 + k],
                    a[o0 + k + 1],
                    a[o1 + k],
                    a[o1 + k + 1],
                    a[o2 + k],
                    a[o2 + k + 1],
                    a[o3 + k],
                    a[o3 + k + 1]);
        }
        if (k < depth) {
            add4x1(width, c0, c1, c2, c3, b[k], a[o0 + k], a[o1 + k], a[o2 + k], a[o3 + k]);
        }
    }

    private void oneRow(float[] a, int offset, int depth, float[][] b, float[] sum) {
        for (int k = 0; k < depth; k++) {
            add1x1(width, sum, b[k], a[offset + k]);
        }
    }

    private static void add4x4(
            int n,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float a00,
            float a01,
            float a02,
            float a03,
            float a10,
            float a11,
            float a12,
            float a13,
            float a20,
            float a21,
            float a22,
            float a23,
            float a30,
            float a31,
            float a32,
            float a33) {
        for (int j = 0; j < n; j++) {
            float w = b0[j];
            float x = b1[j];
            float y = b2[j];
            float z = b3[j];
            c0[j] = Math.fma(a03, z, Math.fma(a02, y, Math.fma(a01, x, Math.fma(a00, w, c0[j]))));
            c1[j] = Math.fma(a13, z, Math.fma(a12, y, Math.fma(a11, x, Math.fma(a10, w, c1[j]))));
            c2[j] = Math.fma(a23, z, Math.fma(a22, y, Math.fma(a21, x, Math.fma(a20, w, c2[j]))));
            c3[j] = Math.fma(a33, z, Math.fma(a32, y, Math.fma(a31, x, Math.fma(a30, w, c3[j]))));
        }
    }

    private static void add4x2(
            int n,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            float[] b0,
            float[] b1,
            float a00,
            float a01,
            float a10,
            float a11,
            float a20,
            float a21,
            float a30,
            float a31) {
        for (int j = 0; j < n; j++) {
            float x = b0[j];
            float y = b1[j];
            c0[j] = Math.fma(a01, y, Math.fma(a00, x, c0[j]));
            c1[j] = Math.fma(a11, y, Math.fma(a10, x, c1[j]));
            c2[j] = Math.fma(a21, y, Math.fma(a20, x, c2[j]));
            c3[j] = Math.fma(a31, y, Math.fma(a30, x, c3[j]));
        }
    }

    private static void add4x1(
            int n, float[] c0, float[] c1, float[] c2, float[] c3, float[] b, float a0, float a1, float a2, float a3) {
        for (int j = 0; j < n; j++) {
            float x = b[j];
            c0[j] = Math.fma(a0, x, c0[j]);
            c1[j] = Math.fma(a1, x, c1[j]);
            c2[j] = Math.fma(a2, x, c2[j]);
            c3[j] = Math.fma(a3, x, c3[j]);
        }
    }

    private static void add1x1(int n, float[] c, float[] b, float a) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a, b[j], c[j]);
        }
    }
}
