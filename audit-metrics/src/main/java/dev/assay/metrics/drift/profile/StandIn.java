package dev.assay.metrics.drift.profile;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that have each column's summary as their own, so that what is measured of one column at a time can be measured of
 * a profile. The columns are independent of each other: relations between them, and records, are not those of the data.
 *
 * <p>Counts of cells, categories and missing values, and both ends, are those of the profile; within a cell the values are
 * those of the sketch. While the sketch is exact, each column is the original one in another order. Beyond
 * {@link #MOST_ROWS} rows all counts shrink alike.
 */
final class StandIn {
    static final int MOST_ROWS = 2_000_000;

    /** The category of all values that a profile does not name. */
    static final String OTHER = "(values the profile does not name)";

    private StandIn() {}

    static Dataset of(Profile profile, String name) {
        int rows = (int) Math.min(MOST_ROWS, profile.rows());
        List<Column> columns = new ArrayList<>();
        for (ColumnProfile column : profile.columns()) {
            columns.add(
                    column instanceof NumericProfile numeric
                            ? numeric(numeric, rows)
                            : categorical((CategoricalProfile) column, rows));
        }
        return Dataset.of(name, columns);
    }

    /** Whether every category has a name and its exact count, so that none of a batch can be unknown by mistake. */
    static boolean namesAll(CategoricalProfile column) {
        return column.others().error() == 0;
    }

    /** The categories that a stand-in has with their exact counts, without the one of all others. */
    static List<String> named(CategoricalProfile column) {
        return List.copyOf(exact(column).keySet());
    }

    private static Map<String, Long> exact(CategoricalProfile column) {
        Map<String, Long> exact = new LinkedHashMap<>();
        for (int i = 0; i < column.categories().size(); i++) {
            if (column.inCategories().get(i) > 0) {
                exact.put(column.categories().get(i), column.inCategories().get(i));
            }
        }
        if (namesAll(column)) {
            exact.putAll(column.others().counts());
        }
        return exact;
    }

    private static CategoricalColumn categorical(CategoricalProfile column, int rows) {
        Map<String, Long> counts = exact(column);
        if (!namesAll(column)) {
            counts.put(OTHER, column.others().total());
        }
        int[] scaled = scaled(List.copyOf(counts.values()), column.missing(), rows);
        int[] codes = new int[rows];
        int from = 0;
        for (int code = 0; code < scaled.length; code++) {
            Arrays.fill(codes, from, from + scaled[code], code);
            from += scaled[code];
        }
        Arrays.fill(codes, from, rows, CategoricalColumn.MISSING);
        return CategoricalColumn.wrap(column.name(), codes, List.copyOf(counts.keySet()));
    }

    private static NumericColumn numeric(NumericProfile column, int rows) {
        int[] scaled = scaled(column.counts(), column.missing(), rows);
        List<List<KllSketch.Kept>> inCells = new ArrayList<>();
        for (int cell = 0; cell < scaled.length; cell++) {
            inCells.add(new ArrayList<>());
        }
        for (KllSketch.Kept kept : column.quantiles().kept()) {
            inCells.get(column.bins().bin(kept.value())).add(kept);
        }
        double[] values = new double[rows];
        int from = 0;
        for (int cell = 0; cell < scaled.length; cell++) {
            spread(inCells.get(cell), nearest(column, cell), values, from, scaled[cell]);
            from += scaled[cell];
            if (!column.quantiles().exact() && scaled[cell] > 0) {
                meet(column, cell, values, from - scaled[cell], from);
            }
        }
        if (from > 0) {
            values[0] = column.smallest();
            values[from - 1] = column.largest();
        }
        Arrays.fill(values, from, rows, Double.NaN);
        return NumericColumn.wrap(column.name(), values);
    }

    /** Draws the ends of a cell to its cuts, so that the quantiles of the rows are the cuts of the profile again. */
    private static void meet(NumericProfile column, int cell, double[] values, int from, int to) {
        double[] cuts = column.bins().cuts();
        if (cell > 0) {
            values[from] = cuts[cell - 1];
        }
        if (cell < cuts.length && to - from > 1 && Double.isFinite(cuts[cell])) {
            // Just far enough that no rounding of the quantile in between reaches it.
            values[to - 1] = cuts[cell] - 16 * Math.ulp(cuts[cell]);
        }
    }

    /** A value of a cell of which the sketch kept none. */
    private static double nearest(NumericProfile column, int cell) {
        return cell == 0 ? column.smallest() : column.bins().cuts()[cell - 1];
    }

    /** As many values as asked for, each kept one as often as its weight has it. */
    private static void spread(List<KllSketch.Kept> kept, double otherwise, double[] values, int from, int count) {
        long weights = kept.stream().mapToLong(KllSketch.Kept::weight).sum();
        int at = 0;
        long upTo = kept.isEmpty() ? 0 : kept.get(0).weight();
        for (int i = 0; i < count; i++) {
            double rank = (i + 0.5) / count * weights;
            while (at + 1 < kept.size() && upTo <= rank) {
                at++;
                upTo += kept.get(at).weight();
            }
            values[from + i] = kept.isEmpty() ? otherwise : kept.get(at).value();
        }
    }

    /** The counts in so many rows; the rest of the rows is missing. */
    private static int[] scaled(List<Long> counts, long missing, int rows) {
        double total = missing;
        for (long count : counts) {
            total += count;
        }
        int[] scaled = new int[counts.size()];
        double upTo = 0;
        int placed = 0;
        for (int i = 0; i < scaled.length; i++) {
            upTo += counts.get(i);
            scaled[i] = (int) (Math.round(upTo / total * rows) - placed);
            placed += scaled[i];
        }
        return scaled;
    }
}
