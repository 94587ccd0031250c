package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** Bad input ends with exit code 2, one sentence on standard error and nothing left behind. */
class BadInputCommandTest {
    private static final String GOOD = "x,y\n1,a\n2,b\n3,a\n";

    @TempDir
    Path folder;

    private Path good;

    @BeforeEach
    void writeGoodFile() throws IOException {
        good = Files.writeString(folder.resolve("good.csv"), GOOD);
    }

    @Test
    void missingFile() {
        refused(folder.resolve("none.csv"), "none.csv: does not exist");
    }

    @Test
    void folderInPlaceOfAFile() {
        refused(folder, "is a folder");
    }

    @Test
    void emptyFile() throws IOException {
        refused(file("e.csv", ""), "e.csv: is empty");
    }

    @Test
    void headerOnly() throws IOException {
        refused(file("h.csv", "x,y\n"), "has a header row and no data");
    }

    @Test
    void raggedRecord() throws IOException {
        refused(
                file("r.csv", "x,y\n1,a\n1\n"),
                "r.csv, line 3: has 1 field, the header has 2; an empty field needs its separator");
    }

    @Test
    void unclosedQuote() throws IOException {
        refused(file("q.csv", "x,y\n1,\"a\n2,b\n"), "q.csv, line 2: ");
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("l.csv"), "x,y\n1,ü\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(file, "l.csv, line 2: the byte 0xFC is not UTF-8");
    }

    @Test
    void truncatedGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = packed.toByteArray();
        Path file = Files.write(folder.resolve("t.csv.gz"), Arrays.copyOf(bytes, bytes.length - 10));
        refused(file, "t.csv.gz: ends in the middle of its gzip data");
    }

    @Test
    void brokenJsonLine() throws IOException {
        refused(file("b.jsonl", "{\"x\": 1}\n{\"x\": 2}\n{\"x\": 3\n"), "b.jsonl, line 3: is not valid JSON");
    }

    @Test
    void numberBeyondADouble() throws IOException {
        refused(file("n.csv", "x,y\n1,a\n1e400,b\n"), "n.csv, line 3, field x: \"1e400\" is beyond the range");
    }

    @Test
    void nestedObject() throws IOException {
        refused(file("o.jsonl", "{\"x\": {\"y\": 1}}\n"), "o.jsonl, line 1, field x: is an object inside the record");
    }

    @Test
    void duplicatedColumnNames() throws IOException {
        refused(file("d.csv", "x,x\n1,2\n"), "d.csv, line 1: two columns are named x");
    }

    @Test
    void noColumnInCommon() throws IOException {
        refused(file("c.csv", "p,q\n1,a\n2,b\n3,a\n"), "have no column of one name and kind in common");
    }

    @Test
    void unknownMetricOrFieldInTheConfiguration() throws IOException {
        refused(
                good,
                "there is no metric kolmogorov",
                "--config",
                file("m.yaml", "metrics:\n  only: [kolmogorov]\n").toString());
        refused(
                good,
                "f.yaml: there is no field thresholds",
                "--config",
                file("f.yaml", "thresholds: 3\n").toString());
        refused(
                good,
                "s.yaml, line 2: is not valid YAML",
                "--config",
                file("s.yaml", "seed: 1\n  - x: [\n").toString());
        refused(good, "does not exist", "--config", folder.resolve("none.yaml").toString());
    }

    @Test
    void settingsThatContradictEachOther() {
        refused(good, "--json and --quiet contradict each other", "--json", "--quiet");
        refused(good, "the column y is given two roles, label and group", "--label", "y", "--group", "y");
        refused(good, "there is no family privacy, the families are [realism, copying,", "--family", "privacy");
        assertThat(Run.of("audit", "--data", good.toString(), "--split-by", "y=a,a")
                        .err())
                .contains("names one value twice");
        assertThat(Run.of("audit", "--data", good.toString(), "--split-by", "y=a,b", "--holdout", good.toString())
                        .err())
                .contains("--holdout goes with --human and --synthetic");
        assertThat(Run.of("audit", "--human", "", "--synthetic", good.toString())
                        .err())
                .isEqualToIgnoringNewLines("assay: the name of an input file is empty");
        assertThat(Run.of("audit", "--human", good.toString(), "--synthetic", good.toString(), "--out", "")
                        .err())
                .contains("--out is empty");
    }

    @Test
    void oneFileOnBothSidesIsTold() {
        Run run = Run.of("audit", "--human", good.toString(), "--synthetic", good.toString(), "--json");
        assertThat(run.out()).contains("The human and the synthetic data are the same file");
    }

    @Test
    void optionsOfMetricsThatAreNotKnownOrDoNotFit() throws IOException {
        refusedOption("kolmogorov-smirnov: {bins: 3}", "the metric kolmogorov-smirnov has no option bins; it has none");
        refusedOption(
                "classifier-two-sample-linear: {max-row: 5}",
                "the metric classifier-two-sample-linear has no option max-row; its options are [max-rows]");
        refusedOption(
                "classifier-two-sample-linear: {max-rows: many}",
                "the option max-rows of classifier-two-sample-linear is a whole number from 4, was many");
        refusedOption("label-disparity: {tolerance: 2}", "a number in [0.0, 1.0], was 2");
        refusedOption("label-disparity: {positive: z}", "column y has no value z; it has [a, b]");
        refusedOption("self-bleu: {tokenizer: nltk}", "no tokenizer is named nltk; there are standard, whitespace");
    }

    private void refusedOption(String option, String sentence) throws IOException {
        Path config = file("options.yaml", "metrics: {options: {" + option + "}}\n");
        refused(
                good,
                sentence,
                "--config",
                config.toString(),
                "--label",
                "y",
                "--group",
                "x",
                "--kind",
                "x=categorical");
    }

    @Test
    void unknownNamesOnTheCommandLine() {
        refused(good, "neither side has a column z", "--label", "z");
        refused(good, "there is no such role", "--role", "x=boss");
        refused(good, "there is no such kind", "--kind", "x=colour");
        refused(good, "no file has a column z", "--kind", "z=text");
        refused(good, "Unknown option: '--shiny'", "--shiny");
        refused(good, "--threads must be in [1, 1024], was 0", "--threads", "0");
    }

    @Test
    void outputThatCannotBeWritten() throws IOException {
        Path blocked = file("taken", "");
        Run run = Run.of(
                "audit", "--human", good.toString(), "--synthetic", good.toString(), "--out", blocked.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("taken: is not a folder").hasLineCount(1);
        Run below = Run.of(
                "audit", "--human", good.toString(), "--synthetic", good.toString(), "--out", blocked + "/reports");
        assertThat(below.exitCode()).isEqualTo(2);
        assertThat(below.err())
                .contains("cannot be written to (not a directory)")
                .hasLineCount(1);
    }

    @Test
    void dataThatDoesNotFitIntoMemory() {
        @Command(name = "devour")
        class Devour implements Runnable {
            @Override
            public void run() {
                throw new OutOfMemoryError("Java heap space");
            }
        }
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .addSubcommand(new Devour())
                .setErr(new PrintWriter(err))
                .execute("devour");
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("assay: the data does not fit into memory; give Java more with ASSAY_OPTS=-Xmx4g")
                .hasLineCount(1);
    }

    @Test
    void usageErrors() {
        assertThat(Run.of("audit").err()).contains("--human is missing");
        assertThat(Run.of("audit", "--data", good.toString()).err()).contains("--data needs --split-by");
        assertThat(Run.of("audit", "--data", good.toString(), "--split-by", "y").err())
                .contains("it was y");
        assertThat(Run.of("audit", "--data", good.toString(), "--split-by", "z=a,b")
                        .err())
                .contains("there is no column z to split by");
        assertThat(Run.of("audit", "--data", good.toString(), "--split-by", "y=a,c")
                        .err())
                .contains("no row of good has c in column y; it has a, b");
        assertThat(Run.of("metrics", "kolmogorov").exitCode()).isEqualTo(2);
        assertThat(Run.of().exitCode()).isEqualTo(2);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void refused(Path synthetic, String sentence, String... more) {
        Path out = folder.resolve("made/out");
        List<String> arguments = new ArrayList<>(List.of(
                "audit", "--human", good.toString(), "--synthetic", synthetic.toString(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("assay: ").contains(sentence).doesNotContain("\tat ", "Exception");
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
        assertThat(out).doesNotExist();
        assertThat(out.getParent()).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    private List<Path> leftovers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
