package dev.assay.report;

import dev.assay.audit.Measurement;
import dev.assay.stats.Figures;
import java.util.List;

/** The few measurements that carry the verdict, each with the piece of evidence that tells most. */
final class FindingsSection {
    private FindingsSection() {}

    static void write(Markup out, ReportView view) {
        out.raw("<section id=\"findings\" aria-labelledby=\"findings-title\"><h2 id=\"findings-title\">");
        out.text(view.findings().isEmpty() ? "No finding" : "Findings").raw("</h2>");
        if (view.findings().isEmpty()) {
            out.element("p", "No measurement fails, warns or is undecided under this policy.");
        } else {
            out.raw("<ol class=\"findings\">");
            for (ReportView.Row row : view.findings()) {
                finding(out, view, row);
            }
            out.raw("</ol>");
        }
        out.raw("</section>\n");
    }

    private static void finding(Markup out, ReportView view, ReportView.Row row) {
        Measurement m = row.measurement();
        boolean bare = m.evidence().isEmpty();
        out.tag("li", bare ? "finding bare" : "finding").tag("div", "finding-words");
        out.tag("p", "kicker");
        row.verdict().ifPresent(verdict -> VerdictMark.draw(out, verdict));
        out.text(" " + m.family().title() + " · " + m.info().title()).close("p");
        out.raw("<h3>").data(Headlines.brief(m)).raw("</h3>");
        out.raw("<dl class=\"facts\">");
        if (m.value().isPresent()) {
            fact(
                    out,
                    "value",
                    Figures.number(m.value().getAsDouble())
                            + m.interval()
                                    .map(ends -> " " + Figures.interval(ends))
                                    .orElse(""));
        }
        if (m.noiseFloor().isPresent()) {
            fact(out, "human noise", Words.noise(m));
        }
        m.conclusion().ifPresent(conclusion -> fact(out, "conclusion", conclusion.title()));
        m.score().ifPresent(score -> fact(out, "score", Figures.score(score)));
        m.adjustedPValue().ifPresent(p -> fact(out, "p, adjusted", Figures.pValue(p)));
        if (m.humanRows() != view.report().human().rows()
                || m.syntheticRows() != view.report().synthetic().rows()) {
            fact(
                    out,
                    "rows",
                    Figures.count(m.humanRows()) + " human, " + Figures.count(m.syntheticRows()) + " synthetic");
        }
        out.raw("</dl>");
        if (CalibratedScale.fits(m)) {
            out.raw("<div class=\"finding-track\">");
            Track.axis(out);
            Track.draw(out, row, Track.Domain.of(List.of(row)));
            out.raw("</div>");
        }
        out.tag("p", "reason");
        row.judged().judgement().ifPresent(said -> out.data(Words.sentence(said.reason()))
                .text(" "));
        if (row.index() >= 0) {
            out.open("a")
                    .attribute("href", "#m" + row.index())
                    .end()
                    .text("All its numbers and evidence")
                    .close("a");
        }
        out.raw("</p></div>");
        if (!bare) {
            out.raw("<div class=\"finding-evidence\">");
            EvidenceBlock.drawFirst(out, m);
            out.raw("</div>");
        }
        out.raw("</li>\n");
    }

    private static void fact(Markup out, String name, String text) {
        out.raw("<div>").element("dt", name).element("dd", text).raw("</div>");
    }
}
