package dev.assay.metrics.realism.audit;

import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.TotalVariation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The combinations of two columns' cells that some row is in, without rows in which either value is missing. */
final class PairCells {
    private static final int LARGEST_PRODUCT = 1 << 22;

    private final int width;
    private final int[] human;
    private final int[] synthetic;
    /** The combination that each kept cell stands for. */
    private final int[] combination;

    private PairCells(int width, int[] human, int[] synthetic, int[] combination) {
        this.width = width;
        this.human = human;
        this.synthetic = synthetic;
        this.combination = combination;
    }

    static PairCells of(Cells first, Cells second) {
        int width = second.size();
        if ((long) first.size() * width > LARGEST_PRODUCT) {
            throw new dev.assay.stats.UndefinedStatisticException("the columns have " + first.size() + " and " + width
                    + " distinct values; their combinations are too many to compare");
        }
        int[] human = combine(first.first(), second.first(), first, second);
        int[] synthetic = combine(first.second(), second.second(), first, second);
        int[] kept = new int[first.size() * width];
        mark(human, kept);
        mark(synthetic, kept);
        int[] combination = new int[kept.length];
        int cells = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] != 0) {
                combination[cells] = i;
                kept[i] = cells++;
            }
        }
        recode(human, kept);
        recode(synthetic, kept);
        return new PairCells(width, human, synthetic, Arrays.copyOf(combination, cells));
    }

    private static int[] combine(int[] a, int[] b, Cells first, Cells second) {
        int missingA = missing(first);
        int missingB = missing(second);
        int width = second.size();
        int[] codes = new int[a.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = a[row] == missingA || b[row] == missingB ? -1 : a[row] * width + b[row];
        }
        return codes;
    }

    private static int missing(Cells cells) {
        int last = cells.size() - 1;
        return last >= 0 && cells.labels().get(last).equals(Cells.MISSING) ? last : -1;
    }

    private static void mark(int[] codes, int[] kept) {
        for (int code : codes) {
            if (code >= 0) {
                kept[code] = 1;
            }
        }
    }

    private static void recode(int[] codes, int[] kept) {
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0) {
                codes[row] = kept[codes[row]];
            }
        }
    }

    int size() {
        return combination.length;
    }

    /** Cell of each human row, -1 where a value is missing. */
    int[] human() {
        return human;
    }

    /** Cell of each synthetic row, -1 where a value is missing. */
    int[] synthetic() {
        return synthetic;
    }

    /** The first column's cell. */
    int first(int cell) {
        return combination[cell] / width;
    }

    /** The second column's cell. */
    int second(int cell) {
        return combination[cell] % width;
    }

    double[] humanCounts() {
        return counts(human);
    }

    double[] syntheticCounts() {
        return counts(synthetic);
    }

    private double[] counts(int[] codes) {
        double[] counts = new double[combination.length];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** The cells, those whose shares differ most first. */
    int[] byDifference() {
        double[] h = humanCounts();
        double[] s = syntheticCounts();
        double n = CategoricalComparison.total(h);
        double m = CategoricalComparison.total(s);
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(h[i] / n - s[i] / m)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The distance of the human pair from columns that are drawn independently, as shuffling one of them would make. */
    double fromIndependence() {
        double[] h = humanCounts();
        double n = CategoricalComparison.total(h);
        int height = 0;
        for (int code : combination) {
            height = Math.max(height, code / width + 1);
        }
        double[] joint = new double[height * width];
        double[] rows = new double[height];
        double[] columns = new double[width];
        for (int cell = 0; cell < h.length; cell++) {
            joint[combination[cell]] = h[cell];
            rows[first(cell)] += h[cell];
            columns[second(cell)] += h[cell];
        }
        double[] independent = new double[joint.length];
        for (int i = 0; i < independent.length; i++) {
            independent[i] = rows[i / width] * columns[i % width] / n;
        }
        return TotalVariation.distance(joint, independent);
    }
}
