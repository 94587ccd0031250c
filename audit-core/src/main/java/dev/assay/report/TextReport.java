package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.InputSummary;
import dev.assay.audit.Judgement;
import dev.assay.audit.Measurement;
import dev.assay.audit.Skipped;
import dev.assay.stats.Figures;
import java.util.ArrayList;
import java.util.List;

/** The report for a terminal and for JShell: verdict, findings, and a table of what stands out in each family. */
final class TextReport {
    private static final int MOST_ROWS = 12;
    private static final int WIDEST_SCOPE = 60;

    private TextReport() {}

    static String write(AuditReport report) {
        ReportView view = ReportView.of(report);
        StringBuilder out = new StringBuilder();
        out.append(report.verdict().name())
                .append(": ")
                .append(line(report.reason()))
                .append('\n');
        out.append("Human ").append(input(report.human()));
        out.append(", synthetic ").append(input(report.synthetic()));
        report.holdout().ifPresent(holdout -> out.append(", holdout ").append(input(holdout)));
        report.references().forEach(reference -> out.append(", reference ").append(input(reference)));
        out.append("; seed ").append(report.seed()).append(".\n");
        for (String warning : report.warnings()) {
            out.append("Note: ").append(line(warning)).append('\n');
        }
        if (!view.findings().isEmpty()) {
            out.append("\nFindings\n");
            int number = 0;
            for (ReportView.Row row : view.findings()) {
                number++;
                out.append("  ")
                        .append(number)
                        .append(". ")
                        .append(line(Headlines.of(row.measurement())))
                        .append('\n');
                row.measurement().conclusion().ifPresent(conclusion -> out.append("     ")
                        .append(Words.conclusion(conclusion))
                        .append('\n'));
                row.judged().judgement().ifPresent(said -> out.append("     ")
                        .append(said(said))
                        .append('\n'));
            }
        }
        for (ReportView.FamilyView family : view.families()) {
            family(out, family);
        }
        skipped(out, report.skipped());
        return out.toString();
    }

    private static void family(StringBuilder out, ReportView.FamilyView family) {
        out.append('\n')
                .append(family.family().title())
                .append(": ")
                .append(family.tally())
                .append('\n');
        List<ReportView.Row> rows = family.rows();
        List<ReportView.Row> noteworthy =
                rows.stream().filter(ReportView.Row::noteworthy).toList();
        List<ReportView.Row> shown = (noteworthy.isEmpty() ? rows : noteworthy)
                .stream().limit(noteworthy.isEmpty() ? 3 : MOST_ROWS).toList();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("metric", "scope", "value", "interval", "noise", "score", "p adj.", "verdict"));
        for (ReportView.Row row : shown) {
            Measurement m = row.measurement();
            table.add(List.of(
                    m.metric(),
                    Visible.cut(line(m.scope().toString()), WIDEST_SCOPE),
                    m.value().isPresent() ? Figures.number(m.value().getAsDouble()) : "undefined",
                    m.interval().map(Figures::interval).orElse(""),
                    Words.noise(m),
                    m.score().isPresent() ? Figures.score(m.score().getAsDouble()) : "",
                    m.adjustedPValue().isPresent()
                            ? Figures.pValue(m.adjustedPValue().getAsDouble())
                            : "",
                    row.verdict().map(verdict -> verdict.id()).orElse("")));
        }
        table(out, table);
        int more = rows.size() - shown.size();
        if (more > 0) {
            out.append("  and ").append(more).append(" more\n");
        }
    }

    private static void table(StringBuilder out, List<List<String>> table) {
        int columns = table.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : table) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder(" ");
            for (int c = 0; c < columns; c++) {
                String pad = " ".repeat(widths[c] - width(row.get(c)));
                boolean number = c >= 2 && c < columns - 1;
                line.append(' ').append(number ? pad + row.get(c) : row.get(c) + pad);
                line.append(c < columns - 1 ? " " : "");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void skipped(StringBuilder out, List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        out.append("\nNot measured: ").append(skipped.size()).append('\n');
        List<NotMeasured> reasons = NotMeasured.of(skipped);
        for (NotMeasured one : reasons.subList(0, Math.min(MOST_ROWS, reasons.size()))) {
            out.append("  ")
                    .append(one.failed() ? "FAILED " : "")
                    .append(line(one.what()))
                    .append(": ")
                    .append(line(one.reason()))
                    .append('\n');
        }
        if (reasons.size() > MOST_ROWS) {
            out.append("  and ").append(reasons.size() - MOST_ROWS).append(" more reasons\n");
        }
    }

    private static String said(Judgement judgement) {
        return judgement.verdict().id() + ": " + line(judgement.reason());
    }

    private static String input(InputSummary input) {
        return line(input.name()) + " (" + Figures.count(input.rows()) + " rows)";
    }

    private static String line(String text) {
        return Visible.line(text);
    }
}
