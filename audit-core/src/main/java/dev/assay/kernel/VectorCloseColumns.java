package dev.assay.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API implementation: a vector is looked at column by column only where one of its columns is close. */
final class VectorCloseColumns extends CloseColumns {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    int find(float[] distances, int first, int columns, float limit, float[] limits, int offset) {
        int count = 0;
        int j = first;
        for (; j + LANES <= columns; j += LANES) {
            FloatVector values = FloatVector.fromArray(SPECIES, distances, j);
            FloatVector own = FloatVector.fromArray(SPECIES, limits, offset + j);
            if (!values.compare(VectorOperators.GT, limit)
                    .and(values.compare(VectorOperators.GT, own))
                    .allTrue()) {
                count = collect(count, distances, j, j + LANES, limit, limits, offset);
            }
        }
        return collect(count, distances, j, columns, limit, limits, offset);
    }
}
