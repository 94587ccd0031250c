package dev.assay.metrics.model;

import dev.assay.stats.Seed;

/** Learns to tell two classes apart. Implementations hold options only and are thread-safe. */
public interface Classifier {
    /** Name of the model for reports, for example "logistic regression". */
    String name();

    /**
     * Learns from labelled rows.
     *
     * @param positive whether each row is of the positive class; both classes must occur
     * @param seed for models that draw random numbers
     */
    Model fit(Features features, boolean[] positive, Seed seed);

    /** A model that was learnt. */
    @FunctionalInterface
    interface Model {
        /** For each row, the probability of the positive class as the model sees it. */
        double[] probabilities(Features features);
    }
}
