package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the page's tables comes from a stored result, and its answers agreed. */
class PerformancePageTest {
    @ParameterizedTest
    @ValueSource(strings = {"peers-jdk17.json", "peers-jdk25.json"})
    void theTablesShowTheStoredResults(String file) throws IOException {
        String page = Files.readString(Path.of("../docs/performance.md"));
        JsonValue result = Json.parse(Path.of("results", file));
        assertThat(page).contains(file);
        for (JsonValue row : result.get("rows").elements()) {
            assertThat(page).contains(line(row));
            assertThat(row.get("plain").get("agrees").asBoolean()).isTrue();
            assertThat(row.get("vector").get("agrees").asBoolean()).isTrue();
        }
    }

    private static String line(JsonValue row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f (%.3f-%.3f) | %.1f | %.3f (%.3f-%.3f) | %.1f |",
                row.get("loop").asString(),
                row.get("peer").asString(),
                row.get("seconds").asDouble(),
                row.get("plain").get("seconds").asDouble(),
                row.get("plain").get("low").asDouble(),
                row.get("plain").get("high").asDouble(),
                row.get("plain").get("ratio").asDouble(),
                row.get("vector").get("seconds").asDouble(),
                row.get("vector").get("low").asDouble(),
                row.get("vector").get("high").asDouble(),
                row.get("vector").get("ratio").asDouble());
    }
}
