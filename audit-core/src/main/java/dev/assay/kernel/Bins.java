package dev.assay.kernel;

import java.util.Arrays;

/**
 * Finds the bin of each value among sorted cut points: {@code c} cuts make bins {@code 0 .. c}. A table over equal cells
 * of the range says where to start looking, so the cost hardly depends on the number of cuts. NaN falls into a bin of its
 * own, number {@code c + 1}. Immutable.
 */
public final class Bins {
    private static final int CHUNK = 4096;

    private final double[] cuts;
    private final boolean leftClosed;
    private final int[] start;
    private final double origin;
    private final double scale;
    private final boolean oneCutACell;

    private Bins(double[] cuts, boolean leftClosed) {
        this.cuts = new double[cuts.length + 1];
        for (int i = 0; i < cuts.length; i++) {
            if (Double.isNaN(cuts[i]) || (i > 0 && cuts[i] < cuts[i - 1])) {
                throw new IllegalArgumentException("cuts must ascend and not be NaN, cut " + i + " was " + cuts[i]);
            }
            this.cuts[i] = cuts[i];
        }
        // Stops the search: no value is above NaN.
        this.cuts[cuts.length] = Double.NaN;
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
        boolean few = true;
        for (int i = 1; i < cuts.length; i++) {
            few &= cell(cuts[i - 1]) < cell(cuts[i]);
        }
        oneCutACell = few;
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
        while (leftClosed ? value >= cuts[bin] : value > cuts[bin]) {
            bin++;
        }
        return bin;
    }

    /** Adds the number of values of each bin to {@code counts}, which has {@link #size()} entries. */
    public void count(double[] values, int offset, int length, long[] counts) {
        int[] even = new int[size()];
        int[] odd = new int[size()];
        int end = offset + length;
        for (int from = offset; from < end; from += CHUNK) {
            int to = Math.min(end, from + CHUNK);
            if (!oneCutACell) {
                for (int i = from; i < to; i++) {
                    even[of(values[i])]++;
                }
            } else if (leftClosed) {
                tallyLeftClosed(values, from, to, even, odd);
            } else {
                tallyRightClosed(values, from, to, even, odd);
            }
        }
        for (int bin = 0; bin < even.length; bin++) {
            counts[bin] += (long) even[bin] + odd[bin];
        }
    }

    /**
     * Where no cell holds two cuts, one comparison decides. Two tables in turn, so that a run of values of one bin does not
     * wait for itself. Chunks are short so that this is compiled as a whole after a few of them.
     */
    private void tallyLeftClosed(double[] values, int from, int to, int[] even, int[] odd) {
        int missing = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            double v = values[i];
            double w = values[i + 1];
            int bin = start[cell(v)];
            int next = start[cell(w)];
            even[bin + (v >= cuts[bin] ? 1 : 0)]++;
            odd[next + (w >= cuts[next] ? 1 : 0)]++;
            missing += (Double.isNaN(v) ? 1 : 0) + (Double.isNaN(w) ? 1 : 0);
        }
        if (i < to) {
            even[of(values[i])]++;
        }
        moveMissing(missing, even);
    }

    private void tallyRightClosed(double[] values, int from, int to, int[] even, int[] odd) {
        int missing = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            double v = values[i];
            double w = values[i + 1];
            int bin = start[cell(v)];
            int next = start[cell(w)];
            even[bin + (v > cuts[bin] ? 1 : 0)]++;
            odd[next + (w > cuts[next] ? 1 : 0)]++;
            missing += (Double.isNaN(v) ? 1 : 0) + (Double.isNaN(w) ? 1 : 0);
        }
        if (i < to) {
            even[of(values[i])]++;
        }
        moveMissing(missing, even);
    }

    /** NaN is in cell 0 and above no cut. */
    private static void moveMissing(int missing, int[] counts) {
        counts[0] -= missing;
        counts[counts.length - 1] += missing;
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

    /** Never decreases with the value, so a cut in a lower cell is a lower value; 0 for NaN. */
    private int cell(double value) {
        return (int) Math.min(Math.max(value - origin, 0) * scale, start.length - 1);
    }
}
