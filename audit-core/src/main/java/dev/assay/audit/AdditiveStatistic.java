package dev.assay.audit;

/**
 * A statistic of two samples that depends on each only through sums over rows (counts, moments). The sums are its
 * mergeable state: adding two vectors merges two parts of a sample, so folds, floors and permutations cost no second
 * pass over the data.
 */
@FunctionalInterface
public interface AdditiveStatistic {
    /**
     * The value for these sums; the arrays must be neither kept nor written to.
     *
     * @throws dev.assay.stats.UndefinedStatisticException when the sums do not define it
     */
    double value(double[] human, double[] synthetic);
}
