package dev.assay.audit;

/**
 * A random partition of both sides' rows into folds of nearly equal size, the same size on both sides, so that folds
 * are exchangeable when both sides come from one population.
 *
 * @param human fold of each human row, in {@code [0, humanFolds)}
 * @param humanFolds number of human folds
 * @param synthetic fold of each synthetic row, in {@code [0, syntheticFolds)}
 * @param syntheticFolds number of synthetic folds
 */
public record Folds(int[] human, int humanFolds, int[] synthetic, int syntheticFolds) {}
