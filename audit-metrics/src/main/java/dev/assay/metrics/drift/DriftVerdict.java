package dev.assay.metrics.drift;

/** What a drift test says once the size of the batch and the size of the shift are both considered. */
public enum DriftVerdict {
    /** The shift is significant and large enough to matter. */
    DRIFT,
    /** The shift is significant but too small to matter: large batches show everything. */
    SIGNIFICANT_IMMATERIAL,
    /** No shift was shown, but batches of this size would have missed one that matters. */
    UNDERPOWERED,
    /** Too few values on a side to say anything. */
    INSUFFICIENT_DATA,
    /** No shift that matters, and one would have been seen. */
    STABLE;

    /** Values that each side needs for any verdict. */
    public static final int LEAST_VALUES = 30;

    /**
     * The verdict.
     *
     * @param values values of the smaller side
     * @param adjustedPValue p-value adjusted over all columns
     * @param alpha error rate of the whole comparison
     * @param effect size of the shift, corrected for its bias
     * @param material size from which a shift matters
     * @param detectable smallest size that these batches show reliably
     */
    public static DriftVerdict of(
            long values, double adjustedPValue, double alpha, double effect, double material, double detectable) {
        if (values < LEAST_VALUES) {
            return INSUFFICIENT_DATA;
        }
        if (adjustedPValue <= alpha) {
            return effect >= material ? DRIFT : SIGNIFICANT_IMMATERIAL;
        }
        return detectable > material ? UNDERPOWERED : STABLE;
    }
}
