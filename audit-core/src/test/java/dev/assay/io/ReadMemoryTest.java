package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is read in a heap of at most three times what its data takes afterwards: nothing holds the rows as text. */
class ReadMemoryTest {
    private static final int ROWS = 100_000;
    private static final int HEAP_MEGABYTES = 48;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void readsWithinThreeTimesTheSizeInMemory(String format) throws IOException, InterruptedException {
        Path file = folder.resolve("table." + format);
        write(file, format.equals("csv"));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(printed).isZero();
        long inMemory = Long.parseLong(printed.strip());
        assertThat(HEAP_MEGABYTES * 1024L * 1024).isLessThanOrEqualTo(3 * inMemory);
    }

    /** Reads the file it is given and prints how many bytes the dataset keeps alive. */
    static final class Child {
        public static void main(String[] arguments) {
            long before = used();
            Dataset dataset = Datasets.read(Path.of(arguments[0]));
            long after = used();
            if (dataset.rows() != ROWS || dataset.columns().size() != 20) {
                throw new IllegalStateException("read " + dataset);
            }
            System.out.println(after - before);
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    /** Twelve columns of numbers, six of categories, one of dates and one of short texts. */
    private static void write(Path file, boolean csv) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            StringBuilder line = new StringBuilder();
            for (int row = csv ? -1 : 0; row < ROWS; row++) {
                line.setLength(0);
                for (int column = 0; column < 20; column++) {
                    String name = "c" + column;
                    String value = row < 0 ? name : value(column, row, random);
                    boolean bare = csv || column < 12;
                    line.append(column == 0 ? csv ? "" : "{" : ",");
                    line.append(csv ? "" : "\"" + name + "\":").append(bare ? value : "\"" + value + "\"");
                }
                out.append(line).append(csv ? "\n" : "}\n");
            }
        }
    }

    private static String value(int column, int row, SplittableRandom random) {
        if (column < 12) {
            return Double.toString(random.nextInt(1_000_000) / 100.0);
        }
        if (column < 18) {
            return "level-" + random.nextInt(3 * column);
        }
        return column == 18
                ? "2024-%02d-%02d".formatted(1 + row % 12, 1 + row % 28)
                : "request " + row + " about order " + random.nextInt(100_000);
    }
}
