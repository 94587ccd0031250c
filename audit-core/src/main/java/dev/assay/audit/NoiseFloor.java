package dev.assay.audit;

/**
 * The same metric between disjoint random parts of the human data: how different people are from people.
 *
 * @param median of the splits
 * @param p95 the value that 95 % of the splits are no worse than: the 95th percentile of a distance, the 5th of a
 *     similarity
 * @param splits number of random splits
 * @param method how sizes were matched to the human and synthetic sizes
 */
public record NoiseFloor(double median, double p95, int splits, String method) {}
