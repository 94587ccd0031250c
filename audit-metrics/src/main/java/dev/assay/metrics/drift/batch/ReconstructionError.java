package dev.assay.metrics.drift.batch;

import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * How badly rows are rebuilt from the reference's leading principal components: the mean Euclidean distance between
 * standardised rows and their projections. It rises when the relations between columns change, even where no column
 * does.
 *
 * <p>Columns are scaled by the reference's mean and population standard deviation; as many components are kept as
 * explain {@code share} of its variance. Not negative, in standard deviations. A column that is constant in the
 * reference, or fewer than two reference rows, is undefined. Cost: O(rows columns^2).
 *
 * @param components number of components kept
 * @param referenceMean mean error of the reference rows
 * @param referenceDeviation their standard deviation, n - 1
 * @param currentMean mean error of the current rows
 * @param currentDeviation their standard deviation, n - 1, 0 for one row
 * @param explained share of the variance that each kept component explains
 */
public record ReconstructionError(
        int components,
        double referenceMean,
        double referenceDeviation,
        double currentMean,
        double currentDeviation,
        java.util.List<Double> explained) {
    public ReconstructionError {
        explained = java.util.List.copyOf(explained);
    }

    /** Components that explain 65 % of the variance, as nannyml. */
    public static ReconstructionError of(double[][] reference, double[][] current) {
        return of(reference, current, 0.65);
    }

    /** Components that explain more than {@code share}, in (0, 1), of the variance. Rows hold no missing values. */
    public static ReconstructionError of(double[][] reference, double[][] current, double share) {
        if (reference.length < 2 || current.length < 1) {
            throw new UndefinedStatisticException("at least two reference rows and one current row are needed");
        }
        Basis basis = Basis.of(reference, share);
        double[] before = basis.errors(reference);
        double[] after = basis.errors(current);
        return new ReconstructionError(
                basis.components(),
                Columns.mean(before),
                Math.sqrt(Columns.variance(before, 1)),
                Columns.mean(after),
                after.length < 2 ? 0 : Math.sqrt(Columns.variance(after, 1)),
                basis.explained);
    }

    /** The leading principal components of some rows, in which others can be rebuilt. */
    public static final class Basis {
        private final double[] mean;
        private final double[] deviation;
        private final double[][] directions;
        private final java.util.List<Double> explained;

        private Basis(double[] mean, double[] deviation, double[][] directions, java.util.List<Double> explained) {
            this.mean = mean;
            this.deviation = deviation;
            this.directions = directions;
            this.explained = explained;
        }

        /** Components that explain more than {@code share}, in (0, 1), of the variance of at least two rows. */
        public static Basis of(double[][] rows, double share) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share must be in (0, 1), was " + share);
            }
            int width = rows[0].length;
            double[] mean = new double[width];
            double[] deviation = new double[width];
            for (int j = 0; j < width; j++) {
                double[] column = new double[rows.length];
                for (int i = 0; i < column.length; i++) {
                    column[i] = rows[i][j];
                }
                mean[j] = Columns.mean(column);
                deviation[j] = Math.sqrt(Columns.variance(column, 0));
                if (!(deviation[j] > 0)) {
                    throw new UndefinedStatisticException("column " + j + " is constant in the reference");
                }
            }
            SingularValueDecomposition svd =
                    new SingularValueDecomposition(new Array2DRowRealMatrix(scale(rows, mean, deviation), false));
            double[] singular = svd.getSingularValues();
            double all = 0;
            for (double value : singular) {
                all += value * value;
            }
            java.util.List<Double> explained = new java.util.ArrayList<>();
            double sum = 0;
            while (sum <= share && explained.size() < singular.length) {
                double part = singular[explained.size()] * singular[explained.size()] / all;
                explained.add(part);
                sum += part;
            }
            double[][] directions = svd.getVT()
                    .getSubMatrix(0, explained.size() - 1, 0, width - 1)
                    .getData();
            return new Basis(mean, deviation, directions, java.util.List.copyOf(explained));
        }

        /** Number of components. */
        public int components() {
            return directions.length;
        }

        /** The distance of each row, standardised as those learnt from, from its projection. */
        public double[] errors(double[][] rows) {
            return ReconstructionError.errors(scale(rows, mean, deviation), directions);
        }
    }

    private static double[][] scale(double[][] rows, double[] mean, double[] deviation) {
        double[][] scaled = new double[rows.length][mean.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                scaled[i][j] = (rows[i][j] - mean[j]) / deviation[j];
            }
        }
        return scaled;
    }

    private static double[] errors(double[][] rows, double[][] directions) {
        double[] errors = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] rest = rows[i].clone();
            for (double[] direction : directions) {
                double along = 0;
                for (int j = 0; j < rest.length; j++) {
                    along += rows[i][j] * direction[j];
                }
                for (int j = 0; j < rest.length; j++) {
                    rest[j] -= along * direction[j];
                }
            }
            double squares = 0;
            for (double value : rest) {
                squares += value * value;
            }
            errors[i] = Math.sqrt(squares);
        }
        return errors;
    }
}
