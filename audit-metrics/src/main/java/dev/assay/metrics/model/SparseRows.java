package dev.assay.metrics.model;

/**
 * The features of each row that are not zero: one-hot columns make nearly all of a row zeros.
 *
 * <p>Leaving out products with zero changes no bit of a sum of finite numbers that does not start at {@code -0.0}.
 */
public final class SparseRows {
    private final int[] starts;
    private final int[] positions;
    private final double[] values;

    private SparseRows(int[] starts, int[] positions, double[] values) {
        this.starts = starts;
        this.positions = positions;
        this.values = values;
    }

    static SparseRows of(Features features) {
        int width = features.width();
        double[] dense = features.values();
        int[] starts = new int[features.rows() + 1];
        int count = 0;
        for (double value : dense) {
            count += value != 0 ? 1 : 0;
        }
        int[] positions = new int[count];
        double[] values = new double[count];
        int n = 0;
        for (int row = 0; row < features.rows(); row++) {
            for (int j = 0; j < width; j++) {
                double value = dense[row * width + j];
                if (value != 0) {
                    positions[n] = j;
                    values[n++] = value;
                }
            }
            starts[row + 1] = n;
        }
        return new SparseRows(starts, positions, values);
    }

    /**
     * Rows given by their features that are not zero.
     *
     * @param positions for each row, the positions of its features
     * @param values for each row, their values
     */
    public static SparseRows of(int[][] positions, double[][] values) {
        int[] starts = new int[positions.length + 1];
        for (int row = 0; row < positions.length; row++) {
            if (positions[row].length != values[row].length) {
                throw new IllegalArgumentException("row " + row + " has " + positions[row].length + " positions and "
                        + values[row].length + " values");
            }
            starts[row + 1] = Math.addExact(starts[row], positions[row].length);
        }
        int[] allPositions = new int[starts[positions.length]];
        double[] allValues = new double[allPositions.length];
        for (int row = 0; row < positions.length; row++) {
            System.arraycopy(positions[row], 0, allPositions, starts[row], positions[row].length);
            System.arraycopy(values[row], 0, allValues, starts[row], positions[row].length);
        }
        return new SparseRows(starts, allPositions, allValues);
    }

    public int rows() {
        return starts.length - 1;
    }

    /** {@code start + sum weights[j] * x[row][j]}. */
    public double dot(int row, double[] weights, double start) {
        double sum = start;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            sum += weights[positions[i]] * values[i];
        }
        return sum;
    }

    /** Adds {@code share * x[row]} to the target. */
    void addTo(double[] target, int row, double share) {
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            target[positions[i]] += share * values[i];
        }
    }
}
