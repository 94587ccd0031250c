package dev.assay.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Judgement;
import dev.assay.audit.Verdict;
import dev.assay.data.Dataset;
import dev.assay.io.DatasetWriter;
import dev.assay.io.Datasets;
import dev.assay.io.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that ship are what their generators make, and an audit finds in them what their pages say. */
class ExamplesTest {
    private static final Path EXAMPLES = examples();

    @TempDir
    Path folder;

    @Test
    void theNumericTableIsWhatItsGeneratorMakes() throws IOException {
        Dataset human = Datasets.read(EXAMPLES.resolve("breast-cancer/human.csv"));
        Path made = folder.resolve("synthetic.csv");
        DatasetWriter.writeCsv(BreastCancerGenerator.generate(human), made);
        assertShipped(made, "breast-cancer/synthetic.csv");
    }

    @Test
    void theQuestionsAreWhatTheirGeneratorMakes() throws IOException {
        Path made = folder.resolve("synthetic.jsonl");
        DatasetWriter.writeJsonLines(SupportQuestionGenerator.generate(), made);
        assertShipped(made, "support-questions/synthetic.jsonl");
    }

    @Test
    void theNumericTableFailsForCopiesAndLostCorrelations() {
        List<Dataset> sides = Datasets.readTogether(
                List.of(
                        EXAMPLES.resolve("breast-cancer/human.csv"),
                        EXAMPLES.resolve("breast-cancer/synthetic.csv"),
                        EXAMPLES.resolve("breast-cancer/holdout.csv")),
                ReadOptions.defaults());
        AuditReport report = Audit.compare(sides.get(0), sides.get(1))
                .holdout(sides.get(2))
                .label("diagnosis")
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.partial()).isFalse();
        assertThat(verdicts(report, "exact-copies")).containsExactly(Verdict.FAIL);
        assertThat(value(report, "exact-copies", "all columns")).isEqualTo(39.0 / 399, within(1e-12));
        assertThat(verdicts(report, "spearman-similarity")).contains(Verdict.FAIL);
        assertThat(value(report, "total-variation", "diagnosis")).isGreaterThan(0.1);
        assertThat(value(report, "range-coverage", "mean_area")).isLessThan(0.8);
    }

    @Test
    void theQuestionsShiftTopicsAndAreNotPassed() {
        List<Dataset> sides = Datasets.readTogether(
                List.of(
                        EXAMPLES.resolve("support-questions/human.jsonl"),
                        EXAMPLES.resolve("support-questions/synthetic.jsonl")),
                ReadOptions.defaults());
        AuditReport report =
                Audit.compare(sides.get(0), sides.get(1)).label("urgency").run();
        assertThat(report.verdict()).isNotIn(Verdict.PASS, Verdict.WARN);
        assertThat(value(report, "total-variation", "topic")).isEqualTo(0.25, within(1e-12));
    }

    private static List<Verdict> verdicts(AuditReport report, String metric) {
        return report.measurements().stream()
                .filter(judged -> judged.measurement().metric().equals(metric))
                .flatMap(judged -> judged.judgement().stream())
                .map(Judgement::verdict)
                .toList();
    }

    private static double value(AuditReport report, String metric, String scope) {
        return report.of(metric).stream()
                .filter(measurement -> measurement.scope().toString().equals(scope))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow();
    }

    /** With the system property assay.examples.write the files are written anew. */
    private static void assertShipped(Path made, String shipped) throws IOException {
        Path file = EXAMPLES.resolve(shipped);
        if (Boolean.getBoolean("assay.examples.write")) {
            Files.writeString(file, Files.readString(made));
        }
        assertThat(Files.readAllLines(made)).isEqualTo(Files.readAllLines(file));
    }

    private static Path examples() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/examples"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/examples");
    }
}
