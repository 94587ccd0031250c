package dev.assay.metrics.bias;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An audit's measurements under the names of rules that people answer to. A view shows which measurements are evidence for
 * which clause; it never says that a clause is met, and it is not legal advice. The mapping is data and can be replaced.
 */
public final class RuleViews {
    private RuleViews() {}

    /**
     * A clause and the metrics that bear on it.
     *
     * @param rule name of the rule
     * @param clause where in it
     * @param asks what it asks, in our words
     * @param metrics ids of metrics
     */
    public record Clause(String rule, String clause, String asks, List<String> metrics) {
        public Clause {
            metrics = List.copyOf(metrics);
        }
    }

    /** A clause with the measurements of one audit that bear on it; none means that nothing was measured for it. */
    public record ClauseEvidence(Clause clause, List<Measurement> measurements) {
        public ClauseEvidence {
            measurements = List.copyOf(measurements);
        }
    }

    /** The clauses that the library ships. */
    public static List<Clause> shipped() {
        try (InputStream in = RuleViews.class.getResourceAsStream("rule-views.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list rule-views.txt is missing from the library's jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a mapping: four fields a line parted by tabs: rule, clause, what it asks, metric ids; # comments. */
    public static List<Clause> parse(String text) {
        List<Clause> clauses = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.size() != 4) {
                throw new IllegalArgumentException(
                        "line " + number + ": four fields parted by tabs were expected, were " + fields.size());
            }
            clauses.add(new Clause(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    List.of(fields.get(3).split(",", -1))));
        }
        return clauses;
    }

    /** Each clause with the report's measurements that bear on it. */
    public static List<ClauseEvidence> evidence(List<Clause> clauses, AuditReport report) {
        List<ClauseEvidence> evidence = new ArrayList<>();
        for (Clause clause : clauses) {
            List<Measurement> measurements = new ArrayList<>();
            clause.metrics().forEach(metric -> measurements.addAll(report.of(metric)));
            evidence.add(new ClauseEvidence(clause, measurements));
        }
        return evidence;
    }
}
