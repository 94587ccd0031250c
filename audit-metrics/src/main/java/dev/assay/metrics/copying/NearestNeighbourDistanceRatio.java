package dev.assay.metrics.copying;

import dev.assay.metrics.realism.Quantiles;

/**
 * Nearest-neighbour distance ratio: how much nearer a record is to its nearest human record than to the second nearest.
 *
 * <p>{@code (d1 + e) / (d2 + e)} with a small {@code e}. In (0, 1]; near 0 the record singles out one human record, as a
 * copy does; two human records that are equal give 1. Higher is better; compare its low quantiles with those of
 * human records the generator never saw.
 *
 * <p>Source: Lowe, IJCV 60 (2004), doi:10.1023/B:VISI.0000029664.99615.94, as used for synthetic data by Zhao et al., CTAB-GAN, ACML
 * 2021.
 */
public final class NearestNeighbourDistanceRatio {
    /** The {@code e} that keeps ratios of two zeros at 1. */
    public static final double EPSILON = 1e-8;

    private NearestNeighbourDistanceRatio() {}

    /** The ratio of each record, with {@code e = 1e-8}. */
    public static double[] of(double[] first, double[] second) {
        return of(first, second, EPSILON);
    }

    /** The ratio of each record. */
    public static double[] of(double[] first, double[] second, double epsilon) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("each record has a nearest and a second nearest distance, there are "
                    + first.length + " and " + second.length);
        }
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must not be negative, was " + epsilon);
        }
        double[] ratios = new double[first.length];
        for (int i = 0; i < ratios.length; i++) {
            if (!(first[i] >= 0 && first[i] <= second[i])) {
                throw new IllegalArgumentException("distances must be ascending and not negative, record " + i + " has "
                        + first[i] + " and " + second[i]);
            }
            double below = second[i] + epsilon;
            ratios[i] = below == 0 ? 1 : (first[i] + epsilon) / below;
        }
        return ratios;
    }

    /** The quantile of the ratios at a share in [0, 1]; low ones are the telling ones. */
    public static double quantile(double[] ratios, double share) {
        return Quantiles.of(ratios, share);
    }
}
