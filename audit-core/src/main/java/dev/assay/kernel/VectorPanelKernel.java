package dev.assay.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API implementation: a block of 8 rows by 2 vectors stays in registers while {@code k} runs (4 rows where
 * there are only 16 registers). The only class that touches {@code jdk.incubator.vector}; {@link PanelKernels} loads it
 * by name when the module is present.
 */
final class VectorPanelKernel extends PanelKernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = 2 * LANES;
    private static final boolean MANY_REGISTERS = SPECIES.vectorBitSize() >= 512;

    /** Steps of {@code k} in one go: a group of the panel of that depth stays in the first-level cache. */
    private static final int DEPTH = 192;

    private float[] panel = {};
    private int groups;
    private int d;

    /** Bits of a vector register. */
    static int bits() {
        return SPECIES.vectorBitSize();
    }

    /** Panel layout: groups of {@code GROUP} columns, {@code k} by {@code k}. */
    @Override
    void pack(float[] b, int offset, int count, int d) {
        prepare(count, d);
        for (int j = 0; j < groups * GROUP; j++) {
            int target = (j / GROUP) * d * GROUP + j % GROUP;
            int source = offset + j * d;
            for (int k = 0; k < d; k++) {
                panel[target + k * GROUP] = j < count ? b[source + k] : 0;
            }
        }
    }

    @Override
    void packColumns(float[] b, int offset, int stride, int count, int d) {
        prepare(count, d);
        for (int g = 0; g < groups; g++) {
            int width = Math.min(GROUP, count - g * GROUP);
            for (int k = 0; k < d; k++) {
                int target = (g * d + k) * GROUP;
                System.arraycopy(b, offset + k * stride + g * GROUP, panel, target, width);
                Arrays.fill(panel, target + width, target + GROUP, 0);
            }
        }
    }

    private void prepare(int count, int d) {
        this.d = d;
        groups = (count + GROUP - 1) / GROUP;
        int needed = Math.multiplyExact(d, COLUMNS);
        if (panel.length < needed) {
            panel = new float[needed];
        }
    }

    @Override
    void multiply(float[] a, int offset, int rows, int from, float[][] tile) {
        for (int k = 0; k < d || k == 0; k += DEPTH) {
            int depth = Math.min(DEPTH, d - k);
            boolean first = k == 0;
            for (int g = from / GROUP; g < groups; g++) {
                int bo = (g * d + k) * GROUP;
                int co = g * GROUP;
                int i = 0;
                if (MANY_REGISTERS) {
                    for (; i + 7 < rows; i += 8) {
                        rows8(
                                a,
                                offset + i * d + k,
                                d,
                                depth,
                                panel,
                                bo,
                                tile[i],
                                tile[i + 1],
                                tile[i + 2],
                                tile[i + 3],
                                tile[i + 4],
                                tile[i + 5],
                                tile[i + 6],
                                tile[i + 7],
                                co,
                                first);
                    }
                }
                for (; i + 3 < rows; i += 4) {
                    rows4(
                            a,
                            offset + i * d + k,
                            d,
                            depth,
                            panel,
                            bo,
                            tile[i],
                            tile[i + 1],
                            tile[i + 2],
                            tile[i + 3],
                            co,
                            first);
                }
                for (; i < rows; i++) {
                    rows1(a, offset + i * d + k, depth, panel, bo, tile[i], co, first);
                }
            }
        }
    }

    private static void rows8(
            float[] a,
            int o,
            int d,
            int depth,
            float[] b,
            int bo,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            float[] c4,
            float[] c5,
            float[] c6,
            float[] c7,
            int co,
            boolean first) {
        int o1 = o + d;
        int o2 = o + 2 * d;
        int o3 = o + 3 * d;
        int o4 = o + 4 * d;
        int o5 = o + 5 * d;
        int o6 = o + 6 * d;
        int o7 = o + 7 * d;
        FloatVector s0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c0, co);
        FloatVector t0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c0, co + LANES);
        FloatVector s1 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c1, co);
        FloatVector t1 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c1, co + LANES);
        FloatVector s2 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c2, co);
        FloatVector t2 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c2, co + LANES);
        FloatVector s3 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c3, co);
        FloatVector t3 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c3, co + LANES);
        FloatVector s4 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c4, co);
        FloatVector t4 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c4, co + LANES);
        FloatVector s5 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c5, co);
        FloatVector t5 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c5, co + LANES);
        FloatVector s6 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c6, co);
        FloatVector t6 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c6, co + LANES);
        FloatVector s7 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c7, co);
        FloatVector t7 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c7, co + LANES);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bo + k * GROUP);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bo + k * GROUP + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[o + k]);
            s0 = a0.fma(x, s0);
            t0 = a0.fma(y, t0);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[o1 + k]);
            s1 = a1.fma(x, s1);
            t1 = a1.fma(y, t1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[o2 + k]);
            s2 = a2.fma(x, s2);
            t2 = a2.fma(y, t2);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[o3 + k]);
            s3 = a3.fma(x, s3);
            t3 = a3.fma(y, t3);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[o4 + k]);
            s4 = a4.fma(x, s4);
            t4 = a4.fma(y, t4);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[o5 + k]);
            s5 = a5.fma(x, s5);
            t5 = a5.fma(y, t5);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[o6 + k]);
            s6 = a6.fma(x, s6);
            t6 = a6.fma(y, t6);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[o7 + k]);
            s7 = a7.fma(x, s7);
            t7 = a7.fma(y, t7);
        }
        s0.intoArray(c0, co);
        t0.intoArray(c0, co + LANES);
        s1.intoArray(c1, co);
        t1.intoArray(c1, co + LANES);
        s2.intoArray(c2, co);
        t2.intoArray(c2, co + LANES);
        s3.intoArray(c3, co);
        t3.intoArray(c3, co + LANES);
        s4.intoArray(c4, co);
        t4.intoArray(c4, co + LANES);
        s5.intoArray(c5, co);
        t5.intoArray(c5, co + LANES);
        s6.intoArray(c6, co);
        t6.intoArray(c6, co + LANES);
        s7.intoArray(c7, co);
        t7.intoArray(c7, co + LANES);
    }

    private static void rows4(
            float[] a,
            int o,
            int d,
            int depth,
            float[] b,
            int bo,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            int co,
            boolean first) {
        int o1 = o + d;
        int o2 = o + 2 * d;
        int o3 = o + 3 * d;
        FloatVector s0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c0, co);
        FloatVector t0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c0, co + LANES);
        FloatVector s1 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c1, co);
        FloatVector t1 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c1, co + LANES);
        FloatVector s2 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c2, co);
        FloatVector t2 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c2, co + LANES);
        FloatVector s3 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c3, co);
        FloatVector t3 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c3, co + LANES);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bo + k * GROUP);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bo + k * GROUP + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[o + k]);
            s0 = a0.fma(x, s0);
            t0 = a0.fma(y, t0);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[o1 + k]);
            s1 = a1.fma(x, s1);
            t1 = a1.fma(y, t1);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[o2 + k]);
            s2 = a2.fma(x, s2);
            t2 = a2.fma(y, t2);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[o3 + k]);
            s3 = a3.fma(x, s3);
            t3 = a3.fma(y, t3);
        }
        s0.intoArray(c0, co);
        t0.intoArray(c0, co + LANES);
        s1.intoArray(c1, co);
        t1.intoArray(c1, co + LANES);
        s2.intoArray(c2, co);
        t2.intoArray(c2, co + LANES);
        s3.intoArray(c3, co);
        t3.intoArray(c3, co + LANES);
    }

    private static void rows1(float[] a, int o, int depth, float[] b, int bo, float[] c0, int co, boolean first) {
        FloatVector s0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c0, co);
        FloatVector t0 = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c0, co + LANES);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.fromArray(SPECIES, b, bo + k * GROUP);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bo + k * GROUP + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[o + k]);
            s0 = a0.fma(x, s0);
            t0 = a0.fma(y, t0);
        }
        s0.intoArray(c0, co);
        t0.intoArray(c0, co + LANES);
    }
}
