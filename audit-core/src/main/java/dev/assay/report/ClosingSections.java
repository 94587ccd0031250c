package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.InputSummary;
import dev.assay.audit.Judgement;
import dev.assay.audit.Verdict;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands at the end of the page: what was not measured, the rules applied, and what is needed to run it again. */
final class ClosingSections {
    private static final int MOST_REASONS = 150;

    private ClosingSections() {}

    /** One row a reason; what broke stands first. */
    static void skipped(Markup out, AuditReport report) {
        out.raw(
                "<section id=\"skipped\" aria-labelledby=\"skipped-title\"><h2 id=\"skipped-title\">What was not measured</h2>");
        if (report.skipped().isEmpty()) {
            out.element("p", "Every metric that was asked for could be measured on everything it applies to.");
        } else {
            List<NotMeasured> reasons = NotMeasured.of(report.skipped());
            out.raw("<div class=\"scroll\"><table class=\"plain\"><caption>Metrics without a value</caption><thead><tr>"
                    + "<th scope=\"col\">Why</th><th scope=\"col\">Not measured</th></tr></thead><tbody>");
            reasons.stream().limit(MOST_REASONS).forEach(one -> reason(out, one));
            out.raw("</tbody></table></div>");
            if (reasons.size() > MOST_REASONS) {
                out.element("p", "muted", (reasons.size() - MOST_REASONS) + " more in the JSON report.");
            }
        }
        out.raw("</section>\n");
    }

    private static void reason(Markup out, NotMeasured one) {
        out.raw("<tr><th scope=\"row\">").data(Visible.cut(one.reason(), 600));
        if (one.failed()) {
            out.text(" ").element("strong", "broke");
        }
        out.raw("</th><td>").data(Visible.cut(one.what(), 1200)).raw("</td></tr>");
    }

    static void policy(Markup out, ReportView view) {
        Map<String, List<Verdict>> byRule = new LinkedHashMap<>();
        view.report().measurements().stream()
                .flatMap(judged -> judged.judgement().stream())
                .forEach((Judgement said) -> byRule.computeIfAbsent(said.rule(), rule -> new ArrayList<>())
                        .add(said.verdict()));
        if (byRule.isEmpty()) {
            return;
        }
        out.raw(
                "<section id=\"policy\" aria-labelledby=\"policy-title\"><h2 id=\"policy-title\">Rules that were applied</h2>");
        out.raw(
                "<div class=\"scroll\"><table class=\"plain\"><caption>Rules of the policy and how their checks came out</caption><thead>"
                        + "<tr><th scope=\"col\">Rule</th>");
        List<Verdict> order = List.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE, Verdict.PASS);
        order.forEach(verdict -> out.raw("<th scope=\"col\" class=\"number\">")
                .text(Words.verdict(verdict))
                .raw("</th>"));
        out.raw("</tr></thead><tbody>");
        byRule.forEach((rule, verdicts) -> {
            out.raw("<tr><th scope=\"row\">").data(rule).raw("</th>");
            order.forEach(verdict -> out.raw("<td class=\"number\">")
                    .text(Figures.count(
                            verdicts.stream().filter(verdict::equals).count()))
                    .raw("</td>"));
            out.raw("</tr>");
        });
        out.raw("</tbody></table></div></section>\n");
    }

    static void reproduce(Markup out, AuditReport report) {
        out.raw(
                "<section id=\"reproduce\" aria-labelledby=\"reproduce-title\"><h2 id=\"reproduce-title\">To run it again</h2>");
        out.element(
                "p",
                "The same files, seed and version give the same numbers, on any number of threads. The JSON report holds"
                        + " every number in full.");
        out.raw("<dl class=\"reproduce\">");
        fact(out, "Seed", Long.toString(report.seed()));
        report.environment().forEach((name, text) -> fact(out, name, text));
        fact(out, "Format", AuditReport.SCHEMA);
        hash(out, "Human file", report.human());
        hash(out, "Synthetic file", report.synthetic());
        report.holdout().ifPresent(holdout -> hash(out, "Holdout file", holdout));
        report.references().forEach(reference -> hash(out, "Reference file", reference));
        fact(out, "Ended", report.createdAt().toString());
        double total = report.timings().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        fact(out, "Time in metrics", Figures.number(total / 1000) + " s");
        out.raw("</dl></section>\n");
    }

    private static void hash(Markup out, String name, InputSummary input) {
        input.origin().ifPresent(origin -> fact(out, name, origin.file() + ", SHA-256 " + origin.sha256()));
    }

    private static void fact(Markup out, String name, String text) {
        out.raw("<div>").element("dt", name).open("dd").end().data(text).raw("</dd></div>");
    }
}
