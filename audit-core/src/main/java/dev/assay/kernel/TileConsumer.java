package dev.assay.kernel;

/** Takes a block of pairwise values while it is in the cache; nothing larger is ever kept. */
@FunctionalInterface
public interface TileConsumer {
    /**
     * One tile: {@code tile[i][j]} belongs to row {@code row + i} of the first set and row {@code column + j} of the
     * second. The arrays may be overwritten but not kept; what lies behind {@code rows} and {@code columns} is undefined.
     */
    void tile(int row, int rows, int column, int columns, float[][] tile);
}
