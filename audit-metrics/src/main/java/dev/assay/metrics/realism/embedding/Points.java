package dev.assay.metrics.realism.embedding;

import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/** Checked points of one dimension, row-major in one array. */
record Points(double[] values, int rows, int dimension) {

    /** Copies rows; all must have the same length and finite entries. */
    static Points of(String name, double[][] rows) {
        if (rows.length == 0) {
            throw new UndefinedStatisticException(name + " has no rows");
        }
        int dimension = rows[0].length;
        if (dimension == 0) {
            throw new IllegalArgumentException(name + ": a point has at least one coordinate, row 0 has none");
        }
        double[] values = new double[Math.multiplyExact(rows.length, dimension)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dimension) {
                throw new IllegalArgumentException(
                        name + ": row " + i + " has " + rows[i].length + " coordinates, row 0 has " + dimension);
            }
            for (int k = 0; k < dimension; k++) {
                double value = rows[i][k];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(name + ": coordinates must be finite, row " + i + " holds "
                            + value + " at " + k + "; leave such rows out");
                }
                values[i * dimension + k] = value;
            }
        }
        return new Points(values, rows.length, dimension);
    }

    /** Two samples of the same dimension. */
    static List<Points> pair(double[][] human, double[][] synthetic) {
        Points x = of("human", human);
        Points y = of("synthetic", synthetic);
        if (x.dimension != y.dimension) {
            throw new IllegalArgumentException(
                    "both sides must have one dimension, human has " + x.dimension + ", synthetic has " + y.dimension);
        }
        return List.of(x, y);
    }

    double[] mean() {
        double[] mean = new double[dimension];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < dimension; k++) {
                mean[k] += values[i * dimension + k];
            }
        }
        for (int k = 0; k < dimension; k++) {
            mean[k] /= rows;
        }
        return mean;
    }

    /** Euclidean distance of each row from a point. */
    double[] distancesFrom(double[] center) {
        double[] distances = new double[rows];
        for (int i = 0; i < rows; i++) {
            distances[i] = Math.sqrt(squaredDistance(i, center, 0));
        }
        return distances;
    }

    double squaredDistance(int row, double[] other, int offset) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
            double difference = values[row * dimension + k] - other[offset + k];
            sum += difference * difference;
        }
        return sum;
    }

    double dot(int row, Points other, int otherRow) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
            sum += values[row * dimension + k] * other.values[otherRow * dimension + k];
        }
        return sum;
    }

    /** The points of both sets. */
    Points followedBy(Points other) {
        double[] all = Arrays.copyOf(values, values.length + other.values.length);
        System.arraycopy(other.values, 0, all, values.length, other.values.length);
        return new Points(all, rows + other.rows, dimension);
    }

    /** The points at these positions. */
    Points select(int[] positions) {
        double[] picked = new double[positions.length * dimension];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(values, positions[i] * dimension, picked, i * dimension, dimension);
        }
        return new Points(picked, positions.length, dimension);
    }
}
