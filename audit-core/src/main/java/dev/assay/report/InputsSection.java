package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.InputSummary;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was compared: the files, their size, and each column's kind, role and missing values. */
final class InputsSection {
    private static final int MOST_COLUMNS = 200;

    private InputsSection() {}

    static void write(Markup out, AuditReport report) {
        out.raw(
                "<section id=\"inputs\" aria-labelledby=\"inputs-title\"><h2 id=\"inputs-title\">What was compared</h2>");
        Map<String, InputSummary> sides = new LinkedHashMap<>();
        sides.put("human", report.human());
        sides.put("synthetic", report.synthetic());
        report.holdout().ifPresent(holdout -> sides.put("holdout", holdout));
        report.references().forEach(reference -> sides.put("reference " + reference.name(), reference));
        out.raw("<div class=\"scroll\"><table class=\"plain\"><caption>Datasets</caption><thead><tr>");
        for (String title : List.of("Side", "Name", "Rows", "Columns", "File")) {
            out.raw("<th scope=\"col\">").text(title).raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        sides.forEach((side, input) -> {
            out.raw("<tr>");
            out.open("th")
                    .attribute("scope", "row")
                    .attribute("class", "is-" + side.split(" ", 2)[0])
                    .end()
                    .text(side)
                    .raw("</th><td>");
            out.data(input.name()).raw("</td><td class=\"number\">").text(Figures.count(input.rows()));
            out.raw("</td><td class=\"number\">")
                    .text(Figures.count(input.columns().size()))
                    .raw("</td><td class=\"path\">");
            input.origin()
                    .ifPresentOrElse(
                            origin -> out.data(origin.file()), () -> out.element("span", "muted", "in memory"));
            out.raw("</td></tr>");
        });
        out.raw("</tbody></table></div>");
        columns(out, sides);
        out.raw("</section>\n");
    }

    private static void columns(Markup out, Map<String, InputSummary> sides) {
        Map<String, List<InputSummary.ColumnSummary>> byName = new LinkedHashMap<>();
        List<InputSummary> inputs = new ArrayList<>(sides.values());
        for (InputSummary.ColumnSummary column : inputs.get(0).columns()) {
            byName.put(column.name(), new ArrayList<>());
        }
        for (InputSummary input : inputs) {
            for (InputSummary.ColumnSummary column : input.columns()) {
                byName.computeIfAbsent(column.name(), name -> new ArrayList<>()).add(column);
            }
        }
        out.raw("<details>");
        out.element("summary", Words.count(byName.size(), "column") + ": kinds, roles, missing values");
        out.raw(
                "<div class=\"scroll\"><table class=\"plain\"><caption>Columns</caption><thead><tr><th scope=\"col\">Column</th>"
                        + "<th scope=\"col\">Kind</th><th scope=\"col\">Role</th>");
        sides.keySet().forEach(side -> out.raw("<th scope=\"col\" class=\"number\">")
                .text("missing, " + side)
                .raw("</th>"));
        out.raw("</tr></thead><tbody>");
        byName.entrySet().stream().limit(MOST_COLUMNS).forEach(entry -> column(out, entry.getKey(), inputs));
        out.raw("</tbody></table></div>");
        if (byName.size() > MOST_COLUMNS) {
            out.element(
                    "p", "muted", Words.count(byName.size() - MOST_COLUMNS, "more column") + " in the JSON report.");
        }
        out.raw("</details>");
    }

    private static void column(Markup out, String name, List<InputSummary> inputs) {
        List<String> kinds = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (InputSummary input : inputs) {
            String cell = "–";
            for (InputSummary.ColumnSummary column : input.columns()) {
                if (column.name().equals(name)) {
                    kinds.add(column.kind());
                    roles.add(column.role());
                    cell = column.missing() == 0
                            ? "0"
                            : Figures.count(column.missing()) + " ("
                                    + Figures.percent(column.missing() / (double) Math.max(1, input.rows())) + ")";
                }
            }
            missing.add(cell);
        }
        out.raw("<tr><th scope=\"row\">").data(name).raw("</th><td>");
        out.text(String.join(" / ", kinds.stream().distinct().toList())).raw("</td><td>");
        out.text(String.join(" / ", roles.stream().distinct().toList())).raw("</td>");
        missing.forEach(cell -> out.raw("<td class=\"number\">").text(cell).raw("</td>"));
        out.raw("</tr>");
    }
}
