package dev.assay.benchmarks;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.realism.sdmetrics.QualityReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * The quality of 20 columns and their 190 pairs, all rows, on one thread. {@code baseline} is of the 20 columns alone, without
 * their pairs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(value = 2, jvmArgsAppend = "-Xmx300m")
public class QualityBenchmark {
    private static final int[] CATEGORIES = {2, 2, 5, 6, 7, 7, 10, 15, 16, 30, 42};
    private static final Set<String> QUALITY =
            Set.of("kolmogorov-smirnov", "total-variation", "pearson-similarity", "contingency-similarity");

    @Param({"2000", "100000"})
    public int rows;

    private Dataset human = Dataset.of("human");
    private Dataset synthetic = Dataset.of("synthetic");

    @Setup
    public void prepare() {
        human = table("human", rows, 1);
        synthetic = table("synthetic", rows, 2);
        if (QualityReport.of(human, human, QualityReport.Options.corrected())
                        .overall()
                        .orElse(0)
                != 1) {
            throw new IllegalStateException("a table is not of perfect quality against itself");
        }
        Inputs.agree("column shapes", baseline(), scores().columnShapesScore().orElseThrow(), 1e-12);
        checkThreads();
    }

    /** One thread and eight give the same measurements, to the last bit. */
    private void checkThreads() {
        Audit audit = audit(human.slice(0, Math.min(rows, 2000)), synthetic.slice(0, Math.min(rows, 2000)));
        ExecutorService pool = Executors.newFixedThreadPool(7);
        try {
            AuditReport one = audit.run();
            AuditReport eight = audit.executor(pool, 8).run();
            if (one.measurements().isEmpty()
                    || !one.measurements().equals(eight.measurements())
                    || !one.skipped().equals(eight.skipped())) {
                throw new IllegalStateException("an audit differs between one thread and eight");
            }
        } finally {
            pool.shutdown();
        }
    }

    private static Audit audit(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .only(info -> QUALITY.contains(info.id()))
                .seed(1);
    }

    /** The mean score of the columns: values sorted, or counted in a map. */
    @Benchmark
    public double baseline() {
        double sum = 0;
        for (Column column : human.columns()) {
            Column other = synthetic.column(column.name());
            if (column instanceof NumericColumn numbers) {
                sum += 1
                        - largestGap(
                                numbers.values().clone(),
                                ((NumericColumn) other).values().clone());
            } else {
                Map<String, Double> gaps = new HashMap<>();
                for (int row = 0; row < rows; row++) {
                    gaps.merge(((CategoricalColumn) column).display(row), 1.0, Double::sum);
                    gaps.merge(((CategoricalColumn) other).display(row), -1.0, Double::sum);
                }
                sum += 1 - gaps.values().stream().mapToDouble(Math::abs).sum() / 2 / rows;
            }
        }
        return sum / human.columns().size();
    }

    private static double largestGap(double[] a, double[] b) {
        Arrays.sort(a);
        Arrays.sort(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == value) {
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }

    private static Dataset table(String name, int rows, long seed) {
        Random random = new Random(seed);
        double[] common = random.doubles(rows).toArray();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 9; c++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                double noise = random.nextGaussian();
                values[row] = switch (c % 3) {
                    case 0 -> common[row] + noise;
                    case 1 -> Math.rint(20 * Math.abs(common[row] + noise));
                    default -> Math.exp(noise);
                };
            }
            columns.add(NumericColumn.wrap("number " + c, values));
        }
        for (int c = 0; c < CATEGORIES.length; c++) {
            int[] codes = new int[rows];
            List<String> dictionary = new ArrayList<>();
            for (int k = 0; k < CATEGORIES[c]; k++) {
                dictionary.add("value " + k);
            }
            for (int row = 0; row < rows; row++) {
                codes[row] = (int) (CATEGORIES[c] * Math.pow(random.nextDouble(), 1.5));
            }
            columns.add(CategoricalColumn.wrap("category " + c, codes, dictionary));
        }
        return Dataset.of(name, columns);
    }

    /** Scores of all columns and pairs alone. */
    @Benchmark
    public QualityReport scores() {
        return QualityReport.of(human, synthetic, QualityReport.Options.corrected());
    }

    /** The same with intervals, tests, noise floors and scores between them. */
    @Benchmark
    public AuditReport calibrated() {
        return audit(human, synthetic).run();
    }
}
