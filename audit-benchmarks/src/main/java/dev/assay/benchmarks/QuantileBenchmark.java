package dev.assay.benchmarks;

import dev.assay.kernel.Bins;
import dev.assay.kernel.OrderStatistics;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
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

/** Nine quantiles of one sample, then the counts of another between them: a population stability index. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class QuantileBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private static final double[] PROBABILITIES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    private double[] x = new double[0];
    private double[] y = new double[0];

    @Setup
    public void fill() {
        int n = Inputs.pick(size, 1000, 100_000, 1_000_000);
        x = Inputs.normal(1, n);
        y = Inputs.normal(2, n);
        Inputs.agree("counts", baseline(), selectAndBin(), 0);
        double sum = Arrays.stream(OrderStatistics.quantiles(x, PROBABILITIES)).sum();
        Inputs.agree("sum of quantiles", commonsMathPercentiles(), sum, 1e-12);
    }

    /** Sorts all, then searches for each value. */
    @Benchmark
    public double baseline() {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[PROBABILITIES.length];
        for (int p = 0; p < cuts.length; p++) {
            double at = PROBABILITIES[p] * (sorted.length - 1);
            int low = (int) at;
            double step = sorted[low + 1] - sorted[low];
            double share = at - low;
            cuts[p] = share < 0.5 ? sorted[low] + step * share : sorted[low + 1] - step * (1 - share);
        }
        long[] counts = new long[cuts.length + 1];
        for (double value : y) {
            int at = Arrays.binarySearch(cuts, value);
            counts[at >= 0 ? at + 1 : -at - 1]++;
        }
        return digest(counts);
    }

    @Benchmark
    public double selectAndBin() {
        return digest(
                Bins.leftClosed(OrderStatistics.quantiles(x, PROBABILITIES)).count(y));
    }

    /** The quantiles only. */
    @Benchmark
    public double commonsMathPercentiles() {
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(x);
        double sum = 0;
        for (double p : PROBABILITIES) {
            sum += percentile.evaluate(100 * p);
        }
        return sum;
    }

    private static double digest(long[] counts) {
        double digest = 0;
        for (int i = 0; i < 10; i++) {
            digest = digest * 3 + counts[i];
        }
        return digest;
    }
}
