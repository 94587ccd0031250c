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

/** Drift on one thread: the tests of one column with their p-values, a profile, and records through a monitor. */
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
        records.clear();
        for (int row = 0; row < RECORDS; row++) {
            Map<String, Object> record = new HashMap<>();
            for (Column column : columns) {
                record.put(column.name(), ((NumericColumn) column).values()[row]);
            }
            records.add(record);
        }
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
