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
import dev.assay.data.Column;
import dev.assay.metrics.realism.Missingness;
import dev.assay.stats.Figures;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.apache.commons.statistics.inference.FisherExactTest;

/** How alike the shares of missing values are, for each column in which any value is missing. */
public final class MissingValueMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "missing-value-similarity",
            "Missing-value similarity",
            Family.REALISM,
            "One minus the difference between the human and the synthetic share of missing values.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "a column with missing values on either side",
            "SDMetrics; Fisher 1935 for the test");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public void measure(AuditInputs inputs, Measurements out) {
        List<Column> columns = Compared.described(inputs).stream()
                .filter(column -> column.missingCount() > 0
                        || inputs.synthetic().column(column.name()).missingCount() > 0)
                .toList();
        if (columns.isEmpty()) {
            throw new UndefinedStatisticException("no value is missing on either side");
        }
        Compared.each(inputs, out, columns, c -> Scope.column(c.name()), c -> measure(inputs, c));
    }

    private static Measurement measure(AuditInputs inputs, Column human) {
        Column synthetic = inputs.synthetic().column(human.name());
        int missingHuman = human.missingCount();
        int missingSynthetic = synthetic.missingCount();
        double shareHuman = (double) missingHuman / human.size();
        double shareSynthetic = (double) missingSynthetic / synthetic.size();
        Calibration calibration = Calibration.distance(
                inputs.folds().humanCounts(flags(human), 2),
                inputs.folds().syntheticCounts(flags(synthetic), 2),
                MissingValueMetric::difference,
                1 - Missingness.similarity(missingHuman, human.size(), missingSynthetic, synthetic.size()),
                // Never missing; where people leave nothing out, always missing.
                shareHuman > 0 ? shareHuman : 1,
                Calibration.Scale.ROOT,
                inputs.seed().child(human.name()));
        double p = FisherExactTest.withDefaults()
                .test(new int[][] {
                    {missingHuman, human.size() - missingHuman},
                    {missingSynthetic, synthetic.size() - missingSynthetic}
                })
                .getPValue();
        return Similarity.into(Measurement.of(INFO, Scope.column(human.name())), calibration)
                .rows(human.size(), synthetic.size())
                .test(new TestResult(shareSynthetic - shareHuman, Math.min(1, p), "Fisher's exact test"))
                .detail("human share missing", shareHuman)
                .detail("synthetic share missing", shareSynthetic)
                .headline(human.name() + " is missing in " + Figures.percent(shareSynthetic)
                        + " of synthetic rows, against " + Figures.percent(shareHuman) + " of human ones.")
                .build();
    }

    private static int[] flags(Column column) {
        int[] flags = new int[column.size()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = column.isMissing(row) ? 1 : 0;
        }
        return flags;
    }

    private static double difference(double[] human, double[] synthetic) {
        double n = human[0] + human[1];
        double m = synthetic[0] + synthetic[1];
        if (n == 0 || m == 0) {
            throw new UndefinedStatisticException("a part has no rows");
        }
        return Math.abs(human[1] / n - synthetic[1] / m);
    }
}
