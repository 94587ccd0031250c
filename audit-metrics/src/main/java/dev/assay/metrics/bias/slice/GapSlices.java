package dev.assay.metrics.bias.slice;

import dev.assay.metrics.bias.group.GroupRate;
import dev.assay.metrics.bias.group.TwoProportionTest;
import dev.assay.metrics.bias.slice.SliceLine.Slice;
import dev.assay.stats.PValueAdjustment;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Slices in which an outcome is commoner, or rarer, in synthetic than in human rows, with honest p-values: searched on one
 * random half of the rows of both sides, tested on the other (Holm over the slices).
 *
 * <p>The search is SliceLine's over both sides' rows, where a row counts as an error when it is synthetic with the outcome or
 * human without it: where both sides have as many rows in a slice, its mean error is {@code (1 + gap) / 2}; rows of the larger
 * side are drawn as often as those of the smaller. Then the same the other way round.
 */
public final class GapSlices {
    private GapSlices() {}

    /**
     * A slice with the outcome's rate on both sides, on rows that the search has not seen.
     *
     * @param slice as found on the first half
     * @param human rate among human rows
     * @param synthetic rate among synthetic rows
     * @param pValue two-sided, adjusted by Holm
     */
    public record GapSlice(Slice slice, GroupRate human, GroupRate synthetic, double pValue) {
        /** Synthetic minus human rate. */
        public double gap() {
            return synthetic.value() - human.value();
        }
    }

    /**
     * Searches rows of both sides, one after the other.
     *
     * @param codes for each column the code of every row
     * @param sizes number of values of each column
     * @param synthetic whether the row is synthetic
     * @param outcome 1 or 0 a row
     * @param weights one a row
     * @return the slices, those with the widest gap on the second half first
     */
    public static List<GapSlice> search(
            int[][] codes,
            int[] sizes,
            boolean[] synthetic,
            int[] outcome,
            double[] weights,
            SliceLine.Options options,
            Seed seed) {
        int rows = outcome.length;
        boolean[] discovery = HonestSlices.half(rows, seed);
        double[] balanced = balanced(synthetic, weights);
        int[] first = HonestSlices.resampled(HonestSlices.rows(discovery, true), balanced);
        int[] second = HonestSlices.rows(discovery, false);
        int[][] firstCodes = HonestSlices.taken(codes, first);
        SliceLine.Options halved = HonestSlices.halved(options);
        List<Slice> found = new ArrayList<>();
        for (int direction = 0; direction < 2; direction++) {
            int side = direction;
            double[] errors = Arrays.stream(first)
                    .mapToDouble(row -> (synthetic[row] ? outcome[row] : 1 - outcome[row]) == 1 - side ? 1 : 0)
                    .toArray();
            if (Arrays.stream(errors).sum() > 0) {
                for (Slice slice : SliceLine.search(firstCodes, sizes, errors, halved)) {
                    if (found.stream().noneMatch(other -> other.conditions().equals(slice.conditions()))) {
                        found.add(slice);
                    }
                }
            }
        }
        List<GapSlice> tested = new ArrayList<>();
        for (Slice slice : found) {
            double[] human = new double[3];
            double[] other = new double[3];
            for (int row : second) {
                if (HonestSlices.holds(slice, codes, row)) {
                    double[] sums = synthetic[row] ? other : human;
                    sums[0] += weights[row] * outcome[row];
                    sums[1] += weights[row];
                    sums[2] += weights[row] * weights[row];
                }
            }
            if (human[1] > 0 && other[1] > 0) {
                GroupRate left = HonestSlices.rate("human rows", human);
                GroupRate right = HonestSlices.rate("synthetic rows", other);
                tested.add(new GapSlice(
                        slice,
                        left,
                        right,
                        TwoProportionTest.of(right, left).test().pValue()));
            }
        }
        double[] adjusted = PValueAdjustment.HOLM.adjust(
                tested.stream().mapToDouble(GapSlice::pValue).toArray());
        List<GapSlice> result = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            GapSlice slice = tested.get(i);
            result.add(new GapSlice(slice.slice(), slice.human(), slice.synthetic(), adjusted[i]));
        }
        result.sort(Comparator.comparingDouble(GapSlice::pValue)
                .thenComparing(Comparator.comparingDouble((GapSlice slice) -> Math.abs(slice.gap()))
                        .reversed()));
        return result;
    }

    /**
     * For each fold the weights, of the rows inside the slice that {@link #search} with this seed has not seen, with the outcome
     * and in all: the additive state behind the slice's rates.
     *
     * @param fold of each row
     * @param folds their number
     */
    public static double[][] heldOutSums(
            Slice slice, int[][] codes, int[] outcome, double[] weights, int[] fold, int folds, Seed seed) {
        double[][] sums = new double[folds][2];
        for (int row : HonestSlices.rows(HonestSlices.half(outcome.length, seed), false)) {
            if (HonestSlices.holds(slice, codes, row)) {
                sums[fold[row]][0] += weights[row] * outcome[row];
                sums[fold[row]][1] += weights[row];
            }
        }
        return sums;
    }

    /** Weights scaled so that both sides weigh the same. */
    private static double[] balanced(boolean[] synthetic, double[] weights) {
        double[] totals = new double[2];
        for (int row = 0; row < weights.length; row++) {
            totals[synthetic[row] ? 1 : 0] += weights[row];
        }
        double[] balanced = new double[weights.length];
        for (int row = 0; row < weights.length; row++) {
            double total = totals[synthetic[row] ? 1 : 0];
            balanced[row] = total > 0 ? weights[row] / total : 0;
        }
        return balanced;
    }
}
