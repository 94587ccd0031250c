package dev.assay.benchmarks;

import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.io.Datasets;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a file of 20 columns (twelve of numbers, six of categories, one of dates, one of texts) into a dataset, beside
 * passing over its bytes. Large is 700 000 rows: 133 MB of CSV, 222 MB of JSON Lines. The answer is the sum of a column.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReadingBenchmark {
    private static final int NUMBERS = 12;
    private static final int COLUMNS = 20;

    @Param({"csv", "jsonl"})
    public String format = "csv";

    @Param({"small", "medium", "large"})
    public String size = "small";

    private Path file = Path.of("");

    @Setup(Level.Trial)
    public void write() throws IOException {
        file = Files.createTempFile("assay-reading", "." + format);
        int rows = Inputs.pick(size, 2_000, 70_000, 700_000);
        double sum = write(rows, format.equals("csv"));
        Inputs.agree("sum of a column", sum, dataset(), 1e-9);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The bytes of the file, added up: what the disk cache and one pass cost. */
    @Benchmark
    public double baseline() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        try (var bytes = Files.newInputStream(file)) {
            for (int got = bytes.read(buffer); got >= 0; got = bytes.read(buffer)) {
                for (int i = 0; i < got; i++) {
                    sum += buffer[i];
                }
            }
        }
        return sum;
    }

    @Benchmark
    public double dataset() {
        Dataset dataset = Datasets.read(file);
        double sum = 0;
        for (double value : ((NumericColumn) dataset.column("c0")).values()) {
            sum += value;
        }
        return sum;
    }

    /** Writes the file and answers the sum of its first column. */
    private double write(int rows, boolean csv) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int column = 0; csv && column < COLUMNS; column++) {
                out.append(column == 0 ? "c" : ",c").append(Integer.toString(column));
            }
            out.append(csv ? "\n" : "");
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    String value = value(column, row, random);
                    sum += column == 0 ? Double.parseDouble(value) : 0;
                    out.append(column == 0 ? csv ? "" : "{" : ",");
                    String quote = csv || column < NUMBERS ? "" : "\"";
                    out.append(csv ? "" : "\"c" + column + "\":")
                            .append(quote)
                            .append(value)
                            .append(quote);
                }
                out.append(csv ? "\n" : "}\n");
            }
        }
        return sum;
    }

    private static String value(int column, int row, SplittableRandom random) {
        if (column < NUMBERS) {
            return Double.toString(random.nextInt(1_000_000) / 100.0);
        }
        if (column < COLUMNS - 2) {
            return "level-" + random.nextInt(3 * column);
        }
        return column == COLUMNS - 2
                ? String.format(Locale.ROOT, "2024-%02d-%02d", 1 + row % 12, 1 + row % 28)
                : "request " + row + " about order " + random.nextInt(100_000);
    }
}
