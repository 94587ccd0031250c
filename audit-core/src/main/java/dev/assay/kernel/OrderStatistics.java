package dev.assay.kernel;

import java.util.Arrays;

/**
 * Exact order statistics and quantiles without a full sort: one histogram over the leading bits of the values, one
 * over the next bits of the few buckets that hold a wanted rank, then a sort of what is left there. NaN is missing; -0.0 equals 0.0. O(n) when values spread.
 */
public final class OrderStatistics {
    private static final int BUCKET_BITS = 14;
    private static final int BUCKETS = 1 << BUCKET_BITS;
    private static final int BUCKET_SHIFT = Long.SIZE - BUCKET_BITS;

    /** Bits that tell values of one bucket apart. */
    private static final int DIGIT_BITS = 10;

    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int DIGIT_SHIFT = BUCKET_SHIFT - DIGIT_BITS;

    /** Loops over values run in chunks of this length, so that each is compiled as a whole after a few of them. */
    private static final int CHUNK = 4096;

    private OrderStatistics() {}

    /** Quantiles with linear interpolation between order statistics (type 7, the default of numpy and R). */
    public static double[] quantiles(double[] values, double... probabilities) {
        double[] quantiles = new double[probabilities.length];
        quantiles(values, 0, values.length, probabilities, quantiles);
        return quantiles;
    }

    /**
     * The same for a range of an array; NaN for all when no value is left.
     *
     * @param probabilities in [0, 1], in any order
     */
    public static void quantiles(double[] values, int offset, int length, double[] probabilities, double[] quantiles) {
        int[] counts = new int[BUCKETS];
        int kept = count(values, offset, length, counts);
        if (kept == 0) {
            Arrays.fill(quantiles, 0, probabilities.length, Double.NaN);
            return;
        }
        int[] ranks = new int[2 * probabilities.length];
        for (int p = 0; p < probabilities.length; p++) {
            if (!(probabilities[p] >= 0 && probabilities[p] <= 1)) {
                throw new IllegalArgumentException("probabilities must be in [0, 1], was " + probabilities[p]);
            }
            int low = (int) Math.floor(probabilities[p] * (kept - 1));
            ranks[2 * p] = low;
            ranks[2 * p + 1] = Math.min(kept - 1, low + 1);
        }
        double[] found = select(values, offset, length, counts, kept, ranks);
        for (int p = 0; p < probabilities.length; p++) {
            double share = probabilities[p] * (kept - 1) - ranks[2 * p];
            double low = found[2 * p];
            double high = found[2 * p + 1];
            // numpy's form: exact at both ends, and equal ends give that value even when infinite.
            double step = high - low;
            quantiles[p] = low == high ? low : share < 0.5 ? low + step * share : high - step * (1 - share);
        }
    }

    /**
     * The values at the given 0-based ranks of the ascending order.
     *
     * @param ranks in any order, each below the number of values that are not NaN
     */
    public static double[] select(double[] values, int offset, int length, int[] ranks) {
        int[] counts = new int[BUCKETS];
        return select(values, offset, length, counts, count(values, offset, length, counts), ranks);
    }

    /** Counts the values of each bucket and returns how many there are. */
    private static int count(double[] values, int offset, int length, int[] counts) {
        int kept = 0;
        for (int from = offset; from < offset + length; from += CHUNK) {
            kept += tally(values, from, Math.min(offset + length, from + CHUNK), counts);
        }
        return kept;
    }

    private static int tally(double[] values, int from, int to, int[] counts) {
        int kept = 0;
        for (int i = from; i < to; i++) {
            double v = values[i];
            if (!Double.isNaN(v)) {
                counts[(int) (RadixSort.keyOf(v) >>> BUCKET_SHIFT)]++;
                kept++;
            }
        }
        return kept;
    }

    private static double[] select(double[] values, int offset, int length, int[] counts, int kept, int[] ranks) {
        int[] order = ranks.clone();
        Arrays.sort(order);
        if (order.length > 0 && (order[0] < 0 || order[order.length - 1] >= kept)) {
            throw new IllegalArgumentException("ranks must be in [0, " + kept + "), were " + Arrays.toString(ranks));
        }
        // The buckets that hold a wanted rank are numbered from 1 on; all others are 0. A rank becomes one in its
        // bucket.
        int[] number = new int[BUCKETS];
        int[] numberOf = new int[order.length];
        int numbered = 0;
        int below = 0;
        int next = 0;
        for (int b = 0; b < BUCKETS && next < order.length; b++) {
            int above = below + counts[b];
            if (order[next] < above) {
                number[b] = ++numbered;
                while (next < order.length && order[next] < above) {
                    numberOf[next] = numbered;
                    order[next++] -= below;
                }
            }
            below = above;
        }
        int[] fine = new int[(numbered + 1) * DIGITS];
        for (int from = offset; from < offset + length; from += CHUNK) {
            tallyDigits(values, from, Math.min(offset + length, from + CHUNK), number, fine);
        }
        // Where the values of each wanted bucket and digit will end among the members; 0 for all others. The dummy
        // bucket
        // 0 wants none. A rank becomes one among the members.
        int members = 0;
        next = 0;
        for (int bucket = 0; bucket <= numbered; bucket++) {
            below = 0;
            for (int cell = bucket * DIGITS; cell < (bucket + 1) * DIGITS; cell++) {
                int above = below + fine[cell];
                fine[cell] = 0;
                if (next < order.length && numberOf[next] == bucket && order[next] < above) {
                    while (next < order.length && numberOf[next] == bucket && order[next] < above) {
                        order[next] += members - below;
                        next++;
                    }
                    members += above - below;
                    fine[cell] = members;
                }
                below = above;
            }
        }
        double[] sorted = new double[members];
        for (int from = offset; from < offset + length; from += CHUNK) {
            gather(values, from, Math.min(offset + length, from + CHUNK), number, fine, sorted);
        }
        // Cells lie in ascending order, so one sort of all members is a sort of each.
        RadixSort.sort(sorted, 0, members, sorted, 0, new SortScratch());
        int[] ascending = ranks.clone();
        Arrays.sort(ascending);
        double[] found = new double[ranks.length];
        for (int r = 0; r < ranks.length; r++) {
            found[r] = sorted[order[Arrays.binarySearch(ascending, ranks[r])]];
        }
        return found;
    }

    private static void tallyDigits(double[] values, int from, int to, int[] number, int[] counts) {
        for (int i = from; i < to; i++) {
            double v = values[i];
            if (!Double.isNaN(v)) {
                counts[cell(RadixSort.keyOf(v), number)]++;
            }
        }
    }

    private static void gather(double[] values, int from, int to, int[] number, int[] position, double[] members) {
        for (int i = from; i < to; i++) {
            double v = values[i];
            if (!Double.isNaN(v)) {
                int cell = cell(RadixSort.keyOf(v), number);
                if (position[cell] != 0) {
                    members[--position[cell]] = v;
                }
            }
        }
    }

    private static int cell(long key, int[] number) {
        return number[(int) (key >>> BUCKET_SHIFT)] * DIGITS + ((int) (key >>> DIGIT_SHIFT) & DIGITS - 1);
    }
}
