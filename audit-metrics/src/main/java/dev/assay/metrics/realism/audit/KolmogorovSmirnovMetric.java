package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.data.NumericColumn;
import dev.assay.kernel.TwoSampleSums;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.stats.Figures;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/** The largest difference of the distribution functions of each numeric column. */
public final class KolmogorovSmirnovMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "kolmogorov-smirnov",
            "Kolmogorov-Smirnov",
            Family.REALISM,
            "Largest difference between the human and the synthetic share of values up to any point.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a numeric or time column on both sides",
            "Smirnov 1939");

    /** A baseline is at least this: for a column that is nearly uniform, uniform values would be no baseline. */
    static final double LEAST_BASELINE = 0.2;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<NumericComparison> columns = Compared.numeric(inputs);
        if (columns.isEmpty()) {
            throw Compared.none("numeric column");
        }
        Compared.each(inputs, out, columns, c -> Scope.column(c.name()), c -> measure(inputs, c));
    }

    private static Measurement measure(AuditInputs inputs, NumericComparison column) {
        column.requireValues();
        TwoSampleSums sums = column.sums();
        int n = column.sortedHuman().length;
        int m = column.sortedSynthetic().length;
        double value = sums.kolmogorovSmirnov();
        Calibration calibration = Calibration.distance(
                column.humanFolds(),
                column.syntheticFolds(),
                KolmogorovSmirnovMetric::ofCounts,
                value,
                Math.max(LEAST_BASELINE, fromUniform(column.sortedHuman())),
                Calibration.Scale.ROOT,
                inputs.seed().child(column.name()));
        return Similarity.untested(Measurement.of(INFO, Scope.column(column.name())), calibration)
                .rows(n, m)
                .test(test(column, value, calibration.test()))
                .evidence(column.distribution())
                .headline(headline(column))
                .build();
    }

    /** With ties the test's p-value is an upper bound of the permutations', which are exact, so the smaller one counts. */
    private static TestResult test(NumericComparison column, double value, TestResult permutation) {
        int n = column.sortedHuman().length;
        int m = column.sortedSynthetic().length;
        double p = KolmogorovSmirnov.pValue(value, n, m, KolmogorovSmirnov.Method.AUTO);
        boolean ties = column.sums().distinct < (long) n + m;
        if (ties && permutation.pValue() < p) {
            return new TestResult(value, permutation.pValue(), permutation.method());
        }
        boolean exact = (long) n * m <= KolmogorovSmirnov.EXACT_PAIRS;
        return new TestResult(value, p, "Kolmogorov-Smirnov, " + (exact ? "exact" : "asymptotic"));
    }

    private static double ofCounts(double[] human, double[] synthetic) {
        double n = CategoricalComparison.total(human);
        double m = CategoricalComparison.total(synthetic);
        if (n == 0 || m == 0) {
            throw new UndefinedStatisticException("a part has no values");
        }
        double above = 0;
        double beyond = 0;
        double largest = 0;
        for (int i = 0; i < human.length; i++) {
            above += human[i];
            beyond += synthetic[i];
            largest = Math.max(largest, Math.abs(above / n - beyond / m));
        }
        return largest;
    }

    /** The distance of the human values from as many spread evenly over their range; 0 for a constant column. */
    private static double fromUniform(double[] sorted) {
        double low = sorted[0];
        double range = sorted[sorted.length - 1] - low;
        if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double uniform = (sorted[i] - low) / range;
            largest = Math.max(
                    largest, Math.max(uniform - (double) i / sorted.length, (i + 1.0) / sorted.length - uniform));
        }
        return largest;
    }

    private static String headline(NumericComparison column) {
        TwoSampleSums sums = column.sums();
        boolean higher = sums.ksPlus >= sums.ksMinus;
        double at = higher ? sums.ksPlusAt : sums.ksMinusAt;
        if (Double.isNaN(at)) {
            return column.name() + " has the same distribution on both sides.";
        }
        double human = shareAbove(column.sortedHuman(), at);
        double synthetic = shareAbove(column.sortedSynthetic(), at);
        return column.name() + ": " + Figures.percent(synthetic) + " of synthetic values are above "
                + NumericColumn.of("", at).display(0) + ", against " + Figures.percent(human) + " of human ones.";
    }

    private static double shareAbove(double[] sorted, double at) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (double) (sorted.length - low) / sorted.length;
    }
}
