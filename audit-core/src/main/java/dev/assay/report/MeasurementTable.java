package dev.assay.report;

import dev.assay.audit.Measurement;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.Verdict;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A family's measurements, one line each, grouped by metric, the worst first, long tails folded away. */
final class MeasurementTable {
    private static final int FEWEST_FOLDED = 3;
    private static final int MOST_SHOWN = 12;
    private static final int MOST_FOLDED = 150;
    private static final int COLUMNS = 8;
    private static final int LONGEST_PAGE = 1_400_000;

    private final Markup out;
    private final Set<Integer> open;

    /**
     * @param out where it is written
     * @param open positions of the measurements whose evidence is shown unfolded
     */
    MeasurementTable(Markup out, Set<Integer> open) {
        this.out = out;
        this.open = open;
    }

    void write(ReportView.FamilyView family) {
        out.raw("<table class=\"measurements\" role=\"table\">");
        out.element(
                "caption",
                "Measurements of the family " + family.family().title() + ", the worst of each metric first");
        head(family.rows());
        for (ReportView.MetricView metric : family.worstFirst()) {
            metric(metric);
        }
        out.raw("</table>\n");
    }

    private void head(List<ReportView.Row> rows) {
        out.raw("<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Scope</th>"
                + "<th scope=\"col\" role=\"columnheader\" class=\"drawn\">");
        if (rows.stream().anyMatch(row -> CalibratedScale.fits(row.measurement()))) {
            out.raw("<span class=\"visually-hidden\">Position</span>");
            Track.axis(out);
        } else {
            out.text("Value and interval");
        }
        out.raw("</th>");
        for (String title : List.of("Value", "Interval", "Human noise", "Score", "p, adjusted")) {
            out.raw("<th scope=\"col\" role=\"columnheader\" class=\"number\">")
                    .text(title)
                    .raw("</th>");
        }
        out.raw("<th scope=\"col\" role=\"columnheader\">Verdict</th></tr></thead>\n");
    }

    private void metric(ReportView.MetricView metric) {
        List<ReportView.Row> rows = metric.rows();
        int shown = (int) Math.min(MOST_SHOWN, Math.max(1, metric.noteworthy()));
        if (rows.size() - shown == 1) {
            shown = rows.size();
        }
        Track.Domain domain = Track.Domain.of(rows);
        out.raw("<tbody role=\"rowgroup\"><tr class=\"metric\" role=\"row\">"
                + "<th scope=\"rowgroup\" role=\"rowheader\" colspan=\"" + COLUMNS + "\">");
        out.open("h3")
                .attribute("id", metric.info().id())
                .end()
                .text(metric.info().title())
                .close("h3");
        out.element("p", metric.info().summary());
        method(metric);
        out.raw("</th></tr>\n");
        for (ReportView.Row row : rows.subList(0, shown)) {
            row(row, domain);
            words(row);
        }
        List<ReportView.Row> rest = rows.subList(shown, rows.size());
        if (!rest.isEmpty()) {
            folded(rest, domain);
        }
        out.raw("</tbody>\n");
    }

    private void folded(List<ReportView.Row> rest, Track.Domain domain) {
        out.raw("<tr class=\"wide\" role=\"row\"><td role=\"cell\" colspan=\"" + COLUMNS
                + "\"><details class=\"long\">");
        out.element("summary", tail(rest));
        out.raw("<table class=\"measurements\" role=\"table\"><caption class=\"visually-hidden\">");
        out.text("Further measurements").raw("</caption>");
        head(rest);
        out.raw("<tbody role=\"rowgroup\">");
        int most = out.length() < LONGEST_PAGE ? MOST_FOLDED : FEWEST_FOLDED;
        for (ReportView.Row row : rest.subList(0, Math.min(most, rest.size()))) {
            row(row, domain);
        }
        out.raw("</tbody></table>");
        if (rest.size() > most) {
            out.element("p", "muted", Words.count(rest.size() - most, "more row") + " in the JSON report.");
        }
        out.raw("</details></td></tr>\n");
    }

    private static String tail(List<ReportView.Row> rest) {
        String more = "and " + rest.size() + " more";
        long noteworthy = rest.stream().filter(ReportView.Row::noteworthy).count();
        if (noteworthy > 0) {
            return more + ", " + noteworthy + " of them noteworthy";
        }
        if (rest.stream().allMatch(row -> row.placement() == Placement.WITHIN)) {
            return more + " within human noise";
        }
        return rest.stream().allMatch(row -> row.verdict().isPresent()) ? more + " that pass" : more;
    }

    private void row(ReportView.Row row, Track.Domain domain) {
        Measurement m = row.measurement();
        out.open("tr").attribute("role", "row");
        if (row.index() >= 0) {
            out.attribute("id", "m" + row.index());
        }
        out.end()
                .raw("<th scope=\"row\" role=\"rowheader\">")
                .data(Visible.cut(m.scope().toString(), 200));
        out.raw("</th><td role=\"cell\" class=\"drawn\">");
        Track.draw(out, row, domain);
        out.raw("</td>");
        cell("value", m.value().isPresent() ? Figures.number(m.value().getAsDouble()) : "undefined");
        cell("interval", m.interval().map(Figures::interval).orElse(""));
        cell("noise", Words.noise(m));
        cell("score", m.score().isPresent() ? Figures.score(m.score().getAsDouble()) : "");
        cell(
                "p adj.",
                m.adjustedPValue().isPresent()
                        ? Figures.pValue(m.adjustedPValue().getAsDouble())
                        : "");
        out.raw("<td role=\"cell\" class=\"said\">");
        if (row.verdict().isPresent()) {
            VerdictMark.draw(out, row.verdict().get());
        } else {
            out.element("span", "muted", "no rule");
        }
        out.raw("</td></tr>\n");
    }

    private void cell(String label, String text) {
        out.open("td")
                .attribute("role", "cell")
                .attribute("class", text.isEmpty() ? "number none" : "number")
                .attribute("data-label", label)
                .end()
                .text(text)
                .close("td");
    }

    /** Headline, reason, note and evidence of a row that deserves them, in a line of its own. */
    private void words(ReportView.Row row) {
        Measurement m = row.measurement();
        boolean speaks = row.noteworthy() || m.value().isEmpty();
        List<String> sentences = new ArrayList<>();
        if (!m.headline().isBlank()) {
            sentences.add(m.headline());
        }
        if (speaks) {
            row.judged()
                    .judgement()
                    .filter(said -> said.verdict() == Verdict.INCONCLUSIVE
                            || !said.reason().startsWith("score "))
                    .ifPresent(said -> sentences.add(Words.sentence(said.reason())));
        }
        if (!m.note().isBlank() && (speaks || !m.headline().isBlank())) {
            sentences.add(m.note());
        }
        if (sentences.isEmpty() && EvidenceBlock.isEmpty(m)) {
            return;
        }
        out.raw("<tr class=\"wide\" role=\"row\"><td role=\"cell\" colspan=\"" + COLUMNS + "\">");
        if (!sentences.isEmpty()) {
            out.tag("p", "words");
            m.conclusion().ifPresent(conclusion -> out.element("strong", Words.conclusion(conclusion) + ".")
                    .text(" "));
            for (int i = 0; i < sentences.size(); i++) {
                out.text(i == 0 ? "" : " ").data(sentences.get(i));
            }
            out.close("p");
        }
        if (!EvidenceBlock.isEmpty(m) && out.length() > LONGEST_PAGE) {
            out.element("p", "muted", "Its evidence is in the JSON report; this page would grow too long.");
        } else if (!EvidenceBlock.isEmpty(m)) {
            out.open("details");
            if (open.contains(row.index())) {
                out.attribute("open", "open");
            }
            out.end().element("summary", EvidenceBlock.summary(m)).tag("div", "evidence");
            EvidenceBlock.draw(out, m);
            out.raw("</div></details>");
        }
        out.raw("</td></tr>\n");
    }

    /** How the metric's numbers were made, for those who check. */
    private void method(ReportView.MetricView metric) {
        MetricInfo info = metric.info();
        out.raw("<details class=\"method\"><summary>Method</summary><dl>");
        fact("Range", info.range() + ", " + Words.direction(info.direction()));
        fact("Rows", rowsOf(metric.rows()));
        fact(
                "Interval",
                methods(metric.rows().stream()
                        .flatMap(row -> row.measurement().interval().stream())
                        .map(interval -> interval.method() + ", level " + Figures.percent(interval.level()))
                        .toList()));
        fact(
                "Test",
                methods(metric.rows().stream()
                        .flatMap(row -> row.measurement().test().stream())
                        .map(test -> test.method())
                        .toList()));
        fact(
                "Human noise",
                methods(metric.rows().stream()
                        .flatMap(row -> row.measurement().noiseFloor().stream())
                        .map(floor -> "95 % of " + floor.splits() + " splits; " + floor.method())
                        .toList()));
        fact("Needs", info.needs());
        fact("Source", info.source());
        fact("Id", info.id());
        out.raw("</dl></details>");
    }

    private void fact(String name, String text) {
        if (!text.isBlank()) {
            out.raw("<div>").element("dt", name).element("dd", text).raw("</div>");
        }
    }

    private static String methods(List<String> methods) {
        List<String> different = methods.stream().distinct().toList();
        return different.size() <= 2
                ? String.join(" or ", different)
                : different.get(0) + " or one of " + (different.size() - 1) + " others, named in the JSON report";
    }

    private static String rowsOf(List<ReportView.Row> rows) {
        return range(rows.stream()
                        .mapToLong(row -> row.measurement().humanRows())
                        .summaryStatistics()) + " human, "
                + range(rows.stream()
                        .mapToLong(row -> row.measurement().syntheticRows())
                        .summaryStatistics())
                + " synthetic";
    }

    private static String range(java.util.LongSummaryStatistics numbers) {
        return numbers.getMin() == numbers.getMax()
                ? Figures.count(numbers.getMin())
                : Figures.count(numbers.getMin()) + " to " + Figures.count(numbers.getMax());
    }
}
