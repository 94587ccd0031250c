package dev.assay.kernel;

import java.util.Arrays;

/**
 * Finds the bin of each value among sorted cut points: {@code c} cuts make bins {@code 0 .. c}. A table over equal cells
 * of the range says where to start looking, so the cost hardly depends on the number of cuts. NaN falls into a bin of its
 * own, number {@code c + 1}. Immutable.
 */
public final class Bins {
    private final double[] cuts;
    private final boolean leftClosed;
    private final int[] start;
    private final double origin;
    private final double scale;

    private Bins(double[] cuts, boolean leftClosed) {
        this.cuts = new double[cuts.length + 1];
        for (int i = 0; i < cuts.length; i++) {
            if (Double.isNaN(cuts[i]) || (i > 0 && cuts[i] < cuts[i - 1])) {
                throw new IllegalArgumentException("cuts must ascend and not be NaN, cut " + i + " was " + cuts[i]);
            }
            this.cuts[i] = cuts[i];
        }
        // Stops the search; +infinity itself is dealt with by the count of cuts.
        this.cuts[cuts.length] = Double.POSITIVE_INFINITY;
        this.leftClosed = leftClosed;
        int cells = Integer.highestOneBit(Math.min(1 << 16, Math.max(64, 32 * cuts.length)));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            if (Math.abs(cut) < Double.POSITIVE_INFINITY) {
                low = Math.min(low, cut);
                high = Math.max(high, cut);
            }
        }
        double width = high - low;
        boolean useful = width > 0 && width < Double.POSITIVE_INFINITY && cells / width < Double.POSITIVE_INFINITY;
        origin = useful ? low : 0;
        scale = useful ? (cells - 3) / width : 0;
        start = new int[cells];
        int next = 0;
        for (int cell = 0; cell < cells; cell++) {
            while (next < cuts.length && cell(cuts[next]) < cell) {
                next++;
            }
            start[cell] = next;
        }
    }

    /** Bins {@code [cut, next cut)}: a value equal to a cut belongs above it, as numpy has it. */
    public static Bins leftClosed(double... cuts) {
        return new Bins(cuts, true);
    }

    /** Bins {@code (cut, next cut]}: a value equal to a cut belongs below it, as pandas has it. */
    public static Bins rightClosed(double... cuts) {
        return new Bins(cuts, false);
    }

    /** Number of bins, the one for NaN included. */
    public int size() {
        return cuts.length + 1;
    }

    /** The bin of one value. */
    public int of(double value) {
        if (Double.isNaN(value)) {
            return cuts.length;
        }
        int bin = start[cell(value)];
        int last = cuts.length - 1;
        if (leftClosed) {
            while (bin < last && value >= cuts[bin]) {
                bin++;
            }
        } else {
            while (bin < last && value > cuts[bin]) {
                bin++;
            }
        }
        return bin;
    }

    /** Adds the number of values of each bin to {@code counts}, which has {@link #size()} entries. */
    public void count(double[] values, int offset, int length, long[] counts) {
        for (int i = offset; i < offset + length; i++) {
            counts[of(values[i])]++;
        }
    }

    /** Adds the number of values of each fold and bin to {@code counts[fold]}; rows of other folds are left out. */
    public void countByFold(double[] values, int[] fold, int folds, long[][] counts) {
        for (int i = 0; i < values.length; i++) {
            int f = fold[i];
            if (f >= 0 && f < folds) {
                counts[f][of(values[i])]++;
            }
        }
    }

    /** The number of values of each bin; the last entry counts NaN. */
    public long[] count(double[] values) {
        long[] counts = new long[size()];
        count(values, 0, values.length, counts);
        return counts;
    }

    /** The cuts, a copy. */
    public double[] cuts() {
        return Arrays.copyOf(cuts, cuts.length - 1);
    }

    /** Never decreases with the value, so a cut in a lower cell is a lower value. */
    private int cell(double value) {
        if (!(value >= origin)) {
            return 0;
        }
        double at = (value - origin) * scale;
        return at < start.length - 2 ? 1 + (int) at : start.length - 1;
    }
}
