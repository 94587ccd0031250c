package dev.assay.kernel;

import java.util.Arrays;

/**
 * Sums of products of columns, lane by lane, one implementation a provider. A block of rows is laid out by column; row
 * {@code s * LANES + l} of it belongs to lane {@code l}, and each lane adds {@code fma(a, b, sum)} in ascending {@code s}.
 * So no loop carries a sum, and all implementations give the same bits whatever the size of their blocks.
 */
abstract class ColumnProducts {
    static final int LANES = 128;

    /** Steps are made in rounds of so many. */
    static final int ROUND = 8;

    /** Columns are worked on in groups of this size; behind the last there are columns of zeros. */
    static final int TILE = 4;

    /** Whole cache lines, header included; see the panel kernel. */
    private static final int PADDING = 6;

    /** The block, by column. */
    final double[][] left;

    /** A second block, or the same one again. */
    final double[][] right;

    /** Rows of a block, whole rounds. */
    final int rows;

    /** The lanes' sums, {@code sums[a * right.length + b]}. */
    final double[][] sums;

    /**
     * @param left number of columns on the left
     * @param right number of columns on the right, 0 when they are those on the left: then only pairs {@code a <= b} are
     *     defined
     * @param rows rows of a block at most; fewer when there are not so many
     * @param all how many rows there are
     */
    ColumnProducts(int left, int right, int rows, int all) {
        this.rows = Math.min(rows, padded(all, ROUND * LANES));
        this.left = new double[padded(left, TILE)][this.rows + PADDING];
        this.right = right == 0 ? this.left : new double[padded(right, TILE)][this.rows + PADDING];
        sums = new double[this.left.length * this.right.length][LANES + PADDING];
    }

    private static int padded(int size, int unit) {
        return (int) Math.min(Integer.MAX_VALUE / unit, (size + (long) unit - 1) / unit) * unit;
    }

    /** Whether the columns of a block are as many as the constructor makes for these numbers. */
    boolean fits(int leftCount, int rightCount) {
        return left.length == padded(leftCount, TILE)
                && (rightCount == 0 ? right == left : right != left && right.length == padded(rightCount, TILE));
    }

    /** Sets all sums, and the columns behind the last, to 0. */
    void clear() {
        for (double[] lanes : sums) {
            Arrays.fill(lanes, 0);
        }
        for (int padding = 1; padding < TILE; padding++) {
            Arrays.fill(left[left.length - padding], 0);
            Arrays.fill(right[right.length - padding], 0);
        }
    }

    /** Adds the products of the block. */
    abstract void add();

    /** The sum of the lanes of a pair: neighbours first, so that rounding grows with the logarithm of their number only. */
    double total(int a, int b) {
        return total(sums[a * right.length + b]);
    }

    static double total(double[] lanes) {
        double[] rest = lanes.clone();
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int l = 0; l < width; l++) {
                rest[l] += rest[l + width];
            }
        }
        return rest[0];
    }
}
