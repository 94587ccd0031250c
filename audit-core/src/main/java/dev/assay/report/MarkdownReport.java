package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.InputSummary;
import dev.assay.audit.Measurement;
import dev.assay.audit.Skipped;
import dev.assay.audit.Verdict;
import dev.assay.stats.Figures;
import java.util.List;

/** The report as a comment on a pull request: verdict, findings, and what stands out in each family. No links. */
final class MarkdownReport {
    private static final int MOST_ROWS = 10;
    private static final int LONGEST_TEXT = 300;
    private static final String SPECIAL = "\\`*_[]#|~$";

    private MarkdownReport() {}

    static String write(AuditReport report) {
        ReportView view = ReportView.of(report);
        StringBuilder out = new StringBuilder();
        out.append("## Audit of synthetic data: ")
                .append(report.verdict().name())
                .append("\n\n");
        out.append("**").append(text(report.reason())).append("** ");
        out.append("Human ").append(input(report.human()));
        out.append(", synthetic ").append(input(report.synthetic()));
        report.holdout().ifPresent(holdout -> out.append(", holdout ").append(input(holdout)));
        report.references().forEach(reference -> out.append(", reference ").append(input(reference)));
        out.append(", seed ").append(report.seed()).append(".\n");
        if (!report.warnings().isEmpty()) {
            out.append('\n');
            report.warnings()
                    .forEach(warning ->
                            out.append("- Note: ").append(text(warning)).append('\n'));
        }
        if (!view.findings().isEmpty()) {
            out.append("\n### Findings\n\n");
            int number = 0;
            for (ReportView.Row row : view.findings()) {
                number++;
                out.append(number).append(". ").append(text(Headlines.of(row.measurement())));
                row.measurement().conclusion().ifPresent(conclusion -> out.append("<br>")
                        .append(Words.conclusion(conclusion)));
                row.judged().judgement().ifPresent(said -> out.append("<br>**")
                        .append(said.verdict().id())
                        .append("**: ")
                        .append(text(said.reason())));
                out.append('\n');
            }
        }
        out.append("\n### Families\n\n");
        out.append("| Family | Fail | Warn | Inconclusive | Pass | Without a rule |\n|---|--:|--:|--:|--:|--:|\n");
        for (ReportView.FamilyView family : view.families()) {
            ReportView.Tally tally = family.tally();
            out.append("| ").append(family.family().title());
            for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE, Verdict.PASS)) {
                out.append(" | ").append(tally.of(verdict));
            }
            out.append(" | ").append(tally.unjudged()).append(" |\n");
        }
        for (ReportView.FamilyView family : view.families()) {
            family(out, family);
        }
        skipped(out, report.skipped());
        return out.toString();
    }

    private static void family(StringBuilder out, ReportView.FamilyView family) {
        List<ReportView.Row> noteworthy =
                family.rows().stream().filter(ReportView.Row::noteworthy).toList();
        if (noteworthy.isEmpty()) {
            return;
        }
        out.append("\n### ").append(family.family().title()).append("\n\n");
        out.append("| | Metric | Scope | Value [interval] | Human noise | Score |\n|---|---|---|--:|--:|--:|\n");
        for (ReportView.Row row : noteworthy.subList(0, Math.min(MOST_ROWS, noteworthy.size()))) {
            Measurement m = row.measurement();
            out.append("| ")
                    .append(row.verdict().map(verdict -> verdict.id()).orElse(""))
                    .append(" | ");
            out.append(text(m.info().title())).append(" | ");
            out.append(text(m.scope().toString())).append(" | ");
            out.append(m.value().isPresent() ? Figures.number(m.value().getAsDouble()) : "undefined");
            m.interval().ifPresent(ends -> out.append(" \\[")
                    .append(Figures.number(ends.low()))
                    .append(", ")
                    .append(Figures.number(ends.high()))
                    .append("\\]"));
            out.append(" | ");
            m.noiseFloor().ifPresent(floor -> out.append(Words.noise(m)));
            out.append(" | ");
            m.score().ifPresent(score -> out.append(Figures.score(score)));
            out.append(" |\n");
        }
        if (noteworthy.size() > MOST_ROWS) {
            out.append("\nand ").append(noteworthy.size() - MOST_ROWS).append(" more\n");
        }
    }

    private static void skipped(StringBuilder out, List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        out.append("\n### Not measured\n\n");
        List<NotMeasured> reasons = NotMeasured.of(skipped);
        for (NotMeasured one : reasons.subList(0, Math.min(MOST_ROWS, reasons.size()))) {
            out.append("- ")
                    .append(one.failed() ? "failed: " : "")
                    .append(text(one.what()))
                    .append(": ")
                    .append(text(one.reason()))
                    .append('\n');
        }
        if (reasons.size() > MOST_ROWS) {
            out.append("- and ").append(reasons.size() - MOST_ROWS).append(" more reasons\n");
        }
    }

    private static String input(InputSummary input) {
        return text(input.name()) + " (" + Figures.count(input.rows()) + " rows)";
    }

    /**
     * Text from the data on one line, with nothing in it that Markdown, HTML or a code-hosting site acts upon: no markup,
     * no mention of a person or an issue, no link.
     */
    static String text(String raw) {
        String line = Visible.cut(Visible.line(raw), LONGEST_TEXT);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
            // A word joiner keeps a person's name, an issue's number and an address from becoming a link.
            boolean joins = c == '@' || c == '#' || (c == ':' && line.startsWith("//", i + 1));
            if (joins || (c == '.' && i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3))) {
                out.append('\u2060');
            }
        }
        return out.toString();
    }
}
