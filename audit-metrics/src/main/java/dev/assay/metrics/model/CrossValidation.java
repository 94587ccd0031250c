package dev.assay.metrics.model;

import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Predictions for rows by models that did not see them.
 *
 * @param fold of each row
 * @param folds number of folds
 */
public record CrossValidation(int[] fold, int folds) {

    /**
     * Random folds with about equal shares of both classes. Rows with equal features share a fold, so that a copy cannot
     * be told from its original by having been seen.
     */
    public static CrossValidation stratified(Features features, boolean[] positive, int folds, Seed seed) {
        Map<Row, Integer> numbers = new HashMap<>();
        int[] group = new int[features.rows()];
        for (int row = 0; row < group.length; row++) {
            Row key = new Row(features, row);
            Integer known = numbers.get(key);
            group[row] = known == null ? numbers.size() : known;
            numbers.putIfAbsent(key, group[row]);
        }
        return grouped(group, positive, folds, seed);
    }

    /**
     * Random folds with about equal shares of both classes, in which rows of one group share a fold.
     *
     * @param groupOf for each row, the number of its group
     */
    public static CrossValidation grouped(int[] groupOf, boolean[] positive, int folds, Seed seed) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2, was " + folds);
        }
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < groupOf.length; row++) {
            groups.computeIfAbsent(groupOf[row], g -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> shuffled = new ArrayList<>(groups.values());
        UniformRandomProvider random = seed.random();
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            List<Integer> held = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, held);
        }
        // Large groups first, each to the fold that has fewest of the classes it brings.
        shuffled.sort((a, b) -> Integer.compare(b.size(), a.size()));
        int[] fold = new int[groupOf.length];
        int[][] sizes = new int[folds][2];
        for (List<Integer> group : shuffled) {
            int positives = 0;
            for (int row : group) {
                positives += positive[row] ? 1 : 0;
            }
            int best = 0;
            for (int f = 1; f < folds; f++) {
                if (load(sizes[f], group.size() - positives, positives)
                        < load(sizes[best], group.size() - positives, positives)) {
                    best = f;
                }
            }
            sizes[best][0] += group.size() - positives;
            sizes[best][1] += positives;
            for (int row : group) {
                fold[row] = best;
            }
        }
        return new CrossValidation(fold, folds);
    }

    private static long load(int[] sizes, int negatives, int positives) {
        return (long) negatives * sizes[0] + (long) positives * sizes[1];
    }

    /** A row of features, equal to rows with the same values. */
    private static final class Row {
        private final Features features;
        private final int row;
        private final int hash;

        Row(Features features, int row) {
            this.features = features;
            this.row = row;
            int from = row * features.width();
            int code = 1;
            for (int j = 0; j < features.width(); j++) {
                code = 31 * code + Double.hashCode(features.values()[from + j] + 0.0);
            }
            this.hash = code;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Row that)) {
                return false;
            }
            int width = features.width();
            for (int j = 0; j < width; j++) {
                if (features.values()[row * width + j] != that.features.values()[that.row * width + j]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The rows of a fold. */
    public int[] rowsOf(int which) {
        return rows(which, true);
    }

    /** The rows of all other folds. */
    public int[] rowsOutside(int which) {
        return rows(which, false);
    }

    private int[] rows(int which, boolean inside) {
        int[] rows = new int[fold.length];
        int n = 0;
        for (int row = 0; row < fold.length; row++) {
            if ((fold[row] == which) == inside) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** One model a fold, learnt from the rows of all other folds. */
    public List<Classifier.Model> fit(
            Classifier classifier, Features features, boolean[] positive, Seed seed, Parallel parallel) {
        Classifier.Model[] models = new Classifier.Model[folds];
        parallel.run(folds, f -> {
            int[] training = rows(f, false);
            if (training.length == 0 || training.length == fold.length) {
                throw new UndefinedStatisticException(
                        "there are too few distinct rows for " + folds + " folds of held-out rows");
            }
            models[f] = classifier.fit(features.select(training), select(positive, training), seed.child(f));
        });
        return List.of(models);
    }

    /** The probability of the positive class for each row, by the model of its fold. */
    public double[] probabilities(List<Classifier.Model> models, Features features) {
        double[] probabilities = new double[fold.length];
        for (int f = 0; f < folds; f++) {
            int[] held = rowsOf(f);
            double[] part = models.get(f).probabilities(features.select(held));
            for (int i = 0; i < held.length; i++) {
                probabilities[held[i]] = part[i];
            }
        }
        return probabilities;
    }

    static boolean[] select(boolean[] values, int[] positions) {
        boolean[] picked = new boolean[positions.length];
        for (int i = 0; i < positions.length; i++) {
            picked[i] = values[positions[i]];
        }
        return picked;
    }
}
