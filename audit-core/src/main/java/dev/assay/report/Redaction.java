package dev.assay.report;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.InputSummary;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Scope;
import dev.assay.audit.Skipped;
import dev.assay.data.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes what could name a person out of an audit's outcome, for readers who may not see the data: the text of records, ids,
 * and the values of columns with more than {@value #MOST_SHOWN} categories, which are often names or addresses.
 */
final class Redaction {
    private static final String WITHHELD = "withheld";
    private static final String PLAIN = "[](){},.;:+-–−∞≤≥<>=/ ";

    /** Columns with more categories are treated as text. */
    private static final int MOST_SHOWN = 20;

    private final Set<String> columns = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> hiddenValues = new HashSet<>();
    private final Map<String, Integer> slices = new HashMap<>();
    private final Pattern mention;

    private Redaction(AuditReport report) {
        List<InputSummary> inputs = new ArrayList<>(List.of(report.human(), report.synthetic()));
        report.holdout().ifPresent(inputs::add);
        inputs.addAll(report.references());
        for (InputSummary input : inputs) {
            for (InputSummary.ColumnSummary column : input.columns()) {
                columns.add(column.name());
                if (column.kind().equals("text") || column.kind().equals("steps")) {
                    hidden.add(column.name());
                }
                if (column.role().equals(Role.ID.id()) || column.categories() > MOST_SHOWN) {
                    hiddenValues.add(column.name());
                }
            }
        }
        hidden.addAll(hiddenValues);
        mention = Pattern.compile(hidden.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}_])(?:", ")(?![\\p{L}\\p{N}_])")));
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
                report.skipped().stream().map(redaction::skipped).toList(),
                report.warnings(),
                report.partial(),
                report.timings());
    }

    private Judged judged(Judged judged) {
        return new Judged(measurement(judged.measurement()), judged.judgement());
    }

    private Measurement measurement(Measurement m) {
        boolean quotes = quotes(m);
        boolean values = showsValues(m.scope())
                || (m.scope().columns().isEmpty() && !hiddenValues.isEmpty())
                || mentionsHidden(m.scope().slice());
        List<Evidence> evidence = new ArrayList<>();
        for (Evidence piece : m.evidence()) {
            evidence.add(evidence(piece, quotes, values, evidence.size() + 1));
        }
        return new Measurement(
                m.info(),
                scope(m.scope()),
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
                showsValues(m.scope()) ? Map.of() : m.details(),
                evidence,
                quotes ? "" : m.headline(),
                showsValues(m.scope()) || mentionsHidden(m.note()) ? "" : m.note());
    }

    private Skipped skipped(Skipped skipped) {
        boolean says = skipped.failed() && !hidden.isEmpty();
        return new Skipped(
                skipped.metric(),
                scope(skipped.scope()),
                says ? "The metric failed; why is withheld, since it could quote the data." : skipped.reason(),
                skipped.failed());
    }

    /** Slices that name a value of a hidden column are numbered. */
    private Scope scope(Scope scope) {
        if (scope.slice().isEmpty() || !(showsValues(scope) || mentionsHidden(scope.slice()))) {
            return scope;
        }
        slices.putIfAbsent(scope.slice(), slices.size() + 1);
        return new Scope(scope.columns(), "rows " + WITHHELD + " " + slices.get(scope.slice()));
    }

    private boolean showsValues(Scope scope) {
        return scope.columns().stream().anyMatch(hiddenValues::contains);
    }

    private boolean mentionsHidden(String text) {
        return !hidden.isEmpty() && mention.matcher(text).find();
    }

    /** Whether a measurement's words may quote: it is about a hidden column, names one, or is about whole records. */
    private boolean quotes(Measurement measurement) {
        if (hidden.isEmpty()) {
            return false;
        }
        Scope scope = measurement.scope();
        return scope.columns().stream().anyMatch(hidden::contains)
                || (scope.columns().isEmpty() && !measurement.evidence().isEmpty())
                || mentionsHidden(scope.slice())
                || mentionsHidden(measurement.headline())
                || measurement.evidence().stream().anyMatch(this::quotes);
    }

    private boolean quotes(Evidence piece) {
        if (piece instanceof Evidence.Segment segment) {
            return mentionsHidden(segment.label());
        }
        if (piece instanceof Evidence.Contrast contrast) {
            return mentionsHidden(contrast.label() + "\n" + contrast.first() + "\n" + contrast.second());
        }
        if (piece instanceof Evidence.Distribution distribution) {
            return mentionsHidden(distribution.title() + "\n" + String.join("\n", distribution.labels()));
        }
        return true;
    }

    private Evidence evidence(Evidence piece, boolean quotes, boolean values, int number) {
        if (piece instanceof Evidence.Records records) {
            return new Evidence.Records(
                    quotes ? "Records " + number : records.label(),
                    records.records().stream()
                            .map(r -> new Evidence.Record(r.side(), r.row(), "", "", r.weight()))
                            .toList());
        }
        if (piece instanceof Evidence.Segment segment && quotes && quotesText(segment.label(), values)) {
            return new Evidence.Segment(WITHHELD + " " + number, segment.human(), segment.synthetic(), segment.unit());
        }
        if (piece instanceof Evidence.Contrast contrast && quotes) {
            return new Evidence.Contrast(
                    quotesText(contrast.label(), values) ? WITHHELD + " " + number : contrast.label(),
                    "one part",
                    contrast.firstValue(),
                    "the other part",
                    contrast.secondValue(),
                    contrast.unit());
        }
        if (piece instanceof Evidence.Distribution distribution && quotes) {
            List<String> labels = new ArrayList<>();
            for (String label : distribution.labels()) {
                labels.add(quotesText(label, values) ? WITHHELD + " " + (labels.size() + 1) : label);
            }
            return new Evidence.Distribution(
                    mentionsHidden(distribution.title()) ? WITHHELD : distribution.title(),
                    labels,
                    distribution.human(),
                    distribution.synthetic());
        }
        return piece;
    }

    /**
     * Whether a label may hold a value of a record. Names of columns do not, nor do bins such as "[0, 10)", unless values of
     * hidden columns are shown, which may be numbers as well, such as postal codes.
     */
    private boolean quotesText(String label, boolean values) {
        return !columns.contains(label)
                && (values || !label.codePoints().allMatch(c -> Character.isDigit(c) || PLAIN.indexOf(c) >= 0));
    }
}
