package dev.assay.kernel;

import java.util.Arrays;

/**
 * Exact order statistics and quantiles without a full sort: one histogram over the leading bits of the values, then a
 * sort of the few buckets that hold a wanted rank. NaN is missing; -0.0 equals 0.0. O(n) when values spread.
 */
public final class OrderStatistics {
    private static final int BUCKET_BITS = 16;
    private static final int SHIFT = Long.SIZE - BUCKET_BITS;

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
        int kept = 0;
        for (int i = offset; i < offset + length; i++) {
            kept += Double.isNaN(values[i]) ? 0 : 1;
        }
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
        double[] found = select(values, offset, length, ranks);
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
        int[] counts = new int[1 << BUCKET_BITS];
        int kept = 0;
        for (int i = offset; i < offset + length; i++) {
            double v = values[i];
            if (!Double.isNaN(v)) {
                counts[(int) (RadixSort.keyOf(v) >>> SHIFT)]++;
                kept++;
            }
        }
        int[] order = ranks.clone();
        Arrays.sort(order);
        if (order.length > 0 && (order[0] < 0 || order[order.length - 1] >= kept)) {
            throw new IllegalArgumentException("ranks must be in [0, " + kept + "), were " + Arrays.toString(ranks));
        }
        // Where each wanted bucket's values will lie; 0 marks the buckets that nobody asks for.
        int[] position = new int[counts.length];
        int wanted = 0;
        int below = 0;
        int next = 0;
        for (int b = 0; b < counts.length && next < order.length; b++) {
            int above = below + counts[b];
            if (order[next] < above) {
                wanted += counts[b];
                position[b] = wanted;
                while (next < order.length && order[next] < above) {
                    next++;
                }
            }
            below = above;
        }
        double[] members = new double[wanted];
        for (int i = offset; i < offset + length; i++) {
            double v = values[i];
            if (!Double.isNaN(v)) {
                int bucket = (int) (RadixSort.keyOf(v) >>> SHIFT);
                if (position[bucket] != 0) {
                    members[--position[bucket]] = v;
                }
            }
        }
        // Buckets lie in ascending order, so one sort of all wanted members is a sort of each.
        SortScratch scratch = new SortScratch();
        RadixSort.sort(members, 0, wanted, members, 0, scratch);
        double[] found = new double[ranks.length];
        for (int r = 0; r < ranks.length; r++) {
            found[r] = members[memberOf(ranks[r], counts, position)];
        }
        return found;
    }

    /** After the fill, {@code position} holds the first member of each wanted bucket (0 for the first wanted one). */
    private static int memberOf(int rank, int[] counts, int[] position) {
        int below = 0;
        int bucket = 0;
        while (below + counts[bucket] <= rank) {
            below += counts[bucket++];
        }
        return position[bucket] + rank - below;
    }
}
