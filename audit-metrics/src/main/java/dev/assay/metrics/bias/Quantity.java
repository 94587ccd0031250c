package dev.assay.metrics.bias;

import java.util.function.ToDoubleFunction;

/**
 * A statistic of a table of sums.
 *
 * @param name as a sentence names it: "Theil's index of benefits"
 * @param label as a chart names it, among others of the measurement
 * @param value from sums of weights; throws {@link dev.assay.stats.UndefinedStatisticException} where it has none
 * @param rows the rows that it rests on, from sums of rows: the fewest behind any of its parts
 */
record Quantity(String name, String label, ToDoubleFunction<double[]> value, ToDoubleFunction<double[]> rows) {
    /** A statistic of the whole table, which rests on all of its rows. */
    static Quantity ofAll(String name, ToDoubleFunction<double[]> value) {
        return new Quantity(name, name, value, GroupCells::sum);
    }

    /** A statistic of one group minus the same of everyone else. */
    static Quantity gap(String name, String label, GroupCells cells, int group, ToDoubleFunction<double[]> ofCells) {
        return new Quantity(
                name,
                label,
                table -> ofCells.applyAsDouble(cells.own(table, group))
                        - ofCells.applyAsDouble(cells.others(table, group)),
                table -> Math.min(GroupCells.sum(cells.own(table, group)), GroupCells.sum(cells.others(table, group))));
    }
}
