package dev.assay.metrics.drift.batch;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.model.Classifier;
import dev.assay.metrics.model.CrossValidation;
import dev.assay.metrics.model.Features;
import dev.assay.stats.AreaUnderCurve;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * How well a classifier tells current rows from reference rows: the mean, over folds of held-out rows, of the area under
 * the ROC curve.
 *
 * <p>Range [0, 1]; 0.5 when the sides cannot be told apart. Folds are consecutive blocks of each side in the given order,
 * as scikit-learn's {@code StratifiedKFold} makes them without shuffling: in a stream each block is a stretch of time that
 * the model has not seen, so a relation that keeps moving is told less well than in random folds, and the area may lie
 * below 0.5. Features are scaled by the training folds' means and population deviations; a constant one is only centred.
 * Undefined for fewer rows of a side than folds. Cost: one fit for each fold.
 *
 * <p>For the test of equality with random folds see {@code ClassifierTwoSample}.
 *
 * @param area mean area under the curve
 * @param areas of each fold
 */
public record DomainClassifier(double area, double[] areas) {

    /** Five folds. */
    public static DomainClassifier of(double[][] reference, double[][] current, Classifier classifier, Seed seed) {
        return of(reference, current, classifier, 5, seed);
    }

    /** That many folds, at least 2; each array element is a row of features. */
    public static DomainClassifier of(
            double[][] reference, double[][] current, Classifier classifier, int folds, Seed seed) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2, was " + folds);
        }
        int n = reference.length;
        int m = current.length;
        if (Math.min(n, m) < folds) {
            throw new UndefinedStatisticException(
                    folds + " folds need at least as many rows a side, there are " + n + " and " + m);
        }
        double[][] rows = Arrays.copyOf(reference, n + m);
        System.arraycopy(current, 0, rows, n, m);
        boolean[] isCurrent = new boolean[n + m];
        Arrays.fill(isCurrent, n, n + m, true);
        Features features = Features.of(rows);
        CrossValidation cross = new CrossValidation(blocks(n, m, folds), folds);
        double[] scores = cross.probabilities(
                cross.fit(new Standardised(classifier), features, isCurrent, seed, Parallel.serial()), features);
        double[] areas = new double[folds];
        for (int f = 0; f < folds; f++) {
            int[] held = cross.rowsOf(f);
            areas[f] = AreaUnderCurve.of(scores(scores, held, n, true), scores(scores, held, n, false))
                    .value();
        }
        return new DomainClassifier(Arrays.stream(areas).average().orElseThrow(), areas);
    }

    /** Blocks whose sizes follow from dealing all rows, reference first, to the folds in turn. */
    private static int[] blocks(int n, int m, int folds) {
        int[] fold = new int[n + m];
        int row = 0;
        for (int f = 0; f < folds; f++) {
            for (int dealt = f; dealt < n; dealt += folds) {
                fold[row++] = f;
            }
        }
        for (int f = 0; f < folds; f++) {
            int first = n + Math.floorMod(f - n, folds);
            for (int dealt = first; dealt < n + m; dealt += folds) {
                fold[row++] = f;
            }
        }
        return fold;
    }

    private static double[] scores(double[] scores, int[] held, int n, boolean current) {
        return Arrays.stream(held)
                .filter(row -> row >= n == current)
                .mapToDouble(row -> scores[row])
                .toArray();
    }

    /** A classifier that scales features by what it learns from. */
    private record Standardised(Classifier classifier) implements Classifier {
        @Override
        public String name() {
            return classifier.name();
        }

        @Override
        public Model fit(Features features, boolean[] positive, Seed seed) {
            int width = features.width();
            double[] mean = new double[width];
            double[] deviation = new double[width];
            for (int j = 0; j < width; j++) {
                double sum = 0;
                for (int i = j; i < features.values().length; i += width) {
                    sum += features.values()[i];
                }
                mean[j] = sum / features.rows();
                double squares = 0;
                for (int i = j; i < features.values().length; i += width) {
                    double d = features.values()[i] - mean[j];
                    squares += d * d;
                }
                deviation[j] = squares > 0 ? Math.sqrt(squares / features.rows()) : 1;
            }
            Model model = classifier.fit(scaled(features, mean, deviation), positive, seed);
            return other -> model.probabilities(scaled(other, mean, deviation));
        }

        private static Features scaled(Features features, double[] mean, double[] deviation) {
            int width = features.width();
            double[] values = features.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = (values[i] - mean[i % width]) / deviation[i % width];
            }
            return new Features(values, features.rows(), width, features.owners(), features.columns());
        }
    }
}
