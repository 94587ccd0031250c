package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import dev.assay.metrics.drift.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands profile, drift and monitor. */
class DriftCommandsTest {
    @TempDir
    Path folder;

    private Path reference;
    private Path profile;

    @BeforeEach
    void writeReference() throws IOException {
        reference = file("reference.csv", rows(1000, DriftCommandsTest::usual));
        profile = folder.resolve("profile.json");
        assertThat(Run.of("profile", reference.toString(), "--out", profile.toString()))
                .satisfies(run -> assertThat(run.exitCode()).isZero())
                .satisfies(run -> assertThat(run.out()).contains("1000 rows, 2 columns"));
    }

    private static String usual(int row) {
        return row * 37 % 101 / 10.0 + "," + (row % 10 < 3 ? "red" : "blue");
    }

    private static String shifted(int row) {
        return row * 37 % 101 / 10.0 + 5 + "," + (row % 10 < 3 ? "red" : "blue");
    }

    private static String rows(int count, IntFunction<String> row) {
        return "x,colour\n" + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n"));
    }

    @Test
    void theStoredProfileIsThatOfTheFile() throws IOException {
        Profile stored = Profile.read(Json.parse(profile));
        assertThat(stored.rows()).isEqualTo(1000);
        assertThat(Run.of("profile", reference.toString()).out()).isEqualTo(stored.toJson());
    }

    @Test
    void wordsOfTextsAreLeftOutOnRequest() throws IOException {
        Path notes = file(
                "notes.csv",
                "note\n"
                        + IntStream.range(0, 50)
                                .mapToObj(row -> "Nightingale sang " + row + " songs to me")
                                .collect(Collectors.joining("\n")));
        assertThat(Run.of("profile", notes.toString(), "--kind", "note=text").out())
                .contains("nightingale");
        assertThat(Run.of("profile", notes.toString(), "--kind", "note=text", "--no-examples")
                        .out())
                .contains("note (text length)")
                .doesNotContainIgnoringCase("nightingale");
    }

    @Test
    void equalDataDidNotMove() throws IOException {
        Run run = drift(file("b.csv", rows(990, DriftCommandsTest::usual)));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("No column moved between the reference (1,000 rows) and b (990 rows).");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aShiftedColumnExitsWithOneAndIsNamed() throws IOException {
        Path batch = file("b.csv", rows(500, DriftCommandsTest::shifted));
        Run run = drift(batch);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("1 of 2 columns moved")
                .containsPattern("x +DRIFT")
                .containsPattern("colour +stable");
        assertThat(Run.of("drift", "--reference", reference.toString(), "--batch", batch.toString())
                        .out())
                .as("the file in place of its profile")
                .isEqualTo(run.out());
    }

    @Test
    void jsonHoldsTheSameVerdicts() throws IOException {
        Run run = drift(file("b.csv", rows(500, DriftCommandsTest::shifted)), "--json");
        JsonValue tree = Json.parse(run.out(), "drift");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(tree.get("moved").asStrings()).containsExactly("x");
        assertThat(tree.get("columns").elements().get(0).get("verdict").asString())
                .isEqualTo("DRIFT");
        assertThat(tree.get("batchRows").asInt()).isEqualTo(500);
    }

    @Test
    void columnsAreComparedTogetherWhenAsked() throws IOException {
        String header = "a,b\n";
        String before = IntStream.range(0, 400)
                .mapToObj(i -> i * 37 % 101 + "," + (i * 37 % 101 + i * 17 % 7))
                .collect(Collectors.joining("\n"));
        String now = IntStream.range(0, 400)
                .mapToObj(i -> i * 37 % 101 + "," + (100 - i * 37 % 101 + i * 17 % 7))
                .collect(Collectors.joining("\n"));
        String[] arguments = {
            "drift",
            "--joint",
            "--reference",
            file("before.csv", header + before).toString(),
            "--batch",
            file("now.csv", header + now).toString()
        };
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("correlations of columns").contains("a and b, from ");
        refused(
                "is a profile, which has none",
                "drift",
                "--joint",
                "--reference",
                profile.toString(),
                "--batch",
                reference.toString());
    }

    @Test
    void fewRowsExitWithThreeOnlyWhenAsked() throws IOException {
        Path batch = file("b.csv", rows(20, DriftCommandsTest::usual));
        assertThat(drift(batch).exitCode()).isZero();
        assertThat(drift(batch, "--inconclusive-fails").exitCode()).isEqualTo(3);
    }

    @Test
    void aColumnThatIsAllMissingMoved() throws IOException {
        Run run = drift(file("b.csv", rows(200, row -> ",blue")));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("x +insufficient data +undefined").contains("0 % -> 100 %", "moved");
        assertThat(drift(folder.resolve("b.csv"), "--json").out()).contains("\"stabilityIndex\" : null");
    }

    @Test
    void columnsOfOneSideAndNewValuesAreTold() throws IOException {
        String rows = "colour,size\n"
                + IntStream.range(0, 200)
                        .mapToObj(row -> (row % 10 < 3 ? "red" : row == 9 ? "green" : "blue") + "," + row % 3)
                        .collect(Collectors.joining("\n"));
        assertThat(drift(file("b.csv", rows)).out())
                .contains("not compared, x: b does not have it")
                .contains("not in the reference: size")
                .contains("new in colour: green");
    }

    @Test
    void aLogSaysWhichRecordsMoved() throws IOException {
        Path log = file("log.csv", rows(1050, row -> row < 600 ? usual(row) : shifted(row)));
        Run run = monitor(log, "300");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("records 601 to 900")
                .contains("records 901 to 1,050", "x: DRIFT")
                .endsWith("2 of 4 windows moved; 1,050 records." + System.lineSeparator());
        List<String> lines = monitor(log, "300", "--json").out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(Json.parse(lines.get(2), "line").get("firstRecord").asInt()).isEqualTo(600);
    }

    @Test
    void aLogThatDidNotMoveExitsWithZero() throws IOException {
        assertThat(monitor(file("log.csv", rows(900, DriftCommandsTest::usual)), "300")
                        .exitCode())
                .isZero();
    }

    @Test
    void badInputExitsWithTwoAndOneSentence() throws IOException {
        Path good = file("good.csv", rows(50, DriftCommandsTest::usual));
        refused("does not exist", "profile", folder.resolve("none.csv").toString());
        refused("is empty", "profile", file("empty.csv", "").toString());
        refused(
                "has no column that a profile could hold",
                "profile",
                good.toString(),
                "--role",
                "x=id",
                "--role",
                "colour=id");
        refused("there is no such kind", "profile", good.toString(), "--kind", "x=number");
        refused(
                "cannot be read or written",
                "profile",
                good.toString(),
                "--out",
                folder.resolve("a/b.json").toString());
        refused(
                "does not exist",
                "drift",
                "--reference",
                folder.resolve("none").toString(),
                "--batch",
                good.toString());
        refused(
                "format assay-profile-1 was expected",
                "drift",
                "--reference",
                file("later.json", "{\"format\": \"assay-profile-9\"}").toString(),
                "--batch",
                good.toString());
        refused(
                "profile.json",
                "drift",
                "--reference",
                Files.writeString(profile, Files.readString(profile).substring(0, 500))
                        .toString(),
                "--batch",
                good.toString());
        refused(
                "no numeric or categorical column in common",
                "drift",
                "--reference",
                good.toString(),
                "--batch",
                file("other.csv", "y\n1\n2\n3\n").toString());
        refused(
                "--window must be at least 1, was 0",
                "monitor",
                "--reference",
                good.toString(),
                "--window",
                "0",
                good.toString());
        refused("'--reference=FILE'", "monitor", "--window", "5", good.toString());
    }

    @Test
    void aTextInANumericColumnOfTheProfileIsRefusedWithItsPlace() throws IOException {
        Path batch = file("bad.csv", "x,colour\n1,red\nmany,red\n");
        refused("bad.csv, line 3, field x", "drift", "--reference", profile.toString(), "--batch", batch.toString());
    }

    private static void refused(String sentence, String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).as(sentence).isEqualTo(2);
        assertThat(run.err()).startsWith("assay: ").contains(sentence).doesNotContain("\tat ", "unexpected");
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anAuditTakesAProfileInPlaceOfTheHumanFile() throws IOException {
        Path batch = file("b.csv", rows(500, DriftCommandsTest::shifted));
        Run run = Run.of("audit", "--human", profile.toString(), "--synthetic", batch.toString(), "--json");
        JsonValue report = Json.parse(run.out(), "report");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report.get("inputs").get("human").get("rows").asInt()).isEqualTo(1000);
        assertThat(report.get("measurements").elements())
                .extracting(m -> m.get("metric").asString())
                .contains("population-stability-index", "kolmogorov-smirnov", "total-variation")
                .doesNotContain("exact-copies", "pearson-similarity");
        assertThat(report.get("skipped").elements())
                .extracting(m -> m.get("metric").asString())
                .contains("exact-copies", "pearson-similarity");
        Run withHoldout = Run.of(
                "audit",
                "--human",
                profile.toString(),
                "--synthetic",
                batch.toString(),
                "--holdout",
                reference.toString());
        assertThat(withHoldout.exitCode()).isEqualTo(2);
        assertThat(withHoldout.err()).contains("--holdout needs the human rows");
    }

    private Run drift(Path batch, String... more) {
        return Run.of(joined(List.of("drift", "--reference", profile.toString(), "--batch", batch.toString()), more));
    }

    private Run monitor(Path log, String window, String... more) {
        return Run.of(joined(
                List.of("monitor", "--reference", profile.toString(), "--window", window, log.toString()), more));
    }

    private static String[] joined(List<String> first, String... more) {
        return Stream.concat(first.stream(), List.of(more).stream()).toArray(String[]::new);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
