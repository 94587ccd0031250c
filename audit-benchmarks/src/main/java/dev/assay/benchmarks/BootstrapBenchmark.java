package dev.assay.benchmarks;

import dev.assay.kernel.Bootstrap;
import dev.assay.kernel.Parallel;
import dev.assay.stats.Seed;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
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

/** 2000 bootstrap means, and 2000 bootstrap samples of a 5 x 5 table by draws over cells. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BootstrapBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final int RESAMPLES = 2000;

    private double[] values = new double[0];
    private final double[] means = new double[RESAMPLES];
    private final long[] counts = new long[25];
    private final long[] drawn = new long[RESAMPLES * 25];

    @Setup
    public void fill() {
        int n = Inputs.pick(size, 1000, 10_000, 100_000);
        values = Inputs.normal(1, n);
        for (int code : Inputs.codes(2, n, 25)) {
            counts[code]++;
        }
        Inputs.agree("mean of means", baseline(), means(), 0.01);
        double mean = (double) counts() / RESAMPLES;
        // Five standard errors of a mean of draws whose variance is at most the count.
        Inputs.agree("first cell", 1, mean / counts[0], 2.5 / Math.sqrt((double) RESAMPLES * counts[0]));
    }

    /** A call of the generator for each index. */
    @Benchmark
    public double baseline() {
        UniformRandomProvider random = new Seed(3).random();
        double total = 0;
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            total += sum / values.length;
        }
        return total / RESAMPLES;
    }

    @Benchmark
    public double means() {
        Bootstrap.means(values, 0, values.length, 3, means, Parallel.serial());
        double total = 0;
        for (double mean : means) {
            total += mean;
        }
        return total / RESAMPLES;
    }

    @Benchmark
    public long counts() {
        long sum = 0;
        Bootstrap.counts(counts, 3, 0, RESAMPLES, drawn);
        for (int at = 0; at < drawn.length; at += counts.length) {
            sum += drawn[at];
        }
        return sum;
    }
}
