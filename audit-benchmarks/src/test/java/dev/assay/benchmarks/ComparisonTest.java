package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int compare(Path base, Path head, String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "compare";
        arguments[1] = base.toString();
        arguments[2] = head.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Main.compare(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** A result of a benchmark and its baseline, which takes 10 ms. */
    private Path result(String name, double time, double error, long bytes) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"results\": [" + row("baseline", 10, 0.1, 0) + ", " + row("loop", time, error, bytes) + "]}");
    }

    private static String row(String method, double time, double error, long bytes) {
        return """
                {"benchmark": "dev.assay.benchmarks.SomeBenchmark.%s", "jvm": "/opt/jdk/bin/java", "params": {"size": "medium"},
                 "primaryMetric": {"score": %s, "scoreError": %s, "scoreUnit": "ms/op"},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %d}}}""".formatted(method, time, error, bytes);
    }

    @Test
    void equalResultsExitWith0() throws IOException {
        Path file = result("a.json", 2, 0.1, 1000);
        assertThat(compare(file, file)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing got worse");
    }

    @Test
    void aWorseRatioToTheBaselineExitsWith1() throws IOException {
        Path base = result("a.json", 2, 0.1, 1000);
        Path head = result("b.json", 4, 0.1, 1000);
        assertThat(compare(base, head)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("its time over the baseline's grew by 2.000");
        assertThat(compare(base, head, "--limit", "2.5")).isZero();
        assertThat(compare(head, base)).isZero();
    }

    @Test
    void aWorseRatioWithinItsErrorExitsWith0() throws IOException {
        assertThat(compare(result("a.json", 2, 1, 1000), result("b.json", 3, 1, 1000)))
                .isZero();
    }

    @Test
    void moreAllocationAnOperationExitsWith1() throws IOException {
        Path base = result("a.json", 2, 0.1, 1000);
        assertThat(compare(base, result("b.json", 2, 0.1, 1500))).isZero();
        assertThat(compare(base, result("c.json", 2, 0.1, 3000))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("allocates 3000 bytes an operation, 1000 before");
    }

    @Test
    void aFileThatCannotBeReadExitsWith2() throws IOException {
        Path good = result("a.json", 2, 0.1, 1000);
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"results\": [");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"schema\": \"something else\"}");
        assertThat(compare(good, folder.resolve("missing.json"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("there is no file")
                .contains("missing.json");
        assertThat(compare(broken, good)).isEqualTo(2);
        assertThat(compare(good, other)).isEqualTo(2);
    }

    @Test
    void storedResultsDoNotNameThePathOfTheJvm() throws IOException {
        JsonValue rows = Json.parse(result("a.json", 2, 0.1, 1000)).get("results");
        assertThat(Json.writeLine(Runs.withoutPaths(rows)))
                .contains("\"jvm\":\"java\"")
                .doesNotContain("/opt");
    }
}
