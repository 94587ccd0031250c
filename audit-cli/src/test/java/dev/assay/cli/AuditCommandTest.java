package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
    @TempDir
    Path folder;

    private Path human;
    private Path synthetic;

    @BeforeEach
    void writeData() throws IOException {
        human = Files.writeString(folder.resolve("human.csv"), rows(0));
        synthetic = Files.writeString(folder.resolve("synthetic.csv"), rows(1));
    }

    /** 200 rows of a number, a category and a label; {@code shift} moves the number and most of the categories. */
    private static String rows(int shift) {
        return "x,colour,label,source\n"
                + IntStream.range(0, 200)
                        .mapToObj(row -> (row * 37 % 101 / 10.0 + 40 * shift) + ","
                                + (row % 10 < 2 + 7 * shift ? "red" : "blue") + "," + (row % 3 == 0 ? "yes" : "no")
                                + ","
                                + (shift == 0 ? "person" : "model"))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void writesFourReportsAndExitsWithOneWhenThePolicyFails() {
        Path out = folder.resolve("a/b");
        Run run = audit("--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAIL: ").contains("Wrote " + out.resolve("report.html"));
        assertThat(run.err()).isEmpty();
        assertThat(out).isDirectoryContaining(file -> file.endsWith("report.json"));
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder("report.json", "report.html", "summary.md", "junit.xml");
    }

    @Test
    void replacesReportsOfAnEarlierRun() throws IOException {
        Path out = folder.resolve("out");
        Path report = Files.createDirectories(out).resolve("report.json");
        Files.writeString(report, "old");
        audit("--out", out.toString());
        assertThat(Json.parse(report).get("schema").asString()).startsWith("assay/report/");
    }

    @Test
    void exitsWithZeroOnEqualData() {
        Run run = Run.of(
                "audit", "--human", human.toString(), "--synthetic", human.toString(), "--family", "drift", "--quiet");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void exitsWithThreeWhenThePolicySaysThatInconclusiveFails() throws IOException {
        Path config = Files.writeString(folder.resolve("policy.yaml"), """
                # more rows are asked for than there are
                seed: 9
                metrics:
                  only: [kolmogorov-smirnov]
                policy:
                  minimum-rows: 1000
                  inconclusive-fails: true
                """);
        Run run = Run.of(
                "audit",
                "--human",
                human.toString(),
                "--synthetic",
                human.toString(),
                "--config",
                config.toString(),
                "--json");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(Json.parse(run.out(), "report").get("seed").asLong()).isEqualTo(9);
    }

    @Test
    void splitsOneFileThatHoldsBothSides() throws IOException {
        Path both = Files.writeString(
                folder.resolve("both.csv"), rows(0) + "\n" + rows(1).substring(rows(1).indexOf('\n') + 1));
        Run run = Run.of(
                "audit",
                "--data",
                both.toString(),
                "--split-by",
                "source=person,model",
                "--metrics",
                "kolmogorov-smirnov",
                "--json");
        JsonValue report = Json.parse(run.out(), "report");
        assertThat(report.get("inputs").get("human").get("rows").asInt()).isEqualTo(200);
        assertThat(report.get("inputs").get("synthetic").get("name").asString()).isEqualTo("both[source=model]");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void reportsDependOnTheSeedAndNotOnTheNumberOfThreads() {
        String one = audit("--json", "--seed", "5", "--threads", "1").out();
        String four = audit("--json", "--seed", "5", "--threads", "4").out();
        assertThat(withoutTimes(one)).isEqualTo(withoutTimes(four));
        assertThat(measurements(audit("--json", "--seed", "6").out())).isNotEqualTo(measurements(one));
    }

    private static Object measurements(String report) {
        return Json.parse(report, "report").get("measurements").raw();
    }

    private static String withoutTimes(String report) {
        return report.replaceAll("\"createdAt\" *: *\"[^\"]*\"", "").replaceAll("(?s)\"timings\" *: *\\{[^}]*}", "");
    }

    @Test
    void aLabelThatTheCallerNamesReplacesTheOneToldByItsName() {
        Run run = audit("--label", "colour", "--family", "drift", "--json");
        JsonValue columns =
                Json.parse(run.out(), "report").get("inputs").get("human").get("columns");
        assertThat(columns.elements().stream()
                        .filter(column -> column.get("role").asString().equals("label"))
                        .map(column -> column.get("name").asString()))
                .containsExactly("colour");
    }

    @Test
    void hidesRecordsWhenAsked() throws IOException {
        String secret = "the quick secret fox number ";
        String texts = IntStream.range(0, 60)
                .mapToObj(row -> "{\"text\": \"" + secret + row % 7 + " jumps over many lazy dogs\"}")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("t.jsonl"), texts);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "audit",
                "--human",
                file.toString(),
                "--synthetic",
                file.toString(),
                "--no-examples",
                "--out",
                out.toString());
        assertThat(run.out()).doesNotContain("secret");
        for (String name : out.toFile().list()) {
            assertThat(Files.readString(out.resolve(name))).doesNotContain("secret");
        }
    }

    @Test
    void tellsWhatWasOddAboutTheFilesThatWereRead() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.csv"), "x,price\n" + "1,\"2,5\"\n2,\"3,5\"\n".repeat(20));
        Path seeds = Files.writeString(folder.resolve("seeds.csv"), "id,text\n7,one text of several\n7,another text\n");
        Run run = Run.of(
                "audit",
                "--human",
                odd.toString(),
                "--synthetic",
                human.toString(),
                "--reference",
                seeds.toString(),
                "--metrics",
                "kolmogorov-smirnov",
                "--json");
        assertThat(run.err().lines())
                .containsExactly(
                        "Warning: " + odd + ": column price has decimal commas in 40 records and is read as categories;"
                                + " write 1.5 for 1,5 (first in record 1)",
                        "Warning: " + seeds + ": column id has the id of an earlier record in 1 record (first in record"
                                + " 2)");
        assertThat(Json.parse(run.out(), "report").get("warnings").elements().stream()
                        .map(JsonValue::asString))
                .anyMatch(warning -> warning.startsWith(odd + ": column price has decimal commas"))
                .anyMatch(warning -> warning.startsWith(seeds + ": column id has"));
        Run quiet = Run.of("audit", "--human", odd.toString(), "--synthetic", human.toString(), "--quiet");
        assertThat(quiet.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quillby", "918273"})
    void hidesIdsAndValuesOfColumnsWithManyCategoriesWhenAsked(String town) throws IOException {
        Path real = Files.writeString(folder.resolve("people.csv"), people(town, 0));
        Path made = Files.writeString(folder.resolve("made.csv"), people(town, 1));
        Path out = folder.resolve("out");
        String[] arguments = {
            "audit",
            "--human",
            real.toString(),
            "--synthetic",
            made.toString(),
            "--label",
            "paid",
            "--group",
            "town",
            "--id",
            "key",
            "--kind",
            "town=categorical",
            "--out",
            out.toString(),
            "--no-examples"
        };
        Run shown = Run.of(java.util.Arrays.copyOf(arguments, arguments.length - 1));
        assertThat(shown.out() + Files.readString(out.resolve("report.json"))).contains(town, "Zephyr");
        Run hidden = Run.of(arguments);
        assertThat(hidden.exitCode()).isEqualTo(shown.exitCode());
        assertThat(hidden.out() + hidden.err()).doesNotContain(town, "Zephyr");
        for (String name : out.toFile().list()) {
            assertThat(Files.readString(out.resolve(name))).as(name).doesNotContain(town, "Zephyr");
        }
    }

    /** 900 rows with an id, one of 25 towns, and a label that depends on both the town and the side. */
    private static String people(String town, int side) {
        return "key,town,age,paid\n"
                + IntStream.range(0, 900)
                        .mapToObj(row -> "Zephyr" + row + "," + town + row * (row % 7) % (25 - side) + ","
                                + row * 31 % 67 + "," + ((row * (row % 7) % 25 < 5) == (side == 0) ? "yes" : "no"))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void listsTheCatalogueAndPrintsACompletionScript() {
        assertThat(Run.of("metrics").out()).contains("kolmogorov-smirnov", "Realism: ");
        assertThat(Run.of("metrics", "kolmogorov-smirnov").out()).contains("direction", "source");
        assertThat(Json.parse(Run.of("metrics", "--json").out(), "metrics").size())
                .isGreaterThan(20);
        assertThat(Run.of("completion").out()).contains("complete -F").contains("--split-by");
        assertThat(Run.of("--version").out()).startsWith("assay ");
        assertThat(Run.of("audit", "--help").out()).contains("Exit codes:");
    }

    @Test
    void looksForTheTextsOfReferences() throws IOException {
        Path texts = Files.writeString(folder.resolve("texts.csv"), texts("wrote"));
        Path copies = Files.writeString(folder.resolve("copies.csv"), texts("made"));
        Path seeds = Files.writeString(folder.resolve("seeds.csv"), "seed\na seed that nobody copies\n");
        Run run = Run.of(
                "audit",
                "--human",
                texts.toString(),
                "--synthetic",
                copies.toString(),
                "--reference",
                seeds.toString(),
                "--metrics",
                "reference-copies",
                "--json");
        assertThat(run.err()).isEmpty();
        JsonValue report = Json.parse(run.out(), "report");
        assertThat(report.get("inputs")
                        .get("references")
                        .elements()
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("seeds");
        assertThat(run.out()).contains("text, reference seeds");
    }

    private static String texts(String verb) {
        return "text\n"
                + IntStream.range(0, 60)
                        .mapToObj(row -> IntStream.range(0, 8)
                                .mapToObj(word -> verb + (row * 31 + word * word * 17) % 997)
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n"));
    }

    private Run audit(String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(
                new String[] {"audit", "--human", human.toString(), "--synthetic", synthetic.toString()}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Run.of(all);
    }
}
