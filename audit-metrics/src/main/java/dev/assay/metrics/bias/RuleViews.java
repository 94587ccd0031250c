package dev.assay.metrics.bias;

import dev.assay.audit.AuditReport;
import dev.assay.audit.Measurement;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * One measurement as a stored report tells it.
     *
     * @param scope columns and slice, for people
     * @param value null when undefined
     * @param low lower end of its interval, null without one
     * @param high upper end
     * @param conclusion what the data can say of the difference, or ""
     */
    public record Line(
            String metric,
            String scope,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            String verdict,
            String conclusion,
            String headline) {}

    /**
     * A clause with what a stored report holds for it.
     *
     * @param lines measurements that bear on it
     * @param missing the metrics of the clause that measured nothing, with the reason where the report gives one
     */
    public record ClauseView(Clause clause, List<Line> lines, List<String> missing) {
        public ClauseView {
            lines = List.copyOf(lines);
            missing = List.copyOf(missing);
        }
    }

    /** Each clause with what a {@code report.json} holds for it. */
    public static List<ClauseView> view(List<Clause> clauses, JsonValue report) {
        List<ClauseView> views = new ArrayList<>();
        for (Clause clause : clauses) {
            List<Line> lines = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            for (String metric : clause.metrics()) {
                int before = lines.size();
                for (JsonValue measurement : report.get("measurements").elements()) {
                    if (measurement.get("metric").asString().equals(metric)) {
                        lines.add(line(measurement));
                    }
                }
                if (lines.size() == before) {
                    missing.add(metric + " (" + reason(report, metric) + ")");
                }
            }
            views.add(new ClauseView(clause, lines, missing));
        }
        return views;
    }

    private static Line line(JsonValue measurement) {
        JsonValue scope = measurement.get("scope");
        String columns = String.join(" × ", scope.get("columns").asStrings());
        String slice = scope.get("slice").asString();
        Optional<JsonValue> interval = measurement.find("interval").filter(value -> !value.isNull());
        return new Line(
                measurement.get("metric").asString(),
                (columns.isEmpty() ? "all columns" : columns) + (slice.isEmpty() ? "" : ", " + slice),
                number(measurement.find("value")),
                number(interval.flatMap(ends -> ends.find("low"))),
                number(interval.flatMap(ends -> ends.find("high"))),
                text(measurement, "verdict"),
                text(measurement, "conclusion"),
                text(measurement, "headline"));
    }

    private static @Nullable Double number(Optional<JsonValue> value) {
        return value.filter(JsonValue::isNumber).map(JsonValue::asDouble).orElse(null);
    }

    private static String text(JsonValue measurement, String key) {
        return measurement
                .find(key)
                .filter(JsonValue::isString)
                .map(JsonValue::asString)
                .orElse("");
    }

    private static String reason(JsonValue report, String metric) {
        return report.get("skipped").elements().stream()
                .filter(skipped -> skipped.get("metric").asString().equals(metric))
                .map(skipped -> skipped.get("reason").asString())
                .findFirst()
                .orElse("not asked for");
    }
}
