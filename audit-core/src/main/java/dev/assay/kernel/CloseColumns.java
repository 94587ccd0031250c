package dev.assay.kernel;

/**
 * Finds the few squared distances of a tile's row that are within a limit, one implementation a provider. Serves one thread
 * at a time.
 */
abstract class CloseColumns {
    /** The columns that {@link #find} found, as many as it said, ascending. */
    final int[] found = new int[FloatTiles.COLUMNS];

    /**
     * Finds the columns from {@code first} to before {@code columns} whose distance is not above {@code limit} or not
     * above the column's own limit; a distance that is not a number is above nothing.
     *
     * @param limits that of column {@code j} is at {@code offset + j}
     * @return how many there are
     */
    abstract int find(float[] distances, int first, int columns, float limit, float[] limits, int offset);

    /** Looks at the columns one by one and adds to those found. */
    final int collect(int count, float[] distances, int first, int columns, float limit, float[] limits, int offset) {
        for (int j = first; j < columns; j++) {
            float distance = distances[j];
            if (!(distance > limit && distance > limits[offset + j])) {
                found[count++] = j;
            }
        }
        return count;
    }
}
