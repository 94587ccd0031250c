package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.metrics.bias.StratifiedGap.Cells;
import dev.assay.metrics.bias.slice.GapSlices;
import dev.assay.metrics.bias.slice.SliceLine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tables of counts add up: those of the parts of the data, in any cut, are that of the whole. */
class MergedTablesProperties {
    private static final int FOLDS = 5;

    private static int[] codes(Random random, int rows, int least, int most) {
        return random.ints(rows, least, most).toArray();
    }

    private static double[] total(double[][] folds) {
        return FoldSums.total(folds);
    }

    @Property(tries = 50)
    void countsOfGroupsAndLabels(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
        Random random = new Random(seed);
        GroupCells cells = new GroupCells(3, 4);
        int[] codes = cells.codes(codes(random, rows, 0, 3), codes(random, rows, -1, 4));
        double[] weights = random.ints(rows, 0, 9).asDoubleStream().toArray();
        double[] parts = total(FoldSums.of(codes, cells.size(), weights, codes(random, rows, 0, FOLDS), FOLDS));
        assertThat(parts).isEqualTo(FoldSums.of(codes, cells.size(), weights, new int[rows], 1)[0]);
    }

    @Property(tries = 50)
    void sumsOfNumbersByGroup(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
        Random random = new Random(seed);
        int[] group = codes(random, rows, -1, 3);
        double[][] values = {
            random.ints(rows, -9, 9)
                    .mapToDouble(value -> value == 0 ? Double.NaN : value)
                    .toArray()
        };
        double[] weights = random.ints(rows, 0, 9).asDoubleStream().toArray();
        FoldTables.Sums parts = FoldTables.sums(3, group, values, weights, codes(random, rows, 0, FOLDS), FOLDS);
        FoldTables.Sums whole = FoldTables.sums(3, group, values, weights, new int[rows], 1);
        assertThat(total(parts.folds())).isEqualTo(whole.folds()[0]);
        assertThat(parts.rows()).isEqualTo(whole.rows());
    }

    @Property(tries = 50)
    void ratesWithTheirSquaredWeights(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
        Random random = new Random(seed);
        int[] group = codes(random, rows, 0, 3);
        int[][] outcomes = {codes(random, rows, -1, 2), codes(random, rows, -1, 2)};
        double[] weights = random.ints(rows, 0, 9).asDoubleStream().toArray();
        double[] parts = total(GapTable.folds(group, 3, outcomes, weights, codes(random, rows, 0, FOLDS), FOLDS));
        assertThat(parts).isEqualTo(GapTable.folds(group, 3, outcomes, weights, new int[rows], 1)[0]);
    }

    @Property(tries = 50)
    void gapsWithinStrataRestOnEveryRowOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
        Random random = new Random(seed);
        Cells cells = new Cells(List.of("x", "y"), 3);
        int[] group = codes(random, rows, 0, 3);
        int[] outcome = codes(random, rows, -1, 2);
        int[] codes = cells.codes(codes(random, rows, 0, 2), group, outcome);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        double[] parts = total(FoldSums.of(codes, cells.size(), ones, codes(random, rows, 0, FOLDS), FOLDS));
        double counted = cells.tables(parts, 1, 1).stream()
                .mapToDouble(table -> table.group().trials() + table.others().trials())
                .sum();
        assertThat(counted)
                .isEqualTo(Arrays.stream(outcome).filter(flag -> flag >= 0).count());
    }

    @Property(tries = 50)
    void heldOutRowsOfASlice(@ForAll long seed, @ForAll @IntRange(min = 2, max = 200) int rows) {
        Random random = new Random(seed);
        int[][] columns = {codes(random, rows, 0, 2)};
        int[] outcome = codes(random, rows, 0, 2);
        double[] weights = random.ints(rows, 0, 9).asDoubleStream().toArray();
        SliceLine.Slice slice = new SliceLine.Slice(List.of(new SliceLine.Condition(0, 1)), 0, 0, 0, 0);
        dev.assay.stats.Seed split = new dev.assay.stats.Seed(seed);
        double[] parts = total(
                GapSlices.heldOutSums(slice, columns, outcome, weights, codes(random, rows, 0, FOLDS), FOLDS, split));
        assertThat(parts)
                .isEqualTo(GapSlices.heldOutSums(slice, columns, outcome, weights, new int[rows], 1, split)[0]);
    }
}
