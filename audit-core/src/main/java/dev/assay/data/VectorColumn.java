package dev.assay.data;

import java.util.Arrays;

/** Vectors of one dimension, row-major floats; a row of NaN marks a missing value. */
public final class VectorColumn implements Column {
    private final String name;
    private final float[] values;
    private final int dimension;

    private VectorColumn(String name, float[] values, int dimension) {
        this.name = name;
        this.values = values;
        this.dimension = dimension;
    }

    /** Takes {@code values}, rows x dimension, over without a copy; the caller must not write to it any more. */
    public static VectorColumn wrap(String name, float[] values, int dimension) {
        if (dimension < 1 || values.length % dimension != 0) {
            throw new IllegalArgumentException(
                    "column " + name + ": " + values.length + " numbers are not whole rows of dimension " + dimension);
        }
        return new VectorColumn(name, values, dimension);
    }

    /** The storage, row-major, {@code size() * dimension()} floats; not to be written to. */
    public float[] values() {
        return values;
    }

    public int dimension() {
        return dimension;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.VECTOR;
    }

    @Override
    public int size() {
        return values.length / dimension;
    }

    @Override
    public boolean isMissing(int row) {
        return Float.isNaN(values[row * dimension]);
    }

    @Override
    public VectorColumn select(int[] rows) {
        float[] picked = new float[rows.length * dimension];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * dimension, picked, i * dimension, dimension);
        }
        return new VectorColumn(name, picked, dimension);
    }

    @Override
    public VectorColumn renamed(String newName) {
        return new VectorColumn(newName, values, dimension);
    }

    @Override
    public String display(int row) {
        if (isMissing(row)) {
            return "";
        }
        int from = row * dimension;
        int shown = Math.min(dimension, 4);
        String head = Arrays.toString(Arrays.copyOfRange(values, from, from + shown));
        return dimension > shown ? head.substring(0, head.length() - 1) + ", … " + dimension + " numbers]" : head;
    }
}
