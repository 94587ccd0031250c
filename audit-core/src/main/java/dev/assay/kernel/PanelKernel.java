package dev.assay.kernel;

/**
 * Dot products of rows with a panel of packed rows, one implementation a provider. Holds the packed panel, so one
 * instance serves one thread at a time.
 *
 * <p>All implementations add {@code fma(a[k], b[k], sum)} in ascending {@code k} from 0, so they give the same bits.
 */
abstract class PanelKernel {
    /** Rows of {@code b} that fit a panel: the columns of a tile. */
    static final int COLUMNS = 512;

    /**
     * Rows of this length fill whole cache lines, header included, so that rows made one after the other lie alike and a
     * loop that aligns one of them aligns all. Worth up to a factor of two where vectors are as wide as a line.
     */
    static final int LENGTH = COLUMNS + 12;

    /** Makes rows for {@link #multiply} to write to, at least {@link #COLUMNS} long. */
    static float[][] tile(int rows) {
        return new float[rows][LENGTH];
    }

    /** Packs {@code count <= COLUMNS} rows of {@code d} values. */
    abstract void pack(float[] b, int offset, int count, int d);

    /** Packs the transpose: {@code count <= COLUMNS} columns of {@code d} rows that lie {@code stride} apart. */
    abstract void packColumns(float[] b, int offset, int stride, int count, int d);

    /**
     * {@code tile[i][j] = a_i . b_j} for {@code rows} rows of {@code a} and the packed rows from {@code from} on; what lies
     * before and behind is undefined.
     */
    abstract void multiply(float[] a, int offset, int rows, int from, float[][] tile);
}
