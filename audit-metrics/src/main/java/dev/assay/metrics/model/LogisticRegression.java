package dev.assay.metrics.model;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;

/**
 * Logistic regression with a ridge penalty: minimises {@code sum log(1 + exp(-y (w x + b))) + |w|^2 / (2 C)}, until no
 * component of the gradient is above 1e-6 of a row.
 *
 * <p>The optimum is unique, so the result does not depend on the method; features should be of similar scale for it to be
 * found quickly. Cost: O(rows x features) an iteration. Written by hand because Smile is optional here.
 *
 * @param inverseStrength C; larger is less penalty; scikit-learn's C
 * @param interceptPenalised whether b is penalised as w is, as in liblinear
 * @param balanced whether rows are weighted so that both classes weigh the same in all, as scikit-learn's {@code
 *     class_weight="balanced"}
 * @param maximumIterations after which the best point so far is taken
 */
public record LogisticRegression(
        double inverseStrength, boolean interceptPenalised, boolean balanced, int maximumIterations)
        implements Classifier {
    private static final double TOLERANCE = 1e-6;

    public LogisticRegression {
        if (!(inverseStrength > 0)) {
            throw new IllegalArgumentException("inverseStrength must be positive, was " + inverseStrength);
        }
        if (maximumIterations < 1) {
            throw new IllegalArgumentException("maximumIterations must be at least 1, was " + maximumIterations);
        }
    }

    /** C = 1, free intercept, rows of equal weight, at most 500 iterations. */
    public static LogisticRegression defaults() {
        return new LogisticRegression(1, false, false, 500);
    }

    public LogisticRegression withInverseStrength(double c) {
        return new LogisticRegression(c, interceptPenalised, balanced, maximumIterations);
    }

    public LogisticRegression withInterceptPenalised(boolean penalised) {
        return new LogisticRegression(inverseStrength, penalised, balanced, maximumIterations);
    }

    public LogisticRegression withBalanced(boolean balance) {
        return new LogisticRegression(inverseStrength, interceptPenalised, balance, maximumIterations);
    }

    public LogisticRegression withMaximumIterations(int iterations) {
        return new LogisticRegression(inverseStrength, interceptPenalised, balanced, iterations);
    }

    @Override
    public String name() {
        return "logistic regression";
    }

    @Override
    public Model fit(Features features, boolean[] positive, Seed seed) {
        double[] weights = weights(features, positive);
        return other -> probabilities(weights, other);
    }

    /** The weights of the features, and the intercept last. */
    public double[] weights(Features features, boolean[] positive) {
        return weights(SparseRows.of(features), features.width(), positive);
    }

    /** The weights of {@code width} features, and the intercept last, of rows that are mostly zeros. */
    public double[] weights(SparseRows rows, int width, boolean[] positive) {
        requireBothClasses(rows.rows(), positive);
        double[] start = new double[width + 1];
        double gradient = TOLERANCE * rows.rows();
        double[] classWeights = classWeights(positive);
        return new LimitedMemoryBfgs(10, maximumIterations, gradient)
                .minimise(start, (point, slope) -> loss(rows, positive, classWeights, point, slope));
    }

    /** The weight of a negative and of a positive row. */
    private double[] classWeights(boolean[] positive) {
        if (!balanced) {
            return new double[] {1, 1};
        }
        double count = 0;
        for (boolean one : positive) {
            count += one ? 1 : 0;
        }
        return new double[] {positive.length / (2 * (positive.length - count)), positive.length / (2 * count)};
    }

    private double loss(SparseRows rows, boolean[] positive, double[] classWeights, double[] point, double[] slope) {
        int width = point.length - 1;
        Arrays.fill(slope, 0);
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double score = rows.dot(row, point, point[width]);
            double margin = positive[row] ? score : -score;
            double weight = classWeights[positive[row] ? 1 : 0];
            // log(1 + exp(-margin)) and its derivative without overflow, from one exponential.
            double small = Math.exp(-Math.abs(margin));
            loss += weight * (Math.log1p(small) + (margin > 0 ? 0 : -margin));
            double share = margin > 0 ? small / (1 + small) : 1 / (1 + small);
            double residual = positive[row] ? -weight * share : weight * share;
            rows.addTo(slope, row, residual);
            slope[width] += residual;
        }
        int penalised = interceptPenalised ? width + 1 : width;
        for (int j = 0; j < penalised; j++) {
            loss += point[j] * point[j] / (2 * inverseStrength);
            slope[j] += point[j] / inverseStrength;
        }
        return loss;
    }

    private static double[] probabilities(double[] weights, Features features) {
        int width = features.width();
        double[] x = features.values();
        double[] probabilities = new double[features.rows()];
        for (int row = 0; row < probabilities.length; row++) {
            double score = weights[width];
            for (int j = 0; j < width; j++) {
                score += weights[j] * x[row * width + j];
            }
            probabilities[row] = 1 / (1 + Math.exp(-score));
        }
        return probabilities;
    }

    static void requireBothClasses(int rows, boolean[] positive) {
        if (positive.length != rows) {
            throw new IllegalArgumentException(
                    "expected one class a row, had " + positive.length + " for " + rows + " rows");
        }
        int count = 0;
        for (boolean one : positive) {
            count += one ? 1 : 0;
        }
        if (count == 0 || count == positive.length) {
            throw new UndefinedStatisticException("all rows are of one class, so there is nothing to learn");
        }
    }
}
