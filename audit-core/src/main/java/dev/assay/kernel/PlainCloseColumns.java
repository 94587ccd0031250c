package dev.assay.kernel;

/** The plain Java implementation. */
final class PlainCloseColumns extends CloseColumns {
    @Override
    int find(float[] distances, int first, int columns, float limit, float[] limits, int offset) {
        return collect(0, distances, first, columns, limit, limits, offset);
    }
}
