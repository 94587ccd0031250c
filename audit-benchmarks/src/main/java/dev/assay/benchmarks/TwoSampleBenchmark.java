package dev.assay.benchmarks;

import dev.assay.kernel.RadixSort;
import dev.assay.kernel.SortScratch;
import dev.assay.kernel.TwoSampleScan;
import dev.assay.kernel.TwoSampleSums;
import java.util.Arrays;
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

/** Two samples of doubles: one sort of each and one scan for all statistics, against peers that give one of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TwoSampleBenchmark {
    @Param({"small", "medium", "large"})
    public String size = "small";

    private int n;
    private double[] x = new double[0];
    private double[] y = new double[0];
    private double[] sortedX = new double[0];
    private double[] sortedY = new double[0];
    private final SortScratch scratch = new SortScratch();
    private final TwoSampleSums sums = new TwoSampleSums();

    @Setup
    public void fill() {
        n = Inputs.pick(size, 1000, 100_000, 1_000_000);
        x = Inputs.normal(1, n);
        y = Inputs.normal(2, n);
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * 1.05 + 0.02;
        }
        sortedX = new double[n];
        sortedY = new double[n];
        Inputs.agree("D", baseline(), sortAndScan(), 1e-12);
        Inputs.agree("D", commonsMath(), sortAndScan(), 1e-12);
        Inputs.agree("D", commonsStatistics(), sortAndScan(), 1e-12);
    }

    /** Sorts with the library and walks both samples, Kolmogorov-Smirnov only. */
    @Benchmark
    public double baseline() {
        double[] a = x.clone();
        double[] b = y.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < n) {
            double z = Math.min(a[i], b[j]);
            while (i < n && a[i] <= z) {
                i++;
            }
            while (j < n && b[j] <= z) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) (i - j)));
        }
        return largest / n;
    }

    /** Kolmogorov-Smirnov, Cramer-von Mises, Anderson-Darling, Wasserstein-1, energy and Mann-Whitney. */
    @Benchmark
    public double sortAndScan() {
        RadixSort.sort(x, 0, n, sortedX, 0, scratch);
        RadixSort.sort(y, 0, n, sortedY, 0, scratch);
        TwoSampleScan.scan(sortedX, 0, n, sortedY, 0, n, sums);
        return sums.kolmogorovSmirnov();
    }

    @Benchmark
    public double commonsMath() {
        return new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(x, y);
    }

    @Benchmark
    public double commonsStatistics() {
        return org.apache.commons.statistics.inference.KolmogorovSmirnovTest.withDefaults()
                .statistic(x, y);
    }
}
