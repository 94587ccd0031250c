package dev.assay.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of an audit.
 *
 * @param environment library version, generator, kernel provider, Java version: what is needed to run it again
 * @param createdAt when the audit ended
 * @param seed root of all randomness
 * @param human the human input
 * @param synthetic the synthetic input
 * @param holdout human rows the generator never saw, when given
 * @param references what the synthetic texts were not to copy, each under the name it was given
 * @param verdict the joint verdict
 * @param reason the verdict in one sentence
 * @param measurements everything measured, by family, then metric, then scope
 * @param findings the three to five measurements that carry the verdict, the most telling first
 * @param skipped what was not measured and why
 * @param warnings what a reader must know about the inputs or the run
 * @param partial whether the audit was cancelled or a metric failed, so that measurements are missing
 * @param timings milliseconds spent in each metric
 */
public record AuditReport(
        Map<String, String> environment,
        Instant createdAt,
        long seed,
        InputSummary human,
        InputSummary synthetic,
        Optional<InputSummary> holdout,
        List<InputSummary> references,
        Verdict verdict,
        String reason,
        List<Judged> measurements,
        List<Judged> findings,
        List<Skipped> skipped,
        List<String> warnings,
        boolean partial,
        Map<String, Double> timings) {
    /** Name and version of the JSON format. */
    public static final String SCHEMA = "assay/report/1";

    public AuditReport {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        references = List.copyOf(references);
        measurements = List.copyOf(measurements);
        findings = List.copyOf(findings);
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
        timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    }

    /** The measurements of one metric. */
    public List<Measurement> of(String metric) {
        return measurements.stream()
                .map(Judged::measurement)
                .filter(measurement -> measurement.metric().equals(metric))
                .toList();
    }

    /** The verdict, its reason, and the findings, one a line; {@code Reports.text} gives the tables. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(verdict + ": " + reason);
        for (Judged finding : findings) {
            Measurement measurement = finding.measurement();
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(finding.judgement().map(said -> said.verdict().id()).orElse("not judged"))
                    .append("  ")
                    .append(measurement.metric())
                    .append(", ")
                    .append(measurement.scope());
            if (!measurement.headline().isEmpty()) {
                text.append(": ").append(measurement.headline());
            }
        }
        return text.toString();
    }
}
