package dev.assay.metrics.realism;

/**
 * The Hellinger distance of two distributions over the same cells, {@code sqrt(1 - sum sqrt(p_i q_i))}.
 *
 * <p>Range [0, 1], 0 when equal, 1 when disjoint. Arguments are counts or weights; each side is divided by its sum. An
 * empty side is undefined. Cost: O(cells).
 */
public final class Hellinger {
    private Hellinger() {}

    /** The distance of two count vectors. */
    public static double distance(double[] p, double[] q) {
        Distributions.requireAligned(p, q);
        double sumP = Distributions.sum(p, "first");
        double sumQ = Distributions.sum(q, "second");
        double squares = 0;
        for (int i = 0; i < p.length; i++) {
            double difference = Math.sqrt(p[i] / sumP) - Math.sqrt(q[i] / sumQ);
            squares += difference * difference;
        }
        return Math.min(1, Math.sqrt(squares / 2));
    }
}
