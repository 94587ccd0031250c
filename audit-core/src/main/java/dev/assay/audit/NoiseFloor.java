package dev.assay.audit;

import dev.assay.stats.Figures;

/**
 * The same metric between disjoint random parts of the human data: how different people are from people.
 *
 * @param median of the splits
 * @param p95 the value that 95 % of the splits are no worse than: the 95th percentile of a distance, the 5th of a
 *     similarity
 * @param splits number of random splits
 * @param method how sizes were matched to the human and synthetic sizes
 */
public record NoiseFloor(double median, double p95, int splits, String method) {
    /** As it stands in a sentence: "human noise up to 0.03", or "down to 0.9" where higher is better. */
    public String toString(Direction direction) {
        String reach = direction == Direction.HIGHER_IS_BETTER ? "down to " : "up to ";
        return "human noise " + reach + Figures.number(p95);
    }
}
