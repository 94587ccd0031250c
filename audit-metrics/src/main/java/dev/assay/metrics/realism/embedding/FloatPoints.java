package dev.assay.metrics.realism.embedding;

import dev.assay.data.VectorColumn;
import java.util.Arrays;

/** Finite points of one dimension, row-major in one array, as columns of vectors hold them: for the kernels over floats. */
record FloatPoints(float[] values, int rows, int dimension) {

    /** The vectors of a column at these rows. */
    static FloatPoints of(VectorColumn column, int[] rows) {
        return new FloatPoints(column.values(), column.size(), column.dimension()).select(rows);
    }

    /** The points at these positions. */
    FloatPoints select(int[] positions) {
        float[] picked = new float[Math.multiplyExact(positions.length, dimension)];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(values, positions[i] * dimension, picked, i * dimension, dimension);
        }
        return new FloatPoints(picked, positions.length, dimension);
    }

    /** The points of both sets. */
    FloatPoints followedBy(FloatPoints other) {
        float[] all = Arrays.copyOf(values, Math.addExact(values.length, other.values.length));
        System.arraycopy(other.values, 0, all, values.length, other.values.length);
        return new FloatPoints(all, rows + other.rows, dimension);
    }

    /** The same points about another origin: distances stay, and near 0 they keep their digits in single precision. */
    FloatPoints less(double[] origin) {
        float[] moved = new float[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (values[i] - origin[i % dimension]);
        }
        return new FloatPoints(moved, rows, dimension);
    }

    /** The mean of each coordinate. */
    double[] mean() {
        double[] mean = new double[dimension];
        for (int i = 0; i < values.length; i++) {
            mean[i % dimension] += values[i];
        }
        for (int k = 0; k < dimension; k++) {
            mean[k] /= rows;
        }
        return mean;
    }

    /** The same points in double precision. */
    Points toPoints() {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return new Points(copy, rows, dimension);
    }
}
