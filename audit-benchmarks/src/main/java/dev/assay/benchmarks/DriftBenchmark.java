package dev.assay.benchmarks;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.drift.monitor.DriftMonitor;
import dev.assay.metrics.drift.monitor.WindowRule;
import dev.assay.metrics.drift.profile.Profile;
import dev.assay.metrics.realism.AndersonDarling;
import dev.assay.metrics.realism.CramerVonMises;
import dev.assay.metrics.realism.EnergyDistance;
import dev.assay.metrics.realism.KolmogorovSmirnov;
import dev.assay.metrics.realism.MannWhitney;
import dev.assay.metrics.realism.Wasserstein;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Drift on one thread: the tests of one column with their p-values, a profile, and records through a monitor. {@code baseline}
 * is of the tests alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DriftBenchmark {
    private static final int COLUMNS = 20;
    private static final int RECORDS = 4000;

    @Param({"small", "medium", "large"})
    public String size = "small";

    private double[] x = new double[0];
    private double[] y = new double[0];
    private Dataset rows = Dataset.of("rows");
    private Profile profile = Profile.of(rows);
    private final List<Map<String, Object>> records = new ArrayList<>();

    @Setup
    public void fill() {
        int n = Inputs.pick(size, 10_000, 100_000, 1_000_000);
        x = Inputs.normal(1, n);
        y = Inputs.normal(2, n);
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < COLUMNS; j++) {
            columns.add(NumericColumn.wrap("column " + j, Inputs.normal(10 + j, n)));
        }
        rows = Dataset.of("rows", columns);
        profile = Profile.of(rows.slice(0, Math.min(n, 10_000)));
        Inputs.agree("statistics", baseline(), statistics(), 1e-9);
        records.clear();
        for (int row = 0; row < RECORDS; row++) {
            Map<String, Object> record = new HashMap<>();
            for (Column column : columns) {
                record.put(column.name(), ((NumericColumn) column).values()[row]);
            }
            records.add(record);
        }
    }

    /** Five of the six, without p-values: for each, sorted copies and one walk over both. */
    @Benchmark
    public double baseline() {
        double n = x.length;
        double m = y.length;
        double[] largest = {0};
        walk((gap, width) -> largest[0] = Math.max(largest[0], Math.abs(gap)));
        double[] cramer = {0};
        walk((gap, width) -> cramer[0] += gap * gap * n * m / ((n + m) * (n + m)));
        double[] area = {0};
        walk((gap, width) -> area[0] += Math.abs(gap) * width);
        double[] energy = {0};
        walk((gap, width) -> energy[0] += 2 * gap * gap * width);
        return largest[0] + cramer[0] + area[0] + Math.sqrt(energy[0]) + pairsAbove() / (n * m);
    }

    /** Takes the difference of the distribution functions after each value, and how far it is to the next. */
    private interface Step {
        void accept(double gap, double width);
    }

    private void walk(Step step) {
        double[] a = x.clone();
        double[] b = y.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            double value = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
            double next = Math.min(
                    i < a.length ? a[i] : Double.POSITIVE_INFINITY, j < b.length ? b[j] : Double.POSITIVE_INFINITY);
            double gap = (double) i / a.length - (double) j / b.length;
            step.accept(gap, next == Double.POSITIVE_INFINITY ? 0 : next - value);
        }
    }

    /** The pairs whose first value is the larger. */
    private double pairsAbove() {
        double[] b = y.clone();
        Arrays.sort(b);
        double pairs = 0;
        for (double value : x) {
            pairs += -1 - Arrays.binarySearch(b, value);
        }
        return pairs;
    }

    private double statistics() {
        return KolmogorovSmirnov.statistic(x, y)
                + CramerVonMises.statistic(x, y)
                + Wasserstein.distance(x, y)
                + EnergyDistance.distance(x, y)
                + MannWhitney.commonLanguageEffect(x, y);
    }

    /** Six tests and distances one after the other, each from the unsorted samples. */
    @Benchmark
    public double tests() {
        return KolmogorovSmirnov.test(x, y).pValue()
                + CramerVonMises.test(x, y).pValue()
                + AndersonDarling.test(x, y).pValue()
                + MannWhitney.test(x, y).pValue()
                + Wasserstein.distance(x, y)
                + EnergyDistance.distance(x, y);
    }

    /** 20 numeric columns. */
    @Benchmark
    public Profile profile() {
        return Profile.of(rows);
    }

    /** 4,000 records of 20 numbers, in windows of 2,000; the same at every size. */
    @Benchmark
    public long monitor() {
        DriftMonitor monitor = new DriftMonitor(profile, WindowRule.records(2000), report -> {});
        for (Map<String, Object> record : records) {
            monitor.add(record, Instant.EPOCH);
        }
        return monitor.records();
    }
}
