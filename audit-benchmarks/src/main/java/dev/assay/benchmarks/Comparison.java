package dev.assay.benchmarks;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Two results side by side. Time is judged only by ratios within one run: a benchmark's time over that of {@code
 * baseline} of the same class and parameters. It got worse when that ratio grew by more than the limit with its whole
 * interval (JMH's 99.9 % errors, propagated), or when it allocates more an operation.
 */
final class Comparison {
    /** Growth of allocation that is noise of the profiler: objects of the harness, and a share. */
    private static final double ALLOCATION_BYTES = 1024;

    private static final double ALLOCATION_SHARE = 1.02;

    /** One benchmark with one set of parameters. */
    private record Score(double time, double error, double allocation) {}

    /** A quotient with half the width of its interval. */
    private record Ratio(double value, double error) {
        static Ratio of(Score score, Score other) {
            return new Ratio(score.time(), score.error()).over(new Ratio(other.time(), other.error()));
        }

        Ratio over(Ratio other) {
            double quotient = value / other.value;
            return new Ratio(quotient, quotient * Math.hypot(error / value, other.error / other.value));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", value, value - error, value + error);
        }
    }

    private final List<String> lines = new ArrayList<>();
    private final List<String> worse = new ArrayList<>();

    private Comparison() {}

    static Comparison of(Path base, Path head, double limit) throws IOException {
        Comparison comparison = new Comparison();
        Map<String, Score> before = read(base);
        Map<String, Score> after = read(head);
        for (Map.Entry<String, Score> entry : after.entrySet()) {
            String name = entry.getKey();
            Score old = before.get(name);
            if (old == null) {
                comparison.lines.add(name + ": only in " + head);
                continue;
            }
            comparison.judge(name, old, entry.getValue(), baseline(name, before), baseline(name, after), limit);
        }
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                comparison.lines.add(name + ": only in " + base);
            }
        }
        return comparison;
    }

    private void judge(
            String name, Score old, Score now, Optional<Score> oldBase, Optional<Score> nowBase, double limit) {
        StringBuilder line = new StringBuilder(name).append(": time head/base ").append(Ratio.of(now, old));
        if (oldBase.isPresent() && nowBase.isPresent() && !name.contains(".baseline")) {
            Ratio change = Ratio.of(now, nowBase.get()).over(Ratio.of(old, oldBase.get()));
            line.append(", against baseline ").append(change);
            if (change.value() - change.error() > limit) {
                worse.add(name + ": its time over the baseline's grew by " + change + ", the limit is " + limit);
            }
        }
        line.append(String.format(Locale.ROOT, ", B/op %.0f -> %.0f", old.allocation(), now.allocation()));
        if (now.allocation() > old.allocation() * ALLOCATION_SHARE + ALLOCATION_BYTES) {
            worse.add(String.format(
                    Locale.ROOT,
                    "%s: allocates %.0f bytes an operation, %.0f before",
                    name,
                    now.allocation(),
                    old.allocation()));
        }
        lines.add(line.toString());
    }

    private static Optional<Score> baseline(String name, Map<String, Score> scores) {
        int parameters = name.indexOf(' ');
        String method = parameters < 0 ? name : name.substring(0, parameters);
        String rest = parameters < 0 ? "" : name.substring(parameters);
        return Optional.ofNullable(scores.get(method.substring(0, method.lastIndexOf('.')) + ".baseline" + rest));
    }

    private static Map<String, Score> read(Path file) throws IOException {
        JsonValue root = Json.parse(file);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (JsonValue result : (root.isArray() ? root : root.get("results")).elements()) {
            String name = result.get("benchmark").asString();
            StringBuilder key = new StringBuilder(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
            result.find("params").ifPresent(params -> params.keys().forEach(parameter -> key.append(' ')
                    .append(parameter)
                    .append('=')
                    .append(params.get(parameter).asString())));
            JsonValue primary = result.get("primaryMetric");
            scores.put(
                    key.toString(),
                    new Score(
                            primary.get("score").asDouble(),
                            number(primary.get("scoreError")),
                            result.find("secondaryMetrics")
                                    .flatMap(metrics -> metrics.find("gc.alloc.rate.norm"))
                                    .map(metric -> metric.get("score").asDouble())
                                    .orElse(0.0)));
        }
        return scores;
    }

    /** JMH writes "NaN" where one iteration allows no error. */
    private static double number(JsonValue value) {
        return value.isNumber() ? value.asDouble() : 0;
    }

    /** What got worse; empty when nothing did. */
    List<String> worse() {
        return List.copyOf(worse);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(worse.isEmpty() ? "nothing got worse\n" : "worse:\n");
        worse.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }
}
