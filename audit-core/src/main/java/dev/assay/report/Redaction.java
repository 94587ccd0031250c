package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.InputSummary;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the text of records out of an audit's outcome, for readers who may not see the data. */
final class Redaction {
    private static final String WITHHELD = "withheld";
    private static final String PLAIN = "[](){},.;:+-–−∞≤≥<>=/ ";

    private final Set<String> textColumns = new HashSet<>();

    private Redaction(AuditReport report) {
        for (InputSummary input : List.of(report.human(), report.synthetic())) {
            for (InputSummary.ColumnSummary column : input.columns()) {
                if (column.kind().equals("text") || column.kind().equals("steps")) {
                    textColumns.add(column.name());
                }
            }
        }
    }

    /** The report as the options ask for it. */
    static AuditReport apply(AuditReport report, ReportOptions options) {
        if (options.examples()) {
            return report;
        }
        Redaction redaction = new Redaction(report);
        return new AuditReport(
                report.environment(),
                report.createdAt(),
                report.seed(),
                report.human(),
                report.synthetic(),
                report.holdout(),
                report.references(),
                report.verdict(),
                report.reason(),
                report.measurements().stream().map(redaction::judged).toList(),
                report.findings().stream().map(redaction::judged).toList(),
                report.skipped(),
                report.warnings(),
                report.partial(),
                report.timings());
    }

    private Judged judged(Judged judged) {
        return new Judged(measurement(judged.measurement()), judged.judgement());
    }

    private Measurement measurement(Measurement m) {
        boolean quotes = quotes(m);
        List<Evidence> evidence = new ArrayList<>();
        for (Evidence piece : m.evidence()) {
            evidence.add(evidence(piece, quotes, evidence.size() + 1));
        }
        return new Measurement(
                m.info(),
                m.scope(),
                m.value(),
                m.interval(),
                m.test(),
                m.adjustedPValue(),
                m.humanRows(),
                m.syntheticRows(),
                m.noiseFloor(),
                m.baseline(),
                m.score(),
                m.conclusion(),
                m.details(),
                evidence,
                quotes ? "" : m.headline(),
                m.note());
    }

    /** Whether a measurement's words may hold text of records: it is about a text column, or about whole records. */
    private boolean quotes(Measurement measurement) {
        List<String> columns = measurement.scope().columns();
        boolean records = measurement.evidence().stream().anyMatch(Evidence.Records.class::isInstance);
        return columns.stream().anyMatch(textColumns::contains)
                || (records && !textColumns.isEmpty())
                || (columns.isEmpty()
                        && !textColumns.isEmpty()
                        && measurement.evidence().stream().anyMatch(Evidence.Segment.class::isInstance));
    }

    private static Evidence evidence(Evidence piece, boolean quotes, int number) {
        if (piece instanceof Evidence.Records records) {
            return new Evidence.Records(
                    quotes ? "Records " + number : records.label(),
                    records.records().stream()
                            .map(r -> new Evidence.Record(r.side(), r.row(), r.id(), "", r.weight()))
                            .toList());
        }
        if (piece instanceof Evidence.Segment segment && quotes && quotesText(segment.label())) {
            return new Evidence.Segment(WITHHELD + " " + number, segment.human(), segment.synthetic(), segment.unit());
        }
        if (piece instanceof Evidence.Contrast contrast && quotes && quotesText(contrast.label())) {
            return new Evidence.Contrast(
                    WITHHELD + " " + number,
                    contrast.first(),
                    contrast.firstValue(),
                    contrast.second(),
                    contrast.secondValue(),
                    contrast.unit());
        }
        if (piece instanceof Evidence.Distribution distribution && quotes) {
            List<String> labels = new ArrayList<>();
            for (String label : distribution.labels()) {
                labels.add(quotesText(label) ? WITHHELD + " " + (labels.size() + 1) : label);
            }
            return new Evidence.Distribution(
                    distribution.title(), labels, distribution.human(), distribution.synthetic());
        }
        return piece;
    }

    /** Bins such as "[0, 10)" hold no text of a record. */
    private static boolean quotesText(String label) {
        return !label.codePoints().allMatch(c -> Character.isDigit(c) || PLAIN.indexOf(c) >= 0);
    }
}
