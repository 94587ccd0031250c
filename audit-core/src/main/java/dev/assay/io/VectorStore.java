package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.VectorColumn;
import java.util.Arrays;

/** Values as vectors of one dimension. */
final class VectorStore implements ColumnStore {
    private final boolean forced;
    private final Vectors vectors;
    private final Chunks<float[][]> rows = new Chunks<>(float[][]::new);
    private int dimension;

    VectorStore(boolean forced, ReadLimits limits) {
        this.forced = forced;
        this.vectors = new Vectors(limits.vectorDimension());
    }

    @Override
    public ColumnStore add(byte[] text, int from, int length) {
        int found = vectors.parse(text, from, length);
        if (found == 0 || dimension != 0 && found != dimension) {
            if (forced) {
                throw new IllegalArgumentException(
                        found == 0
                                ? "is not a JSON array of numbers"
                                : "has " + found + " numbers, the vectors before it " + dimension);
            }
            return new LostStore(size() + 1);
        }
        dimension = found;
        put(Arrays.copyOf(vectors.buffer(), found));
        return this;
    }

    private void put(float[] row) {
        int at = rows.next();
        rows.tail()[at] = row;
    }

    @Override
    public void addMissing() {
        put(new float[0]);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Column column(String name) {
        int width = Math.max(1, dimension);
        float[] values = new float[Math.multiplyExact(size(), width)];
        Arrays.fill(values, Float.NaN);
        for (int row = 0; row < size(); row++) {
            float[] vector = rows.holding(row)[Chunks.within(row)];
            System.arraycopy(vector, 0, values, row * width, vector.length);
        }
        return VectorColumn.wrap(name, values, width);
    }
}
