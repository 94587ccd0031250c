package dev.assay.stats;

/**
 * Says that a statistic has no value on the given data, and why: an empty sample, zero variance, one class only.
 *
 * <p>Functions over arrays throw it instead of answering {@code NaN} or a made-up zero. The audit records the reason
 * beside a measurement without a value. The message is a sentence for people: what is missing, and what would help.
 */
public final class UndefinedStatisticException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public UndefinedStatisticException(String reason) {
        super(reason);
    }

    /** The reason, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
