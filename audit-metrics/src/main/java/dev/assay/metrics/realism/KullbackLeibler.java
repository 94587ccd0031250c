package dev.assay.metrics.realism;

import dev.assay.stats.UndefinedStatisticException;

/**
 * The Kullback-Leibler divergence of distribution q from p over the same cells, {@code sum p_i log(p_i / q_i)}.
 *
 * <p>Range [0, inf), 0 when equal, not symmetric. Arguments are counts or weights; each side is divided by its sum. It is
 * undefined when a cell of p is empty in q: smooth with a pseudo-count, or use {@link JensenShannon}. Cost: O(cells).
 *
 * <p>Source: S. Kullback and R. A. Leibler, Ann. Math. Stat. 22(1), 1951.
 */
public final class KullbackLeibler {
    private KullbackLeibler() {}

    /** The divergence in nats, without smoothing. */
    public static double divergence(double[] p, double[] q) {
        return divergence(p, q, Math.E, 0);
    }

    /**
     * The divergence in the base given.
     *
     * @param pseudoCount added to every cell of both sides first, at least 0
     */
    public static double divergence(double[] p, double[] q, double base, double pseudoCount) {
        double scale = Distributions.logOf(base);
        if (!(pseudoCount >= 0 && pseudoCount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pseudoCount must be finite and at least 0, was " + pseudoCount);
        }
        Distributions.requireAligned(p, q);
        double sumP = Distributions.sum(p, "first") + pseudoCount * p.length;
        double sumQ = Distributions.sum(q, "second") + pseudoCount * q.length;
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double a = (p[i] + pseudoCount) / sumP;
            double b = (q[i] + pseudoCount) / sumQ;
            if (a > 0 && b == 0) {
                throw new UndefinedStatisticException("cell " + i
                        + " has weight in the first distribution and none in the second, so the divergence is infinite;"
                        + " a pseudo-count makes it finite");
            }
            if (a > 0) {
                sum += a * Math.log(a / b);
            }
        }
        return Math.max(0, sum / scale);
    }
}
