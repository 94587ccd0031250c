package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.AuditReport;
import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private final AuditReport report = SampleReport.create();

    @Test
    void jsonIsAsReviewed() throws IOException {
        Golden.check("report.json", Reports.json(report));
    }

    @Test
    void jsonFitsThePublishedSchema() throws IOException {
        JsonValue schema = Json.parse(Repository.root().resolve("docs/reference/report.schema.json"));
        new SchemaCheck(schema).check(Json.parse(Reports.json(report), "report"));
        new SchemaCheck(schema)
                .check(Json.parse(Reports.json(report, ReportOptions.defaults().withoutExamples()), "report"));
    }

    @Test
    void anUnknownFieldDoesNotFitTheSchema() throws IOException {
        JsonValue schema = Json.parse(Repository.root().resolve("docs/reference/report.schema.json"));
        String broken = Reports.json(report).replace("\"baseline\"", "\"base\"");
        assertThatThrownBy(() -> new SchemaCheck(schema).check(Json.parse(broken, "report")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void jsonOfTwoRunsDiffersOnlyAfterCreatedAt() {
        AuditReport later = new AuditReport(
                report.environment(),
                report.createdAt().plusSeconds(5),
                report.seed(),
                report.human(),
                report.synthetic(),
                report.holdout(),
                report.references(),
                report.verdict(),
                report.reason(),
                report.measurements(),
                report.findings(),
                report.skipped(),
                report.warnings(),
                report.partial(),
                Map.of("kolmogorov-smirnov", 1.0));
        assertThat(untilCreatedAt(later)).isEqualTo(untilCreatedAt(report));
    }

    private static String untilCreatedAt(AuditReport report) {
        String json = Reports.json(report);
        return json.substring(0, json.indexOf("\"createdAt\""));
    }

    @Test
    void htmlIsAsReviewed() throws IOException {
        Golden.check("report.html", Reports.html(report));
    }

    @Test
    void markdownIsAsReviewed() throws IOException {
        Golden.check("summary.md", Reports.markdown(report));
    }

    @Test
    void junitIsAsReviewed() throws IOException {
        Golden.check("junit.xml", Reports.junit(report));
    }

    @Test
    void textIsAsReviewed() throws IOException {
        Golden.check("report.txt", Reports.text(report));
    }

    @Test
    void junitIsWellFormedAndCountsItsCases() {
        String xml = Reports.junit(report);
        List<String> elements = WellFormed.elements(xml);
        long cases = elements.stream().filter("testcase"::equals).count();
        long failures = elements.stream().filter("failure"::equals).count();
        assertThat(xml).contains("<testsuites name=\"assay\" tests=\"" + cases + "\" failures=\"" + failures + "\"");
    }

    @Test
    void noFormatLetsAnActingCharacterThrough() {
        for (String text : new String[] {Reports.markdown(report), Reports.junit(report), Reports.text(report)}) {
            assertThat(text)
                    .doesNotContain("\u202E", "\u0000", "\u001B", "\uD800")
                    .contains("‹U+202E›");
        }
    }

    @Test
    void withoutExamplesNoRecordTextRemains() {
        ReportOptions options = ReportOptions.defaults().withoutExamples();
        for (String text : new String[] {
            Reports.json(report, options),
            Reports.html(report, options),
            Reports.markdown(report, options),
            Reports.junit(report, options),
            Reports.text(report, options)
        }) {
            assertThat(text).doesNotContain("delve", "tapestry", "State-gov", "s-0118");
        }
        assertThat(Reports.json(report, options)).contains("\"row\" : 118");
    }

    @Test
    void aFileIsWrittenWholeAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("made/for/it/report.json");
        Reports.json(report, file);
        Reports.json(report, file);
        assertThat(file).hasContent(Reports.json(report));
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }
}
