package dev.assay.metrics.realism.audit;

import dev.assay.audit.Evidence;
import dev.assay.audit.Folds;
import dev.assay.kernel.Bins;
import dev.assay.kernel.RadixSort;
import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.Histogram;
import dev.assay.metrics.realism.TotalVariation;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A numeric column of both sides, sorted once, and counted per fold on a grid of pooled quantiles for calibration.
 *
 * @param name of the column
 * @param human values, NaN = missing
 * @param synthetic values, NaN = missing
 * @param sortedHuman values that are present, ascending
 * @param sortedSynthetic values that are present, ascending
 * @param sums what one scan over both yields; all 0 when a side is empty
 * @param grid ascending upper ends of the cells, the last is the largest value
 * @param humanFolds human values of each fold in each cell
 * @param syntheticFolds synthetic values of each fold in each cell
 */
record NumericComparison(
        String name,
        double[] human,
        double[] synthetic,
        double[] sortedHuman,
        double[] sortedSynthetic,
        TwoSampleSums sums,
        double[] grid,
        double[][] humanFolds,
        double[][] syntheticFolds) {

    private static final int GRID = 512;
    private static final int SHOWN_BINS = 20;

    static NumericComparison of(String name, double[] human, double[] synthetic, Folds folds) {
        double[] h = RadixSort.sorted(human);
        double[] s = RadixSort.sorted(synthetic);
        TwoSampleSums sums = new TwoSampleSums();
        TwoSampleScan.scan(h, 0, h.length, s, 0, s.length, sums);
        double[] grid = grid(h, s);
        return new NumericComparison(
                name,
                human,
                synthetic,
                h,
                s,
                sums,
                grid,
                folds.humanCounts(codes(human, grid), grid.length),
                folds.syntheticCounts(codes(synthetic, grid), grid.length));
    }

    private static double[] grid(double[] h, double[] s) {
        double[] pooled = Arrays.copyOf(h, h.length + s.length);
        System.arraycopy(s, 0, pooled, h.length, s.length);
        Arrays.sort(pooled);
        double[] grid = new double[Math.min(GRID, pooled.length)];
        int cells = 0;
        for (int i = 0; i < grid.length; i++) {
            double end = pooled[(int) ((i + 1L) * pooled.length / grid.length) - 1];
            if (cells == 0 || end > grid[cells - 1]) {
                grid[cells++] = end;
            }
        }
        return Arrays.copyOf(grid, cells);
    }

    /** The cell whose upper end is the first at or above the value. */
    private static int[] codes(double[] values, double[] grid) {
        Bins bins = Bins.rightClosed(grid);
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = Double.isNaN(values[row]) ? -1 : bins.of(values[row]);
        }
        return codes;
    }

    /** Throws when a side has no values. */
    NumericComparison requireValues() {
        if (sortedHuman.length == 0 || sortedSynthetic.length == 0) {
            throw new UndefinedStatisticException("column " + name + " has no values on the "
                    + (sortedHuman.length == 0 ? "human" : "synthetic") + " side");
        }
        return this;
    }

    /** Throws when a side has no values or infinite ones. */
    NumericComparison requireFinite() {
        requireValues();
        if (Double.isInfinite(sortedHuman[0])
                || Double.isInfinite(sortedHuman[sortedHuman.length - 1])
                || Double.isInfinite(sortedSynthetic[0])
                || Double.isInfinite(sortedSynthetic[sortedSynthetic.length - 1])) {
            throw new UndefinedStatisticException("column " + name + " holds infinite values; remove or cap them");
        }
        return this;
    }

    /** Throws when the human side has one value only. */
    NumericComparison requireRange() {
        requireFinite();
        if (sortedHuman[0] == sortedHuman[sortedHuman.length - 1]) {
            throw new UndefinedStatisticException("column " + name + " is constant in the human data");
        }
        return this;
    }

    /** Both distributions over bins of equal width between the human 1 % and 99 % points, outer bins open. */
    List<Evidence> distribution() {
        double low = sortedHuman[(int) (0.01 * (sortedHuman.length - 1))];
        double high = sortedHuman[(int) (0.99 * (sortedHuman.length - 1))];
        if (!(low < high) || Double.isInfinite(high - low)) {
            low = sortedHuman[0];
            high = sortedHuman[sortedHuman.length - 1];
        }
        if (!(low < high) || Double.isInfinite(high - low)) {
            return List.of();
        }
        Cells cells = Cells.onEdges(sortedHuman, sortedSynthetic, Histogram.equalWidthEdges(low, high, SHOWN_BINS));
        return List.of(new Evidence.Distribution(
                "Distribution of " + name, cells.labels(), shares(cells.firstCounts()), shares(cells.secondCounts())));
    }

    static List<Double> shares(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        List<Double> shares = new ArrayList<>();
        for (double count : counts) {
            shares.add(count / sum);
        }
        return shares;
    }

    static double totalVariation(double[] human, double[] synthetic) {
        return TotalVariation.distance(human, synthetic);
    }
}
