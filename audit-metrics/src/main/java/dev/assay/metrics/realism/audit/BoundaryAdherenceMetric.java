package dev.assay.metrics.realism.audit;

import dev.assay.audit.AuditInputs;
import dev.assay.audit.Direction;
import dev.assay.audit.Family;
import dev.assay.audit.Measurement;
import dev.assay.audit.Measurements;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.NoiseFloor;
import dev.assay.audit.Scope;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.realism.Exceedances;
import dev.assay.stats.Figures;
import dev.assay.stats.ProportionInterval;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;

/** How much of each numeric column stays within what people's values span. */
public final class BoundaryAdherenceMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "boundary-adherence",
            "Boundary adherence",
            Family.REALISM,
            "Share of synthetic values between the smallest and the largest human value.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "a numeric or time column on both sides",
            "SDMetrics; Gumbel and von Schelling 1950 for the test");

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
        Compared.each(inputs, out, columns, c -> Scope.column(c.name()), BoundaryAdherenceMetric::measure);
    }

    private static Measurement measure(NumericComparison column) {
        column.requireValues();
        double[] human = column.sortedHuman();
        double[] synthetic = column.sortedSynthetic();
        if (human.length < 2) {
            throw new UndefinedStatisticException(
                    "column " + column.name() + " has one human value, which spans nothing");
        }
        double low = human[0];
        double high = human[human.length - 1];
        int below = 0;
        int above = 0;
        for (double value : synthetic) {
            below += value < low ? 1 : 0;
            above += value > high ? 1 : 0;
        }
        int m = synthetic.length;
        int outside = below + above;
        Exceedances chance = Exceedances.of(human.length, m);
        double value = 1 - (double) outside / m;
        double floor = 1 - (double) chance.quantile(0.95) / m;
        return Measurement.of(INFO, Scope.column(column.name()))
                .value(value)
                .interval(ProportionInterval.wilson((double) m - outside, m))
                .test(chance.test(outside))
                .noiseFloor(new NoiseFloor(
                        1 - (double) chance.quantile(0.5) / m,
                        floor,
                        1,
                        "exact for a continuous distribution, whichever it is"))
                .baseline(0)
                .score(value >= floor ? 1 : value / floor)
                .rows(human.length, m)
                .detail("values below", below)
                .detail("values above", above)
                .headline(headline(column, outside, low, high))
                .build();
    }

    private static String headline(NumericComparison column, int outside, double low, double high) {
        NumericColumn ends = NumericColumn.of("", low, high);
        String range = ends.display(0) + " to " + ends.display(1);
        return outside == 0
                ? column.name() + " stays within the human range of " + range + "."
                : column.name() + ": " + Figures.count(outside) + " of "
                        + Figures.count(column.sortedSynthetic().length)
                        + " synthetic values are outside the human range of " + range + ".";
    }
}
