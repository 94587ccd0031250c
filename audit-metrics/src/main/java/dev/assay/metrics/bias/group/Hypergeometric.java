package dev.assay.metrics.bias.group;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws without replacement, by inversion outwards from the mode: as many steps as the distribution is wide, not as rows are
 * drawn. The statistics library samples by summing the distribution from its end for every draw.
 */
final class Hypergeometric {
    private Hypergeometric() {}

    /** The successes among {@code draws} rows taken from {@code rows}, of which {@code successes} are successes. */
    static int draw(UniformRandomProvider random, int rows, int successes, int draws) {
        int least = (int) Math.max(0, (long) draws + successes - rows);
        int most = Math.min(draws, successes);
        int mode = (int)
                Math.min(most, Math.max(least, (long) Math.floor((draws + 1.0) * (successes + 1.0) / (rows + 2.0))));
        double atMode = Math.exp(
                logChoose(successes, mode) + logChoose(rows - successes, draws - mode) - logChoose(rows, draws));
        double left = random.nextDouble() - atMode;
        int low = mode;
        int high = mode;
        double below = atMode;
        double above = atMode;
        while (left > 0 && (low > least || high < most)) {
            if (high < most) {
                above *= (successes - high) * (double) (draws - high);
                high++;
                above /= high * (double) (rows - successes - draws + high);
                left -= above;
                if (left <= 0) {
                    return high;
                }
            }
            if (low > least) {
                below *= low * (double) (rows - successes - draws + low);
                low--;
                below /= (successes - low) * (double) (draws - low);
                left -= below;
                if (left <= 0) {
                    return low;
                }
            }
        }
        return mode;
    }

    private static double logChoose(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }
}
