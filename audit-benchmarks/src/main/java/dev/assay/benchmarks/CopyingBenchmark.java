package dev.assay.benchmarks;

import dev.assay.kernel.Parallel;
import dev.assay.metrics.copying.GowerDistance;
import dev.assay.metrics.copying.MixedRecords;
import dev.assay.metrics.copying.Nearest;
import dev.assay.metrics.realism.embedding.PrecisionRecallDensityCoverage;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Closest records of mixed columns (6 numeric, 9 categorical) and precision, recall, density and coverage of 64 dimensions; {@code rows}
 * on each side, so {@code rows²} pairs for the first and three times as many for the second. {@code baseline} finds the closest
 * records, pair by pair and column by column.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CopyingBenchmark {
    private static final int DIMENSION = 64;

    @Param({"1000", "3000", "10000"})
    public int rows;

    private MixedRecords human = MixedRecords.of(new double[1][0], new int[0][]);
    private MixedRecords synthetic = human;
    private double[][] x = new double[0][];
    private double[][] y = new double[0][];

    /** Fills both sides; checks the closest records, and where there are few rows the density, against the obvious code. */
    @Setup(Level.Trial)
    public void fill() {
        human = records(1);
        synthetic = records(2);
        x = points(3);
        y = points(4);
        double[] obvious = baseline();
        double[] nearest = closestRecord().distance();
        for (int j = 0; j < rows; j++) {
            Inputs.agree("closest record of " + j, obvious[j], nearest[j], 1e-12);
        }
        if (rows <= 1000) {
            Inputs.agree("density", density(), precisionRecallDensityCoverage().density(), 1e-9);
        }
    }

    /** The distance of each synthetic record to its closest human one. */
    @Benchmark
    public double[] baseline() {
        double[] range = new double[human.numeric().length];
        for (int c = 0; c < range.length; c++) {
            DoubleSummaryStatistics column = Arrays.stream(human.numeric()[c]).summaryStatistics();
            range[c] = column.getMax() - column.getMin();
        }
        double[] least = new double[rows];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < rows; i++) {
                least[j] = Math.min(least[j], distance(j, i, range));
            }
        }
        return least;
    }

    @Benchmark
    public Nearest closestRecord() {
        return GowerDistance.fit(human).nearest(synthetic, human, 1, Parallel.serial());
    }

    @Benchmark
    public PrecisionRecallDensityCoverage.Result precisionRecallDensityCoverage() {
        return PrecisionRecallDensityCoverage.of(x, y);
    }

    private double distance(int query, int row, double[] range) {
        double sum = 0;
        for (int c = 0; c < range.length; c++) {
            sum += Math.min(1, Math.abs(synthetic.numeric()[c][query] - human.numeric()[c][row]) / range[c]);
        }
        for (int c = 0; c < human.categorical().length; c++) {
            sum += synthetic.categorical()[c][query] == human.categorical()[c][row] ? 0 : 1;
        }
        return sum / human.columns();
    }

    /** As it is defined, with the neighbours of {@link PrecisionRecallDensityCoverage.Options#defaults()}. */
    private double density() {
        int k = PrecisionRecallDensityCoverage.Options.defaults().neighbours();
        long balls = 0;
        for (double[] center : x) {
            double[] others = Arrays.stream(x)
                    .mapToDouble(other -> squaredDistance(center, other))
                    .sorted()
                    .toArray();
            // The first is the row itself.
            double radius = others[k];
            balls += Arrays.stream(y)
                    .filter(point -> squaredDistance(center, point) < radius)
                    .count();
        }
        return (double) balls / k / rows;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }

    private MixedRecords records(long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        double[][] numeric = new double[6][rows];
        int[][] categorical = new int[9][rows];
        for (int i = 0; i < rows; i++) {
            for (double[] column : numeric) {
                column[i] = random.nextDouble() * 100;
            }
            for (int c = 0; c < categorical.length; c++) {
                categorical[c][i] = random.nextInt(2 + 2 * c);
            }
        }
        return MixedRecords.of(numeric, categorical);
    }

    private double[][] points(long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        double[][] points = new double[rows][DIMENSION];
        for (double[] point : points) {
            for (int k = 0; k < DIMENSION; k++) {
                point[k] = random.nextDouble() + random.nextDouble();
            }
        }
        return points;
    }
}
