package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PerformancePageTest {
    private static final Path RESULTS = Path.of("results");

    static Stream<Path> results() throws IOException {
        return Files.list(RESULTS).filter(file -> file.toString().endsWith(".json"));
    }

    /** The command {@code page} writes what stands there. */
    @Test
    void theTablesShowTheStoredResults() throws IOException {
        String page = Files.readString(Path.of("../docs/performance.md"));
        assertThat(PerformancePage.of(page, RESULTS)).isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyStoredResultIsShownAndItsAnswersAgreed(Path file) throws IOException {
        assertThat(Files.readString(Path.of("../docs/performance.md"))).contains("<!-- " + file.getFileName() + " -->");
        JsonValue result = Json.parse(file);
        if (result.find("rows").isPresent()) {
            for (JsonValue row : result.get("rows").elements()) {
                assertThat(row.get("plain").get("agrees").asBoolean()).isTrue();
                assertThat(row.get("vector").get("agrees").asBoolean()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12.34, 12.3 s",
        "1, 1.00 s",
        "0.145, 145 ms",
        "0.0021, 2.10 ms",
        "0.00043, 430 µs",
        "0.0000012, 1.20 µs"
    })
    void timesHaveThreeDigits(double seconds, String shown) {
        assertThat(PerformancePage.time(seconds)).isEqualTo(shown);
    }
}
