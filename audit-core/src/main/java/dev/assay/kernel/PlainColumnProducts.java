package dev.assay.kernel;

/**
 * The plain Java implementation: pair by pair, the innermost loop over the lanes. A block is one round, so that blocks and
 * sums stay in the second-level cache.
 */
final class PlainColumnProducts extends ColumnProducts {
    PlainColumnProducts(int left, int right, int rows) {
        super(left, right, ROUND * LANES, rows);
    }

    @Override
    void add() {
        for (int a = 0; a < left.length; a++) {
            for (int b = left == right ? a : 0; b < right.length; b++) {
                add8(sums[a * right.length + b], left[a], right[b]);
            }
        }
    }

    private static void add8(double[] sum, double[] a, double[] b) {
        for (int l = 0; l < LANES; l++) {
            double s = Math.fma(a[l], b[l], sum[l]);
            s = Math.fma(a[l + LANES], b[l + LANES], s);
            s = Math.fma(a[l + 2 * LANES], b[l + 2 * LANES], s);
            s = Math.fma(a[l + 3 * LANES], b[l + 3 * LANES], s);
            s = Math.fma(a[l + 4 * LANES], b[l + 4 * LANES], s);
            s = Math.fma(a[l + 5 * LANES], b[l + 5 * LANES], s);
            s = Math.fma(a[l + 6 * LANES], b[l + 6 * LANES], s);
            sum[l] = Math.fma(a[l + 7 * LANES], b[l + 7 * LANES], s);
        }
    }
}
