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
import dev.assay.metrics.realism.Coverage;
import dev.assay.stats.Interval;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** How much of what people's values span each synthetic column reaches. */
public final class RangeCoverageMetric implements Metric {
    private static final MetricInfo INFO = new MetricInfo(
            "range-coverage",
            "Range coverage",
            Family.REALISM,
            "Share of the human range, between its 1 % and 99 % points, that the synthetic values span between theirs.",
            "[0, 1]",
            Direction.HIGHER_IS_BETTER,
            "a numeric or time column on both sides",
            "SDMetrics");

    private static final double TAIL = 0.01;
    private static final int SPLITS = 200;
    private static final int FEWER_SPLITS = 40;
    private static final int LARGE = 10_000;

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
        column.requireRange();
        double[] human = column.sortedHuman();
        double[] synthetic = column.sortedSynthetic();
        int uncovered = 0;
        for (double value : human) {
            uncovered += value < synthetic[0] || value > synthetic[synthetic.length - 1] ? 1 : 0;
        }
        double value = Coverage.quantileRange(human, synthetic, TAIL);
        NoiseFloor floor = noiseFloor(human, inputs.seed().child(column.name()));
        NumericColumn ends =
                NumericColumn.of("", human[0], human[human.length - 1], synthetic[0], synthetic[synthetic.length - 1]);
        Measurement.Builder measurement = Measurement.of(INFO, Scope.column(column.name()))
                .value(value)
                .interval(interval(value, floor))
                .noiseFloor(floor)
                .baseline(0)
                .rows(human.length, synthetic.length)
                .detail("coverage of the whole range", Coverage.range(human, synthetic))
                .detail("human values beyond the synthetic range", uncovered)
                .headline(column.name() + " runs from " + ends.display(2) + " to " + ends.display(3)
                        + " in the synthetic data, from " + ends.display(0) + " to " + ends.display(1)
                        + " in the human data.");
        if (floor.p95() > 0) {
            measurement.score(Math.min(1, value / floor.p95()));
        } else {
            measurement.note("No score: halves of the human data need not cover each other.");
        }
        return measurement.build();
    }

    /** The value moves about as much as that of halves does. */
    private static Interval interval(double value, NoiseFloor floor) {
        double spread = floor.median() - floor.p95();
        return new Interval(value - spread, value + spread, 0.95, "spread of random halves of the human rows")
                .clamp(0, 1);
    }

    /** The coverage of random halves of the human values by the other halves: too strict for samples larger than half. */
    private static NoiseFloor noiseFloor(double[] sorted, Seed seed) {
        UniformRandomProvider random = seed.random();
        int splits = sorted.length <= LARGE ? SPLITS : FEWER_SPLITS;
        double[] values = new double[splits];
        double[] left = new double[sorted.length];
        double[] right = new double[sorted.length];
        for (int s = 0; s < splits; s++) {
            int l = 0;
            int r = 0;
            for (double value : sorted) {
                if (random.nextBoolean()) {
                    left[l++] = value;
                } else {
                    right[r++] = value;
                }
            }
            values[s] = coverage(Arrays.copyOf(left, l), Arrays.copyOf(right, r));
        }
        Arrays.sort(values);
        return new NoiseFloor(
                values[splits / 2], values[(int) (0.05 * splits)], splits, "random halves of the human rows");
    }

    private static double coverage(double[] left, double[] right) {
        try {
            return Coverage.quantileRange(left, right, TAIL);
        } catch (UndefinedStatisticException e) {
            return 0;
        }
    }
}
