package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final String CASE = """
            {"id": "one", "metric": "%s", "source": "by hand", "status": "%s",
             "input": {"x": [1, 2, 3], "y": [1, 2, 3]}, "parameters": {"alternative": "two-sided"},
             "expected": %s, "tolerance": 1e-9}""";

    @TempDir
    Path folder;

    @Test
    void everyCaseThatComesWithTheLibraryPasses() {
        Run run = Run.of("verify");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(lastLine(run)).matches("2[0-9]{2} passed, 0 failed, 0 skipped");
        for (String area : new String[] {"bias/", "drift/", "realism/", "text/"}) {
            assertThat(run.out().lines()).anyMatch(line -> line.startsWith(area));
        }
    }

    @Test
    void anAlteredExpectationFails() throws IOException {
        Path drift = bundledDrift("0.4571428571428571", "0.5");
        Run run = Run.of("verify", drift.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("FAILED drift/")
                .contains("statistic: ours is 0.457", "expected 0.5");
        assertThat(lastLine(run)).contains(" failed, ").doesNotContain(" 0 failed");
    }

    @Test
    void aMetricThatTheLibraryDoesNotHaveIsSkippedByName() throws IOException {
        write("drift", CASE.formatted("phase-of-the-moon", "require", "0"));
        Run run = Run.of("verify", folder.toString(), "--skipped");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("SKIPPED drift/case one (phase-of-the-moon): no metric for phase-of-the-moon");
        assertThat(run.out()).contains("drift/phase-of-the-moon: 0 passed, 0 failed, 1 skipped");
        assertThat(lastLine(run)).isEqualTo("0 passed, 0 failed, 1 skipped");
    }

    @Test
    void aCaseThatOnlyInformsNeedsNoExpectation() throws IOException {
        write("drift", CASE.formatted("ks", "info", "0").replace("\"expected\": 0,", ""));
        assertThat(lastLine(Run.of("verify", folder.toString()))).isEqualTo("0 passed, 0 failed, 1 skipped");
    }

    @Test
    void aCaseWithAnInputThatNoSolverUnderstandsFailsAlone() throws IOException {
        String metric = bundledMetric();
        write("drift", CASE.formatted(metric, "require", "0").replace("[1, 2, 3]", "\"words\""));
        Run run = Run.of("verify", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(lastLine(run)).isEqualTo("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void printsJsonForMachines() {
        JsonValue result = Json.parse(Run.of("verify", "--json").out(), "verify");
        assertThat(result.get("failed").asInt()).isZero();
        assertThat(result.get("passed").asInt()).isEqualTo(result.get("cases").size());
        assertThat(result.get("metrics").keys()).hasSizeGreaterThan(80);
        assertThat(result.get("cases").elements().get(0).get("outcome").asString())
                .isEqualTo("passed");
    }

    @Test
    void aFolderWithoutCasesIsRefused() throws IOException {
        refused(
                "does not exist; name a folder of reference cases",
                folder.resolve("none").toString());
        refused("holds no reference cases", folder.toString());
        refused(
                "--data names the one that holds data files",
                "--data",
                folder.resolve("none").toString());
        Files.writeString(folder.resolve("broken.json"), "{\"cases\": [\n{]}");
        refused("broken.json, line 2, column 2: ", folder.toString());
    }

    private static void refused(String sentence, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run run = Run.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("REDACTED").hasLineCount(1);
    }

    /** A copy of the drift cases that come with the library, with every {@code text} replaced. */
    private Path bundledDrift(String text, String replacement) throws IOException {
        String cases = resource();
        assertThat(cases).contains(text);
        Path drift = Files.createDirectories(folder.resolve("drift"));
        return Files.writeString(drift.resolve("two_sample_numeric.json"), cases.replace(text, replacement));
    }

    private static String bundledMetric() throws IOException {
        return Json.parse(resource(), "resource")
                .get("cases")
                .elements()
                .get(0)
                .get("metric")
                .asString();
    }

    private static String resource() throws IOException {
        try (var bytes = VerifyCommandTest.class.getResourceAsStream(
                "/dev/assay/verify/bundled/drift/two_sample_numeric.json")) {
            return new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private void write(String area, String referenceCase) throws IOException {
        Path file = Files.createDirectories(folder.resolve(area)).resolve("case.json");
        Files.writeString(file, "{\"cases\": [" + referenceCase + "]}");
    }

    private static String lastLine(Run run) {
        return run.out().strip().lines().reduce("", (before, last) -> last);
    }
}
