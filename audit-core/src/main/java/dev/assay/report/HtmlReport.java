package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.InputSummary;
import dev.assay.stats.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The report as one page. It holds no script and fetches nothing, and its content security policy forbids both: only the
 * page's own style sheet, named by its hash, may act.
 */
final class HtmlReport {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HtmlReport() {}

    static String write(AuditReport report) {
        ReportView view = ReportView.of(report);
        Markup out = new Markup();
        head(out, report);
        out.raw("<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
        top(out, view);
        out.raw("<main>\n");
        warnings(out, report.warnings());
        FindingsSection.write(out, view);
        next(out, view);
        OverviewSection.write(out, view);
        InputsSection.write(out, report);
        Set<Integer> open = new HashSet<>();
        view.findings().forEach(row -> open.add(row.index()));
        MeasurementTable table = new MeasurementTable(out, open);
        for (ReportView.FamilyView family : view.families()) {
            String id = family.family().id();
            out.raw("<section class=\"family\"")
                    .attribute("id", id)
                    .attribute("aria-labelledby", id + "-title")
                    .end();
            out.open("h2")
                    .attribute("id", id + "-title")
                    .end()
                    .text(family.family().title())
                    .close("h2");
            out.tag("p", "question").text(family.family().question());
            out.element("span", "muted", " " + family.tally() + ".").close("p");
            table.write(family);
            out.raw("</section>\n");
        }
        ClosingSections.skipped(out, report);
        ReadingGuide.write(out);
        ClosingSections.policy(out, view);
        ClosingSections.reproduce(out, report);
        return out.raw("</main>\n</body>\n</html>\n").toString();
    }

    private static void head(Markup out, AuditReport report) {
        String style = resource("report.css");
        out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.open("meta")
                .attribute("http-equiv", "Content-Security-Policy")
                .attribute(
                        "content",
                        "default-src 'none'; style-src 'sha256-" + hash(style)
                                + "'; base-uri 'none'; form-action 'none'")
                .empty()
                .line();
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.raw("<meta name=\"referrer\" content=\"no-referrer\"/>\n");
        out.raw("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        out.element(
                        "title",
                        Words.verdict(report.verdict()) + ": "
                                + Visible.line(report.synthetic().name()) + " against "
                                + Visible.line(report.human().name()))
                .line();
        out.raw("<style>").raw(style).raw("</style>\n</head>\n");
    }

    private static void top(Markup out, ReportView view) {
        AuditReport report = view.report();
        out.raw(
                "<header class=\"top\">\n<p class=\"kicker\">Audit of synthetic data</p>\n<h1><span class=\"is-synthetic\">");
        out.data(report.synthetic().name()).raw("</span> against <span class=\"is-human\">");
        out.data(report.human().name()).raw("</span></h1>\n");
        out.tag("p", "verdict " + report.verdict().id());
        VerdictMark.draw(out, report.verdict());
        out.text(" ").open("span").end().data(report.reason()).raw("</span></p>\n");
        out.tag("p", "muted")
                .text(rows(report.synthetic()) + " synthetic and " + rows(report.human()) + " human rows")
                .text(report.holdout()
                        .map(holdout -> ", " + rows(holdout) + " held out")
                        .orElse(""))
                .text(", " + Words.count(report.human().columns().size(), "column"))
                .text(", " + Words.count(view.tally().measurements(), "measurement"))
                .text(", seed " + report.seed() + ". ")
                .text(DATE.format(report.createdAt()) + ".")
                .close("p");
        if (report.partial()) {
            out.element("p", "partial", "This report is partial: some metrics could not be measured to their end.");
        }
        out.raw("<nav aria-label=\"Parts of this report\"><ul>");
        link(out, "findings", "Findings");
        link(out, "overview", "At a glance");
        link(out, "inputs", "Inputs");
        view.families()
                .forEach(family ->
                        link(out, family.family().id(), family.family().title()));
        link(out, "skipped", "Not measured");
        link(out, "guide", "How to read this");
        link(out, "reproduce", "To run it again");
        out.raw("</ul></nav>\n</header>\n");
    }

    private static void link(Markup out, String id, String text) {
        out.raw("<li>").open("a").attribute("href", "#" + id).end().text(text).raw("</a></li>");
    }

    private static String rows(InputSummary input) {
        return Figures.count(input.rows());
    }

    private static void warnings(Markup out, List<String> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        out.raw(
                "<section class=\"warnings\" aria-labelledby=\"warnings-title\"><h2 id=\"warnings-title\">Before you read on</h2><ul>");
        warnings.forEach(warning -> out.raw("<li>").data(warning).raw("</li>"));
        out.raw("</ul></section>\n");
    }

    private static void next(Markup out, ReportView view) {
        out.raw("<section id=\"next\" aria-labelledby=\"next-title\"><h2 id=\"next-title\">What to do next</h2><ul>");
        NextSteps.of(view).forEach(step -> out.raw("<li>").data(step).raw("</li>"));
        out.raw("</ul></section>\n");
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the library lacks its resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
