package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path report() throws IOException {
        return Files.writeString(folder.resolve("report.json"), """
                {"measurements": [{"metric": "impact-ratio", "scope": {"columns": ["a|b"], "slice": ""}, "value": 0.7,
                  "interval": {"low": 0.6, "high": 0.8}, "verdict": "warn", "headline": "A ratio of 0.7."}],
                 "skipped": []}
                """);
    }

    @Test
    void listsEvidenceByClauseAndSaysWhatItIsNot() throws IOException {
        Run run = Run.of("rules", report().toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("not legal advice")
                .contains("## NYC Local Law 144")
                .contains("| impact-ratio of a\\|b | 0.7 | [0.6, 0.8] | warn |")
                .contains("worst-slices (not asked for)");
    }

    @Test
    void theMappingCanBeReplaced() throws IOException {
        Path mapping = Files.writeString(folder.resolve("m.txt"), "House rule\t1\tRatios.\timpact-ratio\n");
        Run run = Run.of("rules", report().toString(), "--mapping", mapping.toString(), "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("House rule").contains("A ratio of 0.7.").doesNotContain("Local Law");
    }

    @Test
    void aFileThatIsNoReportIsAnError() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "[1]");
        assertThat(Run.of("rules", other.toString()).exitCode()).isEqualTo(2);
    }
}
