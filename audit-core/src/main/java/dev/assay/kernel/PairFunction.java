package dev.assay.kernel;

/** Turns dot products of one row with others into values of a symmetric function of the two rows. */
@FunctionalInterface
public interface PairFunction {
    /**
     * Overwrites {@code values[0 .. columns)}.
     *
     * @param rowNorm squared norm of the row
     * @param columnNorms squared norms of the other rows
     */
    void apply(float[] values, int columns, float rowNorm, float[] columnNorms);

    /** Gaussian kernel {@code exp(-gamma |a - b|^2)}. */
    static PairFunction rbf(double gamma) {
        if (!(gamma > 0)) {
            throw new IllegalArgumentException("gamma must be positive, was " + gamma);
        }
        float factor = (float) -gamma;
        return (values, columns, rowNorm, columnNorms) -> {
            FloatTiles.toSquaredDistances(values, columns, rowNorm, columnNorms);
            for (int j = 0; j < columns; j++) {
                values[j] = FloatExp.ofNegative(Math.min(0, factor * values[j]));
            }
        };
    }

    /** Polynomial kernel {@code (gamma a.b + offset)^degree}; of degree 3 with {@code gamma = 1/d}, offset 1 for KID. */
    static PairFunction polynomial(double gamma, double offset, int degree) {
        if (degree < 1) {
            throw new IllegalArgumentException("degree must be at least 1, was " + degree);
        }
        return (values, columns, rowNorm, columnNorms) -> {
            for (int j = 0; j < columns; j++) {
                float base = Math.fma((float) gamma, values[j], (float) offset);
                float power = base;
                for (int p = 1; p < degree; p++) {
                    power *= base;
                }
                values[j] = power;
            }
        };
    }

    /** Minus the Euclidean distance: sums of it make the energy distance. */
    static PairFunction negativeDistance() {
        return (values, columns, rowNorm, columnNorms) -> {
            FloatTiles.toSquaredDistances(values, columns, rowNorm, columnNorms);
            for (int j = 0; j < columns; j++) {
                values[j] = (float) -Math.sqrt(Math.max(0, values[j]));
            }
        };
    }
}
