package dev.assay.metrics.realism.audit;

import dev.assay.audit.Evidence;
import dev.assay.audit.Folds;
import dev.assay.data.CategoricalColumn;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A categorical column of both sides, counted over the union of categories, in all and per fold; missing values are in no
 * category.
 *
 * @param name of the column
 * @param categories the categories, those of the human side first
 * @param human rows of each category
 * @param synthetic rows of each category
 * @param humanFolds human rows of each fold in each category
 * @param syntheticFolds synthetic rows of each fold in each category
 */
record CategoricalComparison(
        String name,
        List<String> categories,
        double[] human,
        double[] synthetic,
        double[][] humanFolds,
        double[][] syntheticFolds) {

    private static final int SHOWN = 12;

    static CategoricalComparison of(CategoricalColumn human, CategoricalColumn synthetic, Folds folds) {
        List<String> union = new ArrayList<>(human.dictionary());
        int[] codes = synthetic.codesIn(human.dictionary());
        if (!synthetic.dictionary().equals(human.dictionary())) {
            for (String category : synthetic.dictionary()) {
                if (!human.dictionary().contains(category)) {
                    union.add(category);
                }
            }
        }
        double[][] humanFolds = folds.humanCounts(human.codes(), union.size());
        double[][] syntheticFolds = folds.syntheticCounts(codes, union.size());
        return new CategoricalComparison(
                human.name(),
                union,
                sum(humanFolds, union.size()),
                sum(syntheticFolds, union.size()),
                humanFolds,
                syntheticFolds);
    }

    private static double[] sum(double[][] folds, int cells) {
        double[] sum = new double[cells];
        for (double[] fold : folds) {
            for (int i = 0; i < cells; i++) {
                sum[i] += fold[i];
            }
        }
        return sum;
    }

    long humanRows() {
        return (long) total(human);
    }

    long syntheticRows() {
        return (long) total(synthetic);
    }

    static double total(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    CategoricalComparison requireValues() {
        if (humanRows() == 0 || syntheticRows() == 0) {
            throw new UndefinedStatisticException(
                    "column " + name + " has no values on the " + (humanRows() == 0 ? "human" : "synthetic") + " side");
        }
        return this;
    }

    double humanShare(int category) {
        return human[category] / total(human);
    }

    double syntheticShare(int category) {
        return synthetic[category] / total(synthetic);
    }

    /** The categories, those whose shares differ most first. */
    int[] byDifference() {
        return IntStream.range(0, categories.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(humanShare(i) - syntheticShare(i))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Both distributions over the commonest categories, the rest together. */
    List<Evidence> distribution() {
        int[] order = IntStream.range(0, categories.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.max(humanShare(i), syntheticShare(i))))
                .mapToInt(Integer::intValue)
                .toArray();
        List<String> labels = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        double restLeft = 0;
        double restRight = 0;
        int rest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int i = order[rank];
            if (rank < SHOWN || order.length == SHOWN + 1) {
                labels.add(categories.get(i));
                left.add(humanShare(i));
                right.add(syntheticShare(i));
            } else {
                restLeft += humanShare(i);
                restRight += syntheticShare(i);
                rest++;
            }
        }
        if (rest > 0) {
            labels.add(rest + " others");
            left.add(restLeft);
            right.add(restRight);
        }
        return List.of(new Evidence.Distribution("Distribution of " + name, labels, left, right));
    }
}
