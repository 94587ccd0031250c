package dev.assay.audit;

import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/** Deals the rows of both sides into folds of one size, as {@link Folds} asks. */
final class FoldPlan {
    /** Folds of the smaller side. */
    static final int FOLDS = 16;

    /** Most folds of the larger side; beyond it the smaller side gets fewer. */
    static final int MOST_FOLDS = 1024;

    private FoldPlan() {}

    static Folds deal(int humanRows, int syntheticRows, Seed seed) {
        int smaller = Math.max(1, Math.min(humanRows, syntheticRows));
        int larger = Math.max(1, Math.max(humanRows, syntheticRows));
        double ratio = (double) larger / smaller;
        int few = Math.min(smaller, ratio * FOLDS <= MOST_FOLDS ? FOLDS : Math.max(2, (int) (MOST_FOLDS / ratio)));
        int many = (int) Math.min(MOST_FOLDS, Math.max(few, Math.round(ratio * few)));
        int humanFolds = humanRows <= syntheticRows ? few : many;
        int syntheticFolds = humanRows <= syntheticRows ? many : few;
        return new Folds(
                assign(humanRows, humanFolds, seed.child("human")),
                humanFolds,
                assign(syntheticRows, syntheticFolds, seed.child("synthetic")),
                syntheticFolds);
    }

    private static int[] assign(int rows, int folds, Seed seed) {
        int[] fold = new int[rows];
        for (int row = 0; row < rows; row++) {
            fold[row] = row % folds;
        }
        UniformRandomProvider random = seed.random();
        for (int row = rows - 1; row > 0; row--) {
            int other = random.nextInt(row + 1);
            int held = fold[row];
            fold[row] = fold[other];
            fold[other] = held;
        }
        return fold;
    }
}
