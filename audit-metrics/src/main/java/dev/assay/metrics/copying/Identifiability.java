package dev.assay.metrics.copying;

import dev.assay.kernel.Parallel;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Epsilon-identifiability: the share of human records that have a synthetic record nearer than any other human record.
 *
 * <p>Columns are weighted by the inverse of the entropy of their human values, so that columns in which people differ
 * little, and a difference tells much, count more; numbers are rounded to integers for the entropy. In [0, 1], lower is
 * better; for fresh human records it is about one half, not 0, so compare it with a holdout. A column that is constant on the human
 * side has no entropy and outweighs all others: a synthetic record that differs there is near to nobody.
 *
 * <p>Time O(n (n + m) columns). Thread-safe.
 *
 * <p>Source: Yoon, Drumright and van der Schaar, ADS-GAN, IEEE JBHI 24 (2020), doi:10.1109/JBHI.2020.2980262.
 */
public final class Identifiability {
    private Identifiability() {}

    /** With the entropy weights of the human records. */
    public static double of(MixedRecords human, MixedRecords synthetic, GowerDistance distance, Parallel parallel) {
        GowerDistance weighted = distance.withWeights(inverseEntropies(human));
        return of(
                weighted.nearest(human, synthetic, 1, parallel).distance(),
                weighted.nearestOthers(human, 1, parallel).distance());
    }

    /** From the distance of each human record to the nearest synthetic and the nearest other human record. */
    public static double of(double[] toSynthetic, double[] toHuman) {
        if (toSynthetic.length != toHuman.length) {
            throw new IllegalArgumentException("each human record has a distance to either set, there are "
                    + toSynthetic.length + " and " + toHuman.length);
        }
        if (toHuman.length == 0) {
            throw new UndefinedStatisticException("there are no human records");
        }
        int identified = 0;
        for (int i = 0; i < toHuman.length; i++) {
            identified += toSynthetic[i] < toHuman[i] ? 1 : 0;
        }
        return (double) identified / toHuman.length;
    }

    /** {@code 1 / (H + 1e-16)} of each column, H in nats; numeric columns first, then categorical ones. */
    public static double[] inverseEntropies(MixedRecords human) {
        double[] weights = new double[human.columns()];
        int numeric = human.numeric().length;
        for (int c = 0; c < weights.length; c++) {
            double[] values = new double[human.rows()];
            for (int i = 0; i < values.length; i++) {
                values[i] = c < numeric ? Math.rint(human.numeric()[c][i]) + 0.0 : human.categorical()[c - numeric][i];
            }
            weights[c] = 1 / (entropy(values) + 1e-16);
        }
        return weights;
    }

    private static double entropy(double[] values) {
        Arrays.sort(values);
        double n = values.length;
        double entropy = 0;
        int from = 0;
        for (int i = 1; i <= values.length; i++) {
            if (i == values.length || Double.compare(values[i], values[from]) != 0) {
                double share = (i - from) / n;
                entropy -= share * Math.log(share);
                from = i;
            }
        }
        return Math.max(0, entropy);
    }
}
