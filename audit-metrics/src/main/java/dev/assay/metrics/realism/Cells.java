package dev.assay.metrics.realism;

import dev.assay.data.CategoricalColumn;
import dev.assay.kernel.Bins;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of both sides, coded over shared cells: categories matched by name, or bins frozen on the first (human) side
 * whose outer bins are open. A missing value is a cell of its own, the last, which exists only when a value is missing.
 *
 * <p>The arrays belong to the object and are not to be written to.
 */
public final class Cells {
    /** The label of the cell of missing values. */
    public static final String MISSING = "(missing)";

    private static final int LARGEST_PRODUCT = 1 << 22;

    private final int[] first;
    private final int[] second;
    private final int size;
    private final List<String> labels;

    private Cells(int[] first, int[] second, int size, List<String> labels) {
        this.first = first;
        this.second = second;
        this.size = size;
        this.labels = labels;
    }

    /** Cells of two categorical samples; null is missing. */
    public static Cells ofCategories(@Nullable String[] human, @Nullable String[] synthetic) {
        return ofCategories(CategoricalColumn.of("human", human), CategoricalColumn.of("synthetic", synthetic));
    }

    /** Cells of two categorical columns: the human categories first, then those that only the synthetic one has. */
    public static Cells ofCategories(CategoricalColumn human, CategoricalColumn synthetic) {
        int[] a = human.codes().clone();
        int[] b = synthetic.codesIn(human.dictionary());
        List<String> labels = new ArrayList<>(human.dictionary());
        for (String category : synthetic.dictionary()) {
            if (!human.dictionary().contains(category)) {
                labels.add(category);
            }
        }
        return withMissing(a, b, labels);
    }

    /**
     * At most {@code most} cells of two categorical columns: the commonest human categories, ties by name, and {@link
     * BinnedAccuracy#OTHER} for the rest when there are more.
     */
    public static Cells ofCommonCategories(CategoricalColumn human, CategoricalColumn synthetic, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("most must be at least 2, was " + most);
        }
        Cells all = ofCategories(human, synthetic);
        boolean missing = all.size > 0 && all.labels.get(all.size - 1).equals(MISSING);
        int categories = missing ? all.size - 1 : all.size;
        if (categories <= most) {
            return all;
        }
        double[] counts = all.firstCounts();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < categories; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -counts[i]).thenComparing(all.labels::get));
        int[] translated = new int[all.size];
        Arrays.fill(translated, most - 1);
        List<String> labels = new ArrayList<>();
        for (int rank = 0; rank < most - 1; rank++) {
            translated[order.get(rank)] = rank;
            labels.add(all.labels.get(order.get(rank)));
        }
        labels.add(BinnedAccuracy.OTHER);
        if (missing) {
            translated[categories] = -1;
        }
        return withMissing(translate(all.first, translated), translate(all.second, translated), labels);
    }

    private static int[] translate(int[] codes, int[] translated) {
        int[] result = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            result[row] = translated[codes[row]];
        }
        return result;
    }

    /** Cells of two numeric samples between edges; values outside fall in the outer cells, NaN is missing. */
    public static Cells onEdges(double[] human, double[] synthetic, double[] edges) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length; i++) {
            String low = i == 0 ? "" : "≥ " + shown(edges[i]);
            String high = i + 2 == edges.length ? "" : "< " + shown(edges[i + 1]);
            labels.add(
                    low.isEmpty() && high.isEmpty()
                            ? "all"
                            : (low + (low.isEmpty() || high.isEmpty() ? "" : ", ") + high));
        }
        return withMissing(code(human, edges), code(synthetic, edges), labels);
    }

    /** Cells of equal width over the human range; undefined when the human side has no finite values. */
    public static Cells ofEqualWidth(double[] human, double[] synthetic, int bins) {
        return onEdges(human, synthetic, Histogram.equalWidthEdges(human, bins));
    }

    /** At most {@code bins} cells of about equal human share; undefined when the human side has no values. */
    public static Cells ofQuantiles(double[] human, double[] synthetic, int bins) {
        return onEdges(human, synthetic, Histogram.quantileEdges(human, bins));
    }

    private static int[] code(double[] values, double[] edges) {
        Bins bins = Bins.leftClosed(Arrays.copyOfRange(edges, 1, edges.length - 1));
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = Double.isNaN(values[row]) ? -1 : bins.of(values[row]);
        }
        return codes;
    }

    private static Cells withMissing(int[] a, int[] b, List<String> labels) {
        int missing = labels.size();
        if (replaceMissing(a, missing) | replaceMissing(b, missing)) {
            labels.add(MISSING);
        }
        return new Cells(a, b, labels.size(), List.copyOf(labels));
    }

    private static boolean replaceMissing(int[] codes, int cell) {
        boolean any = false;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < 0) {
                codes[row] = cell;
                any = true;
            }
        }
        return any;
    }

    private static String shown(double edge) {
        return edge == Math.rint(edge) && Math.abs(edge) < 1e15
                ? Long.toString((long) edge)
                : String.format(java.util.Locale.ROOT, "%.4g", edge);
    }

    /** The combinations of this column's cells and another's, row by row. */
    public Cells cross(Cells other) {
        requireRows(other);
        long product = (long) size * other.size;
        if (product > LARGEST_PRODUCT) {
            return observedOnly().crossObserved(other.observedOnly());
        }
        return new Cells(
                combine(first, other.first, other.size),
                combine(second, other.second, other.size),
                (int) product,
                List.of());
    }

    private Cells crossObserved(Cells other) {
        if ((long) size * other.size > Integer.MAX_VALUE) {
            throw new UndefinedStatisticException("the columns have " + size + " and " + other.size
                    + " distinct values; their combinations are too many to count");
        }
        return new Cells(
                        combine(first, other.first, other.size),
                        combine(second, other.second, other.size),
                        size * other.size,
                        List.of())
                .observedOnly();
    }

    private static int[] combine(int[] a, int[] b, int sizeOfB) {
        int[] codes = new int[a.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = a[row] * sizeOfB + b[row];
        }
        return codes;
    }

    /** The same cells without those that no row is in, in order; without labels. */
    private Cells observedOnly() {
        int[] used = new int[first.length + second.length];
        System.arraycopy(first, 0, used, 0, first.length);
        System.arraycopy(second, 0, used, first.length, second.length);
        Arrays.sort(used);
        int distinct = 0;
        for (int i = 0; i < used.length; i++) {
            if (i == 0 || used[i] != used[i - 1]) {
                used[distinct++] = used[i];
            }
        }
        return new Cells(recode(first, used, distinct), recode(second, used, distinct), distinct, List.of());
    }

    private static int[] recode(int[] codes, int[] used, int distinct) {
        int[] recoded = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            recoded[row] = Arrays.binarySearch(used, 0, distinct, codes[row]);
        }
        return recoded;
    }

    private void requireRows(Cells other) {
        if (first.length != other.first.length || second.length != other.second.length) {
            throw new IllegalArgumentException("both columns need the same rows, had " + first.length + " and "
                    + other.first.length + " human, " + second.length + " and " + other.second.length + " synthetic");
        }
    }

    /** Cell of each human row. */
    public int[] first() {
        return first;
    }

    /** Cell of each synthetic row. */
    public int[] second() {
        return second;
    }

    /** Number of cells. */
    public int size() {
        return size;
    }

    /** Names of the cells; none for combinations of columns. */
    public List<String> labels() {
        return labels;
    }

    /** Human rows in each cell. */
    public double[] firstCounts() {
        return counts(first);
    }

    /** Synthetic rows in each cell. */
    public double[] secondCounts() {
        return counts(second);
    }

    private double[] counts(int[] codes) {
        double[] counts = new double[size];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    /** The human rows counted by this column's cells (rows) and another's (columns). */
    public double[][] firstTable(Cells other) {
        requireRows(other);
        double[][] table = new double[size][other.size];
        for (int row = 0; row < first.length; row++) {
            table[first[row]][other.first[row]]++;
        }
        return table;
    }
}
