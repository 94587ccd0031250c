package dev.assay.metrics.realism.embedding;

import java.util.Arrays;

/**
 * Squared Euclidean distances and dot products from any point to all points of a set, a block of the set at a time.
 * Coordinates are stored by block and transposed, so the inner loop runs over points and needs no reduction.
 */
final class DistanceTiles {
    /** Points in a block. */
    static final int WIDTH = 256;

    /** Query rows in one parallel task. */
    private static final int TASK = 64;

    /** Takes the distances from one query row to the block that starts at point {@code from}. */
    interface Consumer {
        void accept(int query, int from, int count, double[] values);
    }

    private final double[] transposed;
    private final int rows;
    private final int dimension;

    DistanceTiles(Points points) {
        rows = points.rows();
        dimension = points.dimension();
        int blocks = (rows + WIDTH - 1) / WIDTH;
        transposed = new double[Math.multiplyExact(Math.multiplyExact(blocks, WIDTH), dimension)];
        double[] values = points.values();
        for (int i = 0; i < rows; i++) {
            int block = i / WIDTH * WIDTH * dimension;
            for (int k = 0; k < dimension; k++) {
                transposed[block + k * WIDTH + i % WIDTH] = values[i * dimension + k];
            }
        }
    }

    static int tasks(Points queries) {
        return (queries.rows() + TASK - 1) / TASK;
    }

    /** Hands the squared distances of the query rows of one task, block by block, to the consumer. */
    void squaredDistances(Points queries, int task, Consumer consumer) {
        visit(queries, task, false, consumer);
    }

    /** Hands the dot products of the query rows of one task, block by block, to the consumer. */
    void dots(Points queries, int task, Consumer consumer) {
        visit(queries, task, true, consumer);
    }

    private void visit(Points queries, int task, boolean dot, Consumer consumer) {
        double[] out = new double[WIDTH];
        double[] values = queries.values();
        int end = Math.min(queries.rows(), (task + 1) * TASK);
        for (int from = 0; from < rows; from += WIDTH) {
            int count = Math.min(WIDTH, rows - from);
            for (int i = task * TASK; i < end; i++) {
                Arrays.fill(out, 0);
                for (int k = 0; k < dimension; k++) {
                    int column = from * dimension + k * WIDTH;
                    double value = values[i * dimension + k];
                    if (dot) {
                        multiply(value, column, out);
                    } else {
                        difference(value, column, out);
                    }
                }
                consumer.accept(i, from, count, out);
            }
        }
    }

    private void difference(double value, int column, double[] out) {
        double[] block = transposed;
        for (int j = 0; j < WIDTH; j++) {
            double d = value - block[column + j];
            out[j] += d * d;
        }
    }

    private void multiply(double value, int column, double[] out) {
        double[] block = transposed;
        for (int j = 0; j < WIDTH; j++) {
            out[j] += value * block[column + j];
        }
    }
}
