package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Measurement;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes an audit's outcome for machines and for people.
 *
 * <p>Each format comes as text and as a file. A file is written under a temporary name and then moved to its place;
 * folders that are missing are made. All text that comes from the data is escaped, and characters that would act on a
 * reader's screen are written out, for example {@code ‹U+202E›}. The same outcome gives the same bytes; two runs of one
 * audit differ only in the time and the timings.
 */
public final class Reports {
    private Reports() {}

    /** The whole outcome as JSON, in the format {@link AuditReport#SCHEMA}. */
    public static String json(AuditReport report) {
        return json(report, ReportOptions.defaults());
    }

    /** The whole outcome as JSON, in the format {@link AuditReport#SCHEMA}. */
    public static String json(AuditReport report, ReportOptions options) {
        return JsonReport.write(Redaction.apply(report, options));
    }

    /** Writes the whole outcome as JSON to a file. */
    public static void json(AuditReport report, Path file) throws IOException {
        json(report, ReportOptions.defaults(), file);
    }

    /** Writes the whole outcome as JSON to a file. */
    public static void json(AuditReport report, ReportOptions options, Path file) throws IOException {
        AtomicFile.write(file, json(report, options));
    }

    /** A page that stands alone: no script, nothing fetched, with charts and a table for each. */
    public static String html(AuditReport report) {
        return html(report, ReportOptions.defaults());
    }

    /** A page that stands alone: no script, nothing fetched, with charts and a table for each. */
    public static String html(AuditReport report, ReportOptions options) {
        return HtmlReport.write(Redaction.apply(report, options));
    }

    /** Writes the page to a file. */
    public static void html(AuditReport report, Path file) throws IOException {
        html(report, ReportOptions.defaults(), file);
    }

    /** Writes the page to a file. */
    public static void html(AuditReport report, ReportOptions options, Path file) throws IOException {
        AtomicFile.write(file, html(report, options));
    }

    /** A summary in Markdown for a pull request: verdict, findings, what stands out. */
    public static String markdown(AuditReport report) {
        return markdown(report, ReportOptions.defaults());
    }

    /** A summary in Markdown for a pull request: verdict, findings, what stands out. */
    public static String markdown(AuditReport report, ReportOptions options) {
        return MarkdownReport.write(Redaction.apply(report, options));
    }

    /** Writes the summary in Markdown to a file. */
    public static void markdown(AuditReport report, Path file) throws IOException {
        markdown(report, ReportOptions.defaults(), file);
    }

    /** Writes the summary in Markdown to a file. */
    public static void markdown(AuditReport report, ReportOptions options, Path file) throws IOException {
        AtomicFile.write(file, markdown(report, options));
    }

    /** JUnit XML with each policy check as a test case. */
    public static String junit(AuditReport report) {
        return junit(report, ReportOptions.defaults());
    }

    /** JUnit XML with each policy check as a test case. */
    public static String junit(AuditReport report, ReportOptions options) {
        return JunitReport.write(Redaction.apply(report, options));
    }

    /** Writes JUnit XML to a file. */
    public static void junit(AuditReport report, Path file) throws IOException {
        junit(report, ReportOptions.defaults(), file);
    }

    /** Writes JUnit XML to a file. */
    public static void junit(AuditReport report, ReportOptions options, Path file) throws IOException {
        AtomicFile.write(file, junit(report, options));
    }

    /** Plain text for a terminal or JShell: verdict, findings, and a table of what stands out in each family. */
    public static String text(AuditReport report) {
        return text(report, ReportOptions.defaults());
    }

    /** Plain text for a terminal or JShell: verdict, findings, and a table of what stands out in each family. */
    public static String text(AuditReport report, ReportOptions options) {
        return TextReport.write(Redaction.apply(report, options));
    }

    /** What a person should know of a measurement, in one sentence that stands alone. */
    public static String headline(Measurement measurement) {
        return Headlines.of(measurement);
    }
}
