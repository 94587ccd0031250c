package dev.assay.cli;

import dev.assay.audit.AuditReport;
import dev.assay.report.ReportOptions;
import dev.assay.report.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How the outcome of an audit is told. */
final class OutputOptions {
    @Option(
            names = "--no-examples",
            description = "Show no text of a record, no id and no value of a column with more than 20 categories.")
    private boolean noExamples;

    @Option(names = "--json", description = "Print report.json in place of the summary.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    void requireNoContradiction() {
        if (json && quiet) {
            throw new IllegalArgumentException(
                    "--json and --quiet contradict each other; --json alone prints JSON only");
        }
    }

    boolean quiet() {
        return quiet;
    }

    /** Writes the four reports into a folder. */
    void write(AuditReport report, Path folder) throws IOException {
        ReportOptions shown = shown();
        Reports.json(report, shown, folder.resolve("report.json"));
        Reports.html(report, shown, folder.resolve("report.html"));
        Reports.markdown(report, shown, folder.resolve("summary.md"));
        Reports.junit(report, shown, folder.resolve("junit.xml"));
    }

    /** Prints the outcome, and which files were written. */
    void print(PrintWriter out, AuditReport report, List<Path> files) {
        if (quiet) {
            return;
        }
        out.print(json ? Reports.json(report, shown()) : Reports.text(report, shown()));
        if (!json) {
            files.forEach(file -> out.println("Wrote " + file));
        }
        out.flush();
    }

    private ReportOptions shown() {
        return noExamples ? ReportOptions.defaults().withoutExamples() : ReportOptions.defaults();
    }
}
