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
import dev.assay.metrics.realism.Quantiles;
import dev.assay.metrics.realism.Wasserstein;
import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/** How far the synthetic values of each numeric column would have to move to be distributed as the human ones. */
public final class WassersteinMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "wasserstein-1",
            "Wasserstein-1 distance",
            Family.REALISM,
            "Mean distance that values must move for the synthetic column to have the human distribution.",
            "[0, ∞), unit of the column",
            Direction.LOWER_IS_BETTER,
            "a numeric column on both sides",
            "Vallender 1974");

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
        column.requireFinite();
        double[] human = column.sortedHuman();
        double value = column.sums().wasserstein1();
        double[] grid = column.grid();
        Calibration calibration = Calibration.distance(
                column.humanFolds(),
                column.syntheticFolds(),
                (h, s) -> ofCounts(h, s, grid),
                value,
                baseline(human),
                Calibration.Scale.ROOT,
                inputs.seed().child(column.name()));
        double range = human[human.length - 1] - human[0];
        double quartiles = Quantiles.of(human, 0.75) - Quantiles.of(human, 0.25);
        double shift = -column.sums().signedArea;
        Measurement.Builder measurement = Similarity.untested(
                        Measurement.of(INFO, Scope.column(column.name())), calibration)
                .rows(human.length, column.sortedSynthetic().length)
                .detail("over human range", value / range)
                .detail("over human interquartile range", value / quartiles)
                .detail("difference of means", -shift)
                .note("The test of this column's distribution is kolmogorov-smirnov's.");
        return measurement.headline(headline(column.name(), value, -shift)).build();
    }

    private static String headline(String name, double value, double shift) {
        String direction = Math.abs(shift) > 0.9 * value && value > 0
                ? shift > 0 ? ", nearly all of it upwards" : ", nearly all of it downwards"
                : "";
        return name + ": synthetic values differ from human ones by " + Figures.number(value) + " on average"
                + direction + ".";
    }

    private static double ofCounts(double[] human, double[] synthetic, double[] grid) {
        double n = CategoricalComparison.total(human);
        double m = CategoricalComparison.total(synthetic);
        if (n == 0 || m == 0) {
            throw new UndefinedStatisticException("a part has no values");
        }
        double below = 0;
        double beneath = 0;
        double sum = 0;
        for (int i = 0; i + 1 < grid.length; i++) {
            below += human[i];
            beneath += synthetic[i];
            sum += Math.abs(below / n - beneath / m) * (grid[i + 1] - grid[i]);
        }
        return sum;
    }

    /**
     * The distance to values spread evenly over the human range, but at least half of that to the human median alone: for
     * a column that is nearly uniform, uniform values would be no baseline. NaN for a constant column.
     */
    private static double baseline(double[] human) {
        double low = human[0];
        double range = human[human.length - 1] - low;
        if (!(range > 0)) {
            return Double.NaN;
        }
        double[] uniform = new double[human.length];
        double[] median = {Quantiles.of(human, 0.5)};
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = low + range * (i + 0.5) / uniform.length;
        }
        return Math.max(Wasserstein.distance(human, uniform), Wasserstein.distance(human, median) / 2);
    }
}
