package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Calibration;
import dev.assay.audit.Direction;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Scope;
import dev.assay.metrics.realism.BinnedAccuracy;
import dev.assay.metrics.realism.ChiSquare;
import dev.assay.metrics.realism.JensenShannon;
import dev.assay.metrics.realism.TotalVariation;
import dev.assay.stats.Figures;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;

/** The share of rows of each categorical column that would have to change category. */
public final class TotalVariationMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "total-variation",
            "Total variation distance",
            Family.REALISM,
            "Share of synthetic rows that would have to change category for the column to have the human distribution.",
            "[0, 1]",
            Direction.LOWER_IS_BETTER,
            "a categorical column on both sides",
            "total variation distance; Pearson 1900 for the test");

    private static final double LEAST_EXPECTED = 5;
    private static final int SHOWN = 5;

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<CategoricalComparison> columns = Compared.categorical(inputs);
        if (columns.isEmpty()) {
            throw Compared.none("categorical column");
        }
        Compared.each(inputs, out, columns, c -> Scope.column(c.name()), c -> measure(inputs, c));
    }

    private static Measurement measure(AuditInputs inputs, CategoricalComparison column) {
        column.requireValues();
        Calibration calibration = Calibration.distance(
                column.humanFolds(),
                column.syntheticFolds(),
                TotalVariation::distance,
                null,
                Math.max(leastBaseline(column.human(), column.syntheticRows()), fromUniform(column.human())),
                Calibration.Scale.ROOT,
                inputs.seed().child(column.name()));
        Measurement.Builder measurement = Similarity.untested(
                        Measurement.of(INFO, Scope.column(column.name())), calibration)
                .rows(column.humanRows(), column.syntheticRows())
                .test(test(column.human(), column.synthetic(), calibration.test()))
                .detail("jensen-shannon divergence", JensenShannon.divergence(column.human(), column.synthetic()))
                .detail("categories", column.categories().size())
                .evidence(column.distribution());
        int[] order = column.byDifference();
        for (int rank = 0; rank < Math.min(SHOWN, order.length); rank++) {
            measurement.evidence(segment(column, order[rank]));
        }
        return measurement.headline(headline(column, order[0])).build();
    }

    /** A baseline is at least {@link KolmogorovSmirnovMetric#LEAST_BASELINE}, seen through the noise of samples this large. */
    static double leastBaseline(double[] human, double syntheticRows) {
        long n = (long) CategoricalComparison.total(human);
        double noise = 1 - BinnedAccuracy.expected(human, n, (long) syntheticRows);
        return Math.hypot(KolmogorovSmirnovMetric.LEAST_BASELINE, noise);
    }

    /** The chi-square test on cells common enough for it, else the permutation test. */
    static TestResult test(double[] human, double[] synthetic, TestResult permutation) {
        try {
            return ChiSquare.homogeneityOfCommon(human, synthetic, LEAST_EXPECTED)
                    .result();
        } catch (UndefinedStatisticException e) {
            return permutation;
        }
    }

    private static Evidence segment(CategoricalComparison column, int category) {
        return new Evidence.Segment(
                column.categories().get(category),
                column.humanShare(category),
                column.syntheticShare(category),
                "share");
    }

    private static String headline(CategoricalComparison column, int category) {
        if (Arrays.equals(column.human(), column.synthetic())) {
            return column.name() + " has the same distribution on both sides.";
        }
        return column.name() + " = " + column.categories().get(category) + " makes up "
                + Figures.percent(column.syntheticShare(category)) + " of synthetic rows, against "
                + Figures.percent(column.humanShare(category)) + " of human ones.";
    }

    /** The distance to all human categories being equally common. */
    private static double fromUniform(double[] human) {
        double[] even = new double[human.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = human[i] > 0 ? 1 : 0;
        }
        return TotalVariation.distance(human, even);
    }
}
