package dev.assay.metrics.realism.embedding;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Vendi score: the effective number of different items in a sample, from their similarities.
 *
 * <p>{@code exp(H_q(eigenvalues of K / n))} with a similarity matrix {@code K} that has ones on its diagonal and
 * {@code H_q} the Rényi entropy of order {@code q}: Shannon for 1, {@code log(sum p^q) / (1 - q)} else, {@code -log max p}
 * for infinity. Range [1, n]: 1 when all items are the same, n when all are unlike. Low orders count rare items, high
 * orders common ones. It grows with the sample size, so compare samples of one size.
 *
 * <p>With points, {@code K} is the cosine similarity and the score is taken from the smaller of the n x n and d x d
 * matrices, which share their non-zero eigenvalues. A point of length 0 has no direction and is an error. Eigenvalues below
 * 1e-14 times the largest count as zero, which keeps orders below 1 stable on matrices of low rank. {@code K} must be
 * symmetric and positive semi-definite.
 *
 * <p>Time O(n d min(n, d) + min(n, d)³). Thread-safe.
 *
 * <p>Source: Friedman and Dieng, The Vendi Score, TMLR 2023; Pasarkar and Dieng, Cousins of the Vendi Score, 2023.
 */
public final class VendiScore {
    private static final double ZERO = 1e-14;

    private VendiScore() {}

    /** Of points under cosine similarity, order 1. */
    public static double of(double[][] points) {
        return of(points, 1);
    }

    /** Of points under cosine similarity. */
    public static double of(double[][] points, double order) {
        return of(Points.of("points", points), order);
    }

    static double of(Points points, double order) {
        return Math.exp(entropyOf(cosineEigenvalues(points), order));
    }

    /** Of a similarity matrix with ones on its diagonal. */
    public static double ofSimilarities(double[][] similarities, double order) {
        double[] weights = new double[similarities.length];
        java.util.Arrays.fill(weights, 1.0 / similarities.length);
        return ofSimilarities(similarities, weights, order);
    }

    /** Of a similarity matrix whose items have these probabilities: the eigenvalues of {@code K_ij sqrt(p_i p_j)}. */
    public static double ofSimilarities(double[][] similarities, double[] probabilities, double order) {
        int n = similarities.length;
        if (n == 0) {
            throw new UndefinedStatisticException("there are no items");
        }
        if (probabilities.length != n) {
            throw new IllegalArgumentException(
                    "each item has a probability, there are " + n + " items and " + probabilities.length);
        }
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            if (similarities[i].length != n) {
                throw new IllegalArgumentException(
                        "similarities must be square, row " + i + " has " + similarities[i].length + " of " + n);
            }
            if (!(probabilities[i] >= 0)) {
                throw new IllegalArgumentException(
                        "probabilities must not be negative, number " + i + " is " + probabilities[i]);
            }
            for (int j = 0; j < n; j++) {
                if (!(Math.abs(similarities[i][j] - similarities[j][i]) <= 1e-9)) {
                    throw new IllegalArgumentException("similarities must be symmetric, those of " + i + " and " + j
                            + " are " + similarities[i][j] + " and " + similarities[j][i]);
                }
                scaled[i][j] = similarities[i][j] * Math.sqrt(probabilities[i] * probabilities[j]);
            }
        }
        return Math.exp(entropyOf(SymmetricEigenvalues.of(scaled), order));
    }

    /** Mean of {@code 1 - K_ij} over all pairs, an item with itself included. */
    public static double internalDiversity(double[][] similarities) {
        if (similarities.length == 0) {
            throw new UndefinedStatisticException("there are no items");
        }
        double sum = 0;
        for (double[] row : similarities) {
            for (double similarity : row) {
                sum += similarity;
            }
        }
        return 1 - sum / ((double) similarities.length * similarities.length);
    }

    /** Mean of one minus the cosine over all pairs of points, a point with itself included, in O(n d). */
    public static double internalDiversityOf(double[][] points) {
        Points unit = normalised(Points.of("points", points));
        double squared = 0;
        for (double mean : unit.mean()) {
            squared += mean * mean;
        }
        return 1 - squared;
    }

    private static double[] cosineEigenvalues(Points points) {
        Points unit = normalised(points);
        int n = unit.rows();
        int d = unit.dimension();
        double[] values = unit.values();
        int size = Math.min(n, d);
        double[][] gram = new double[size][size];
        if (n <= d) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] = gram[j][i] = unit.dot(i, unit, j) / n;
                }
            }
        } else {
            for (int row = 0; row < n; row++) {
                for (int k = 0; k < d; k++) {
                    double value = values[row * d + k];
                    double[] target = gram[k];
                    for (int l = 0; l < d; l++) {
                        target[l] += value * values[row * d + l];
                    }
                }
            }
            for (double[] row : gram) {
                for (int l = 0; l < d; l++) {
                    row[l] /= n;
                }
            }
        }
        return SymmetricEigenvalues.of(gram);
    }

    private static Points normalised(Points points) {
        int d = points.dimension();
        double[] values = points.values().clone();
        for (int i = 0; i < points.rows(); i++) {
            double length = Math.sqrt(points.dot(i, points, i));
            if (length == 0) {
                throw new IllegalArgumentException(
                        "point " + i + " has length 0, so no direction; leave it out or choose another similarity");
            }
            for (int k = 0; k < d; k++) {
                values[i * d + k] /= length;
            }
        }
        return new Points(values, points.rows(), d);
    }

    private static double entropyOf(double[] eigenvalues, double order) {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("order must not be negative, was " + order);
        }
        double largest = 0;
        for (double value : eigenvalues) {
            largest = Math.max(largest, value);
        }
        if (largest == 0) {
            throw new UndefinedStatisticException("all similarities are 0, so there is nothing to count");
        }
        if (Double.isInfinite(order)) {
            return -Math.log(largest);
        }
        double sum = 0;
        for (double value : eigenvalues) {
            if (value > ZERO * largest) {
                sum += order == 1 ? -value * Math.log(value) : Math.pow(value, order);
            }
        }
        return order == 1 ? sum : Math.log(sum) / (1 - order);
    }
}
