package dev.assay.metrics.bias.group;

/**
 * The outcomes of a yes/no prediction in one group, as counts or sums of weights. Additive: {@link #plus} merges parts.
 *
 * @param tp label positive, predicted positive
 * @param fp label negative, predicted positive
 * @param fn label positive, predicted negative
 * @param tn label negative, predicted negative
 */
public record Confusion(double tp, double fp, double fn, double tn) {
    /** No rows. */
    public static final Confusion EMPTY = new Confusion(0, 0, 0, 0);

    public Confusion {
        if (!(tp >= 0 && fp >= 0 && fn >= 0 && tn >= 0)) {
            throw new IllegalArgumentException(
                    "counts must not be negative, were " + tp + ", " + fp + ", " + fn + ", " + tn);
        }
    }

    public Confusion plus(Confusion other) {
        return new Confusion(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
    }

    /** The same rows when the other label is the positive one. */
    public Confusion swapped() {
        return new Confusion(tn, fn, fp, tp);
    }

    public double total() {
        return tp + fp + fn + tn;
    }

    /** Rows whose label is positive. */
    public double positives() {
        return tp + fn;
    }

    public double negatives() {
        return fp + tn;
    }

    /** Rows predicted positive. */
    public double selected() {
        return tp + fp;
    }

    public double notSelected() {
        return fn + tn;
    }

    /** The rate with its counts. */
    public GroupRate rate(String group, Rate rate) {
        return new GroupRate(group, rate.numerator(this), rate.denominator(this));
    }

    /**
     * The value of a rate.
     *
     * @throws dev.assay.stats.UndefinedStatisticException when no row counts in the denominator
     */
    public double value(Rate rate) {
        return rate("the group", rate).value();
    }
}
