package dev.assay.metrics.realism;

/**
 * The Jensen-Shannon divergence of two distributions over the same cells, {@code H((p + q) / 2) - (H(p) + H(q)) / 2}, and
 * its square root, the Jensen-Shannon distance, which is a metric.
 *
 * <p>Range [0, 1] in base 2, [0, log_b 2] in base b; 0 when equal. Never infinite, so it needs no smoothing. Arguments are
 * counts or weights; each side is divided by its sum. An empty side is undefined. Cost: O(cells).
 *
 * <p>Which of the two, and which base, differs between libraries: scipy's {@code jensenshannon} is the distance in base
 * e, most papers give the divergence in base 2.
 *
 * <p>Source: J. Lin, IEEE Trans. Inf. Theory 37(1), 1991, doi:10.1109/18.61115.
 */
public final class JensenShannon {
    private JensenShannon() {}

    /** The divergence in base 2. */
    public static double divergence(double[] p, double[] q) {
        return divergence(p, q, 2);
    }

    /** The divergence in the base given. */
    public static double divergence(double[] p, double[] q, double base) {
        double scale = Distributions.logOf(base);
        Distributions.requireAligned(p, q);
        double sumP = Distributions.sum(p, "first");
        double sumQ = Distributions.sum(q, "second");
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double a = p[i] / sumP;
            double b = q[i] / sumQ;
            double middle = (a + b) / 2;
            if (a > 0) {
                sum += a * Math.log(a / middle);
            }
            if (b > 0) {
                sum += b * Math.log(b / middle);
            }
        }
        return Math.max(0, sum / 2 / scale);
    }

    /** The square root of the divergence in base 2. */
    public static double distance(double[] p, double[] q) {
        return distance(p, q, 2);
    }

    /** The square root of the divergence in the base given. */
    public static double distance(double[] p, double[] q, double base) {
        return Math.sqrt(divergence(p, q, base));
    }
}
