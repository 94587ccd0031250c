package dev.assay.metrics.bias.group;

import dev.assay.stats.UndefinedStatisticException;

/**
 * Individual fairness as consistency (Zemel and others 2013): {@code 1 - mean |y_i - mean of the labels of the k nearest
 * rows|}, Euclidean distance, in [0, 1] for labels in [0, 1]; 1 = similar rows are treated alike.
 *
 * <p>Ties go to the earlier row. Some tools count a row among its own neighbours, which gives away {@code 1 / k} of every
 * term: {@link Options#includeSelf}. Cost: {@code n² d} time, {@code k} memory a row.
 */
public final class Consistency {
    private Consistency() {}

    /**
     * @param neighbours number of neighbours {@code k}, at least 1
     * @param includeSelf whether a row is one of its own neighbours, as in AIF360
     * @param standardize whether features are divided by their standard deviation first; AIF360 does not
     */
    public record Options(int neighbours, boolean includeSelf, boolean standardize) {
        public Options {
            if (neighbours < 1) {
                throw new IllegalArgumentException("neighbours must be at least 1, was " + neighbours);
            }
        }

        /** Five neighbours, without the row itself, standardised. */
        public static Options defaults() {
            return new Options(5, false, true);
        }

        /** What AIF360 computes. */
        public static Options aif360() {
            return new Options(5, true, false);
        }

        public Options withNeighbours(int number) {
            return new Options(number, includeSelf, standardize);
        }
    }

    /**
     * The consistency of labels.
     *
     * @param features one array a row, no NaN
     * @param labels one a row
     */
    public static double of(double[][] features, double[] labels, Options options) {
        double sum = 0;
        for (double distance : distances(features, labels, options)) {
            sum += distance;
        }
        return 1 - sum / features.length;
    }

    /** Each row's {@code |y_i - mean of its neighbours' labels|}. */
    public static double[] distances(double[][] features, double[] labels, Options options) {
        int k = options.neighbours();
        int[][] neighbours = neighbours(features, labels, options, k);
        double[] distances = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double mean = 0;
            for (int j : neighbours[i]) {
                mean += labels[j];
            }
            distances[i] = Math.abs(labels[i] - mean / k);
        }
        return distances;
    }

    /**
     * Each row's share in the mean of {@link #distances}, its own and as a neighbour of others: the jackknife's pseudo-values,
     * shifted so that their mean is that of the distances. Their spread is that of the consistency; the spread of the distances
     * is too small, since a row's label enters the distances of all that it is a neighbour of.
     */
    public static double[] shares(double[][] features, double[] labels, Options options) {
        int n = labels.length;
        int k = options.neighbours();
        double[] shares = distances(features, labels, options);
        int[][] neighbours = neighbours(features, labels, options, k + 1);
        double[] asNeighbour = new double[n];
        double total = 0;
        for (int j = 0; j < n; j++) {
            double mean = 0;
            for (int place = 0; place < k; place++) {
                mean += labels[neighbours[j][place]];
            }
            double next = labels[neighbours[j][k]];
            for (int place = 0; place < k; place++) {
                int i = neighbours[j][place];
                double without = Math.abs(labels[j] - (mean - labels[i] + next) / k);
                double lost = i == j ? 0 : Math.abs(labels[j] - mean / k) - without;
                asNeighbour[i] += lost;
                total += lost;
            }
        }
        for (int i = 0; i < n; i++) {
            shares[i] += asNeighbour[i] - total / n;
        }
        return shares;
    }

    /** The {@code k} nearest rows of each, the earlier first among equals. */
    private static int[][] neighbours(double[][] features, double[] labels, Options options, int k) {
        int n = features.length;
        if (labels.length != n) {
            throw new IllegalArgumentException("there are " + n + " rows and " + labels.length + " labels");
        }
        if (n < k + (options.includeSelf() ? 0 : 1)) {
            throw new UndefinedStatisticException(n + " rows are too few for " + k + " neighbours");
        }
        double[][] x = options.standardize() ? standardized(features) : features;
        double[] distance = new double[k];
        int[][] neighbours = new int[n][k];
        for (int i = 0; i < n; i++) {
            int[] neighbour = neighbours[i];
            int found = 0;
            for (int j = 0; j < n; j++) {
                if (j == i && !options.includeSelf()) {
                    continue;
                }
                double d = squaredDistance(x[i], x[j]);
                if (found == k && d >= distance[k - 1]) {
                    continue;
                }
                int at = found < k ? found++ : k - 1;
                while (at > 0 && distance[at - 1] > d) {
                    distance[at] = distance[at - 1];
                    neighbour[at] = neighbour[at - 1];
                    at--;
                }
                distance[at] = d;
                neighbour[at] = j;
            }
        }
        return neighbours;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            double difference = a[f] - b[f];
            sum += difference * difference;
        }
        return sum;
    }

    private static double[][] standardized(double[][] features) {
        int n = features.length;
        int d = features[0].length;
        double[][] scaled = new double[n][d];
        for (int f = 0; f < d; f++) {
            double mean = 0;
            for (double[] row : features) {
                mean += row[f] / n;
            }
            double square = 0;
            for (double[] row : features) {
                square += (row[f] - mean) * (row[f] - mean) / n;
            }
            double scale = square == 0 ? 1 : Math.sqrt(square);
            for (int i = 0; i < n; i++) {
                scaled[i][f] = (features[i][f] - mean) / scale;
            }
        }
        return scaled;
    }
}
