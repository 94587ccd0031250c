package dev.assay.audit;

/**
 * The same metric between disjoint random parts of the human data: how different people are from people.
 *
 * @param median of the splits
 * @param p95 95th percentile of the splits
 * @param splits number of random splits
 * @param method how sizes were matched to the human and synthetic sizes
 */
public record NoiseFloor(double median, double p95, int splits, String method) {}
