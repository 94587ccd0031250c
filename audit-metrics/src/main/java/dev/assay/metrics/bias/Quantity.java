package dev.assay.metrics.bias;

import java.util.ArrayList;
import java.util.List;
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

    /** A statistic of each group minus the same of everyone else; of two groups one says it all. */
    static List<Quantity> gaps(GroupColumn group, GroupCells cells, String name, ToDoubleFunction<double[]> ofCells) {
        List<Quantity> gaps = new ArrayList<>();
        for (int g = 0; g < cells.mirrored(); g++) {
            int own = g;
            String member = group.names().get(g);
            gaps.add(new Quantity(
                    "the gap of " + group.name() + " = " + member + " to everyone else in " + name,
                    member,
                    table -> ofCells.applyAsDouble(cells.own(table, own))
                            - ofCells.applyAsDouble(cells.others(table, own)),
                    table ->
                            Math.min(GroupCells.sum(cells.own(table, own)), GroupCells.sum(cells.others(table, own)))));
        }
        return gaps;
    }
}
