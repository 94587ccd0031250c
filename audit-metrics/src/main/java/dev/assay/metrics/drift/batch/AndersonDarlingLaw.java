package dev.assay.metrics.drift.batch;

/**
 * The limit law of the Anderson-Darling criterion, {@code sum Z_k² / (k (k + 1))} of independent standard normal values.
 *
 * <p>The upper tail is Smirnov's alternating sum of integrals between the poles of the characteristic function; each is a
 * smooth one over an angle, so that small p-values keep their digits.
 *
 * <p>Source: T. W. Anderson and D. A. Darling, Ann. Math. Stat. 23(2), 1952, doi:10.1214/aoms/1177729437.
 */
final class AndersonDarlingLaw {
    private static final int NODES = 200;

    private AndersonDarlingLaw() {}

    /** The probability of a value above {@code z}. */
    static double survival(double z) {
        if (z < 0.05) {
            return 1; // below it lies less than 1e-9
        }
        double sum = 0;
        for (int k = 1; k < 1000; k++) {
            double term = between(k, z);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-17 * sum) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /** With {@code u = (s² - 1) / 8} and {@code s = 4k + sin a} the poles lie at the ends of {@code -pi/2 < a < pi/2}. */
    private static double between(int k, double z) {
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double angle = Math.PI * ((i + 0.5) / NODES - 0.5);
            double s = 4.0 * k + Math.sin(angle);
            double root = Math.sqrt(16 * Math.PI / ((s * s - 1) * Math.cos(Math.PI / 2 * Math.sin(angle))));
            sum += Math.exp(-z * (s * s - 1) / 8) * root * s / 4 * Math.cos(angle);
        }
        return sum / NODES;
    }
}
