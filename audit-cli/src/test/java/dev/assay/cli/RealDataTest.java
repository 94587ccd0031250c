package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that hold texts of people and of models together. Skipped where the data is absent. */
class RealDataTest {

    @Test
    void answersOfABaseModelRepeatThemselvesAndBeginWithASpace() {
        Run run = audit("self-instruct/answers.jsonl", "text,diversity");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonValue report = Json.parse(run.out(), "report");
        assertThat(rows(report, "human")).isEqualTo(252);
        assertThat(rows(report, "synthetic")).isEqualTo(756);
        assertThat(verdict(report, "formatting")).isEqualTo("fail");
        assertThat(verdict(report, "repetitive-texts")).isEqualTo("fail");
        assertThat(report.get("warnings").asStrings())
                .anyMatch(warning -> warning.startsWith("Column author has the role ignored"))
                .anyMatch(warning -> warning.startsWith("Column prompt_id has the role ignored"));
    }

    @Test
    void questionsOfAModelCopyEachOtherAndItsExamples() {
        Run run = audit("evals-human-vs-lm/myopic-reward.jsonl", "copying,diversity");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonValue report = Json.parse(run.out(), "report");
        assertThat(rows(report, "human")).isEqualTo(510);
        assertThat(verdict(report, "copied-texts")).isEqualTo("fail");
        assertThat(verdict(report, "near-duplicates")).isEqualTo("fail");
        assertThat(roles(report)).contains("id=id", "label=label", "text=feature", "category=feature");
    }

    private static Run audit(String name, String families) {
        Optional<Path> file = find(name);
        assumeTrue(file.isPresent(), name + " is not here");
        return Run.of(
                "audit",
                "--data",
                file.orElseThrow().toString(),
                "--split-by",
                "source=human,synthetic",
                "--family",
                families,
                "--json");
    }

    private static int rows(JsonValue report, String side) {
        return report.get("inputs").get(side).get("rows").asInt();
    }

    private static Stream<String> roles(JsonValue report) {
        return report.get("inputs").get("human").get("columns").elements().stream()
                .map(column ->
                        column.get("name").asString() + "=" + column.get("role").asString());
    }

    private static String verdict(JsonValue report, String metric) {
        return report.get("measurements").elements().stream()
                .filter(measurement -> measurement.get("metric").asString().equals(metric))
                .map(measurement -> measurement.get("verdict").asString())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Path> find(String name) {
        String stated = System.getProperty("assay.shared");
        if (stated != null) {
            return Optional.of(Path.of(stated, "data", name)).filter(Files::exists);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared").resolve("data").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
