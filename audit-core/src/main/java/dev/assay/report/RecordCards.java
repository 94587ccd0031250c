package dev.assay.report;

import dev.assay.audit.Evidence;
import dev.assay.stats.Figures;
import java.util.List;

/** Records as quotations: which side and row each comes from, and text to recognise it by. */
final class RecordCards {
    private static final int LONGEST_EXCERPT = 600;

    private RecordCards() {}

    static void draw(Markup out, Evidence.Records records, int most) {
        List<Evidence.Record> shown =
                records.records().subList(0, Math.min(most, records.records().size()));
        out.tag("figure", "records")
                .open("figcaption")
                .end()
                .data(Words.sentence(records.label()))
                .close("figcaption");
        out.tag("ul", shown.size() == 2 ? "cards two" : "cards");
        for (Evidence.Record record : shown) {
            card(out, record);
        }
        out.close("ul");
        int more = records.records().size() - shown.size();
        if (more > 0) {
            out.element("p", "muted", Words.count(more, "more record") + " in the JSON report.");
        }
        out.close("figure").line();
    }

    private static void card(Markup out, Evidence.Record record) {
        out.tag("li", "card of-" + record.side().id()).tag("p", "source");
        out.element("strong", record.side().id()).text(" row " + Figures.count(record.row()));
        if (!record.id().isEmpty()) {
            out.text(", id ").data(Visible.cut(Visible.line(record.id()), 80));
        }
        if (Double.isFinite(record.weight())) {
            out.element("span", "muted", " · weight " + Figures.number(record.weight()));
        }
        out.close("p");
        if (!record.excerpt().isEmpty()) {
            out.raw("<blockquote dir=\"auto\">")
                    .text(Visible.cut(record.excerpt(), LONGEST_EXCERPT))
                    .close("blockquote");
        }
        out.close("li");
    }
}
