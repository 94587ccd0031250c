package dev.assay.metrics.realism.audit;

import dev.assay.audit.Folds;
import dev.assay.metrics.realism.Cells;
import dev.assay.metrics.realism.TotalVariation;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Both sides' rows counted, fold by fold, by the combinations of two columns' cells that some row is in, without rows in which
 * either value is missing.
 *
 * @param width cells of the second column
 * @param combination the combination that each cell stands for, {@code first * width + second}
 * @param human rows of each human fold in each cell
 * @param synthetic rows of each synthetic fold in each cell
 * @param humanCounts all human rows in each cell
 * @param syntheticCounts all synthetic rows in each cell
 */
record PairCells(
        int width,
        int[] combination,
        double[][] human,
        double[][] synthetic,
        double[] humanCounts,
        double[] syntheticCounts) {
    private static final int LARGEST_PRODUCT = 1 << 16;

    static PairCells of(Cells first, Cells second, Folds folds) {
        int width = second.size();
        if ((long) first.size() * width > LARGEST_PRODUCT) {
            throw new UndefinedStatisticException("the columns have " + first.size() + " and " + width
                    + " distinct values; their combinations are too many to compare");
        }
        boolean[] counted = counted(first, second);
        double[][] human =
                counts(first.first(), second.first(), width, counted.length, folds.human(), folds.humanFolds());
        double[][] synthetic = counts(
                first.second(), second.second(), width, counted.length, folds.synthetic(), folds.syntheticFolds());
        double[] humanCounts = total(human, counted.length);
        double[] syntheticCounts = total(synthetic, counted.length);
        int[] combination = IntStream.range(0, counted.length)
                .filter(i -> counted[i] && humanCounts[i] + syntheticCounts[i] > 0)
                .toArray();
        return new PairCells(
                width,
                combination,
                Arrays.stream(human).map(fold -> select(fold, combination)).toArray(double[][]::new),
                Arrays.stream(synthetic).map(fold -> select(fold, combination)).toArray(double[][]::new),
                select(humanCounts, combination),
                select(syntheticCounts, combination));
    }

    private static double[][] counts(int[] a, int[] b, int width, int combinations, int[] fold, int folds) {
        int[] counts = new int[folds * combinations];
        for (int row = 0; row < a.length; row++) {
            counts[fold[row] * combinations + a[row] * width + b[row]]++;
        }
        double[][] byFold = new double[folds][combinations];
        for (int f = 0; f < folds; f++) {
            for (int i = 0; i < combinations; i++) {
                byFold[f][i] = counts[f * combinations + i];
            }
        }
        return byFold;
    }

    /** Whether neither cell of a combination is that of missing values. */
    private static boolean[] counted(Cells first, Cells second) {
        int missingA = missing(first);
        int missingB = missing(second);
        boolean[] counted = new boolean[first.size() * second.size()];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = i / second.size() != missingA && i % second.size() != missingB;
        }
        return counted;
    }

    private static int missing(Cells cells) {
        int last = cells.size() - 1;
        return last >= 0 && cells.labels().get(last).equals(Cells.MISSING) ? last : -1;
    }

    private static double[] total(double[][] folds, int cells) {
        double[] total = new double[cells];
        for (double[] fold : folds) {
            for (int i = 0; i < cells; i++) {
                total[i] += fold[i];
            }
        }
        return total;
    }

    private static double[] select(double[] values, int[] at) {
        return Arrays.stream(at).mapToDouble(i -> values[i]).toArray();
    }

    int size() {
        return combination.length;
    }

    /** The first column's cell. */
    int first(int cell) {
        return combination[cell] / width;
    }

    /** The second column's cell. */
    int second(int cell) {
        return combination[cell] % width;
    }

    /** The cells, those whose shares differ most first. */
    int[] byDifference() {
        double n = CategoricalComparison.total(humanCounts);
        double m = CategoricalComparison.total(syntheticCounts);
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(humanCounts[i] / n - syntheticCounts[i] / m)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The distance of the human pair from columns that are drawn independently, as shuffling one of them would make. */
    double fromIndependence() {
        double[] h = humanCounts;
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
