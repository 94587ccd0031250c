package dev.assay.benchmarks;

import dev.assay.metrics.bias.group.Confusion;
import dev.assay.metrics.bias.group.ConfusionTable;
import dev.assay.metrics.bias.group.CountBootstrap;
import dev.assay.metrics.bias.group.Rate;
import dev.assay.metrics.bias.slice.SliceLine;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Group metrics over a million rows from codes, and the worst slices of as many rows of 20 columns. {@code baseline} is of the
 * group metrics alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GroupMetricsBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int SLICE_ROWS = 1_000_000;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    private final int[] group = new int[ROWS];
    private final int[] label = new int[ROWS];
    private final int[] prediction = new int[ROWS];
    private final int[][] codes = new int[20][SLICE_ROWS];
    private final int[] sizes = new int[20];
    private final double[] errors = new double[SLICE_ROWS];

    private ConfusionTable table = new ConfusionTable(Map.of());

    @Setup
    public void fill() {
        UniformRandomProvider random = new Seed(1).random();
        for (int i = 0; i < ROWS; i++) {
            group[i] = random.nextInt(NAMES.size());
            label[i] = random.nextInt(2);
            prediction[i] = random.nextInt(2);
        }
        table = ConfusionTable.of(group, NAMES, label, prediction);
        Inputs.agree("sum of differences", baseline(), allGroupMetrics(), 1e-12);
        double mean = Arrays.stream(tenThousandReplicates().values()).average().orElseThrow();
        double difference =
                table.group("a").value(Rate.SELECTION) - table.group("b").value(Rate.SELECTION);
        // The standard error of a difference is 0.0016, that of the mean of the replicates a hundredth of it.
        Inputs.agree("mean of replicates", difference, mean, 1e-4);
        for (int c = 0; c < codes.length; c++) {
            sizes[c] = 2 + c % 5;
            for (int i = 0; i < SLICE_ROWS; i++) {
                codes[c][i] = random.nextInt(sizes[c]);
            }
        }
        for (int i = 0; i < SLICE_ROWS; i++) {
            double rate = codes[0][i] == 0 && codes[4][i] == 1 ? 0.5 : 0.2;
            errors[i] = random.nextDouble() < rate ? 1 : 0;
        }
        SliceLine.Slice worst = worstSlices().get(0);
        double sum = 0;
        int size = 0;
        for (int i = 0; i < SLICE_ROWS; i++) {
            boolean inside = codes[0][i] == 0 && codes[4][i] == 1;
            sum += inside ? errors[i] : 0;
            size += inside ? 1 : 0;
        }
        // The slice that was put there.
        Inputs.agree("size of the worst slice", size, worst.size(), 0);
        Inputs.agree("errors of the worst slice", sum, worst.errorSum(), 1e-12);
    }

    /** Outcomes counted in a map by the group's name, row by row. */
    @Benchmark
    public double baseline() {
        Map<String, double[]> outcomes = new HashMap<>();
        for (int i = 0; i < ROWS; i++) {
            double[] counts = outcomes.computeIfAbsent(NAMES.get(group[i]), name -> new double[4]);
            counts[2 * label[i] + prediction[i]]++;
        }
        double sum = 0;
        for (Rate rate : Rate.values()) {
            double[] values = outcomes.values().stream()
                    .mapToDouble(c -> new Confusion(c[3], c[1], c[2], c[0]).value(rate))
                    .sorted()
                    .toArray();
            sum += values[values.length - 1] - values[0];
        }
        return sum;
    }

    @Benchmark
    public double allGroupMetrics() {
        ConfusionTable table = ConfusionTable.of(group, NAMES, label, prediction);
        double sum = 0;
        for (Rate rate : Rate.values()) {
            sum += table.rates(rate).spread().difference();
        }
        return sum;
    }

    /** Replicates of a difference of selection rates between five groups, from the counts of the million rows. */
    @Benchmark
    public CountBootstrap tenThousandReplicates() {
        return CountBootstrap.of(
                table,
                true,
                10_000,
                new Seed(1),
                replicate -> replicate.group("a").value(Rate.SELECTION)
                        - replicate.group("b").value(Rate.SELECTION));
    }

    @Benchmark
    public List<SliceLine.Slice> worstSlices() {
        return SliceLine.search(
                codes, sizes, errors, SliceLine.Options.defaults(SLICE_ROWS).withK(20));
    }
}
