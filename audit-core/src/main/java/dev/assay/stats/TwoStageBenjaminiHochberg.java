package dev.assay.stats;

/**
 * Adaptive control of the false discovery rate in two stages: a first Benjamini-Hochberg run estimates how many
 * hypotheses are true, {@code m0 = m - rejected}, and the second run divides by {@code m0} instead of {@code m}.
 *
 * <p>When the first stage rejects nothing or everything it is final. Source: Benjamini, Krieger and Yekutieli (2006),
 * <a href="https://doi.org/10.1093/biomet/93.3.491">doi:10.1093/biomet/93.3.491</a>. Arguments and cost as at
 * {@link PValueAdjustment}.
 */
public enum TwoStageBenjaminiHochberg {
    /** The first stage runs at {@code alpha}; simple, exact only when the number of true hypotheses is known. */
    PLAIN,
    /** The first stage runs at {@code alpha / (1 + alpha)}, which makes the control exact for independent tests. */
    KRIEGER_YEKUTIELI;

    /** The p-values adjusted for use at {@code alpha} in (0, 1), in the order of {@code pValues}. */
    public double[] adjust(double[] pValues, double alpha) {
        double factor = this == PLAIN ? 1 : 1 + alpha;
        double[] adjusted = PValueAdjustment.BENJAMINI_HOCHBERG.adjust(pValues);
        int rejected = 0;
        for (boolean reject : PValueAdjustment.atMost(adjusted, alpha / factor)) {
            rejected += reject ? 1 : 0;
        }
        if (rejected > 0 && rejected < pValues.length) {
            factor *= (pValues.length - rejected) / (double) pValues.length;
        }
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] = Math.min(1, adjusted[i] * factor);
        }
        return adjusted;
    }

    /** Which hypotheses are rejected at false discovery rate {@code alpha}. */
    public boolean[] reject(double[] pValues, double alpha) {
        return PValueAdjustment.atMost(adjust(pValues, alpha), alpha);
    }
}
