package dev.assay.metrics.realism;

/**
 * The total variation distance of two distributions over the same cells, {@code 1/2 sum |p_i - q_i|}: the share of records
 * that would have to change cell.
 *
 * <p>Range [0, 1], 0 when equal. Arguments are counts or weights; each side is divided by its sum. An empty side is
 * undefined. Cost: O(cells).
 */
public final class TotalVariation {
    private TotalVariation() {}

    /** The distance of two count vectors. */
    public static double distance(double[] p, double[] q) {
        Distributions.requireAligned(p, q);
        double sumP = Distributions.sum(p, "first");
        double sumQ = Distributions.sum(q, "second");
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] / sumP - q[i] / sumQ);
        }
        return Math.min(1, sum / 2);
    }

    /** The distance of two categorical samples; null is missing and dropped. */
    public static double distance(String[] x, String[] y) {
        CategoryCounts counts = CategoryCounts.of(x, y);
        return distance(counts.first(), counts.second());
    }

    /** {@code 1 - distance}, 1 when equal. */
    public static double complement(double[] p, double[] q) {
        return 1 - distance(p, q);
    }
}
