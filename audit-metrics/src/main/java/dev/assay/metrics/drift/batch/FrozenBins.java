package dev.assay.metrics.drift.batch;

import dev.assay.kernel.OrderStatistics;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bins that a reference sample fixes once: whatever the current batch holds, the edges stay, so counts of parts add up
 * and scores of different batches compare. A value {@code v} falls in bin {@code i} when exactly {@code i} cuts are at or
 * below it; both ends are open.
 *
 * <p>Cuts are the reference's quantiles (type 7), equal ones merged, none at its smallest value; a constant reference
 * gets three bins: below, equal, above. NaN is counted apart. An empty reference is undefined.
 */
public final class FrozenBins {
    private static final int FEW_CUTS = 24;

    private final double[] cuts;
    private final double low;
    private final double high;

    private FrozenBins(double[] cuts, double low, double high) {
        this.cuts = cuts;
        this.low = low;
        this.high = high;
    }

    /** About {@code bins} bins, at least 2, of equal reference counts. */
    public static FrozenBins quantiles(double[] reference, int bins) {
        if (bins < 2) {
            throw new IllegalArgumentException("bins must be at least 2, was " + bins);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : reference) {
            if (value < low) {
                low = value;
            }
            if (value > high) {
                high = value;
            }
        }
        low += 0.0;
        high += 0.0;
        double[] shares = new double[bins - 1];
        for (int i = 1; i < bins; i++) {
            shares[i - 1] = (double) i / bins;
        }
        double[] quantiles = OrderStatistics.quantiles(reference, shares);
        if (low > high) {
            throw new UndefinedStatisticException("a sample needs at least 1 values that are not missing, had 0");
        }
        if (low == high) {
            return new FrozenBins(new double[] {low, Math.nextUp(low)}, low, high);
        }
        double[] cuts = new double[bins - 1];
        int n = 0;
        for (int i = 1; i < bins; i++) {
            double cut = quantiles[i - 1] + 0.0;
            if (cut > low && (n == 0 || cut > cuts[n - 1])) {
                cuts[n++] = cut;
            }
        }
        // Ties may leave no quantile above the smallest value.
        return n > 0
                ? new FrozenBins(Arrays.copyOf(cuts, n), low, high)
                : new FrozenBins(new double[] {Math.nextUp(low)}, low, high);
    }

    /**
     * The bins with these cuts, as stored before.
     *
     * @param cuts at least one, strictly ascending
     * @param low smallest value of the reference
     * @param high largest value of the reference
     */
    public static FrozenBins at(double[] cuts, double low, double high) {
        if (cuts.length == 0 || !(low <= high)) {
            throw new IllegalArgumentException(
                    "bins need a cut and low <= high, had " + cuts.length + " cuts, " + low + " and " + high);
        }
        for (int i = 0; i < cuts.length; i++) {
            if (Double.isNaN(cuts[i]) || i > 0 && !(cuts[i] > cuts[i - 1])) {
                throw new IllegalArgumentException("cuts must ascend strictly, were " + Arrays.toString(cuts));
            }
        }
        return new FrozenBins(cuts.clone(), low, high);
    }

    /** Smallest value of the reference. */
    public double low() {
        return low;
    }

    /** Largest value of the reference. */
    public double high() {
        return high;
    }

    /** Number of bins. */
    public int size() {
        return cuts.length + 1;
    }

    /** The cuts, ascending. */
    public double[] cuts() {
        return cuts.clone();
    }

    /** The bin of a value that is not NaN. */
    public int bin(double value) {
        if (cuts.length <= FEW_CUTS) {
            // Without a branch that depends on the value, which would be mispredicted half the time.
            int below = 0;
            for (double cut : cuts) {
                below += cut <= value ? 1 : 0;
            }
            return below;
        }
        int from = 0;
        int to = cuts.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (cuts[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Counts of each bin; NaN is not counted. */
    public double[] counts(double[] values) {
        double[] counts = new double[size()];
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts[bin(value)]++;
            }
        }
        return counts;
    }

    /** The shares that values spread evenly over the reference's range would have. */
    public double[] uniformShares() {
        double[] shares = new double[size()];
        for (int i = 0; i < shares.length; i++) {
            double from = i == 0 ? low : Math.max(low, cuts[i - 1]);
            double to = i == cuts.length ? high : Math.min(high, cuts[i]);
            shares[i] = high > low ? Math.max(0, (to - from) / (high - low)) : 1.0 / shares.length;
        }
        return shares;
    }

    /** How a person reads bin {@code i}: "below 3", "3 to 5", "5 or more". */
    public String label(int i) {
        if (i == 0) {
            return "below " + dev.assay.stats.Figures.number(cuts[0]);
        }
        String from = dev.assay.stats.Figures.number(cuts[i - 1]);
        return i == cuts.length ? from + " or more" : from + " to " + dev.assay.stats.Figures.number(cuts[i]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FrozenBins that
                && Arrays.equals(cuts, that.cuts)
                && low == that.low
                && high == that.high;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cuts) + Double.hashCode(low + 0.0) + Double.hashCode(high + 0.0);
    }
}
