package dev.assay.benchmarks;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the tables of docs/performance.md from stored results. A table stands between the comments {@code <!-- FILE -->}
 * and {@code <!-- end of FILE -->}; one whose file does not exist stays as it is.
 */
final class PerformancePage {
    private static final Pattern TABLE = Pattern.compile("(?s)<!-- (\\S+\\.json) -->\n.*?<!-- end of \\1 -->");

    private PerformancePage() {}

    /** The page with its tables made anew. */
    static String of(String page, Path results) throws IOException {
        Matcher matcher = TABLE.matcher(page);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            Path file = results.resolve(name);
            String table = Files.exists(file)
                    ? "<!-- " + name + " -->\n" + table(Json.parse(file)) + "\n<!-- end of " + name + " -->"
                    : matcher.group();
            matcher.appendReplacement(filled, Matcher.quoteReplacement(table));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String table(JsonValue result) {
        StringBuilder table = new StringBuilder(environment(result.get("environment")));
        if (result.find("rows").isPresent()) {
            table.append("\n| loop | peer | peer | plain | ratio | vector | ratio |\n|---|---|---|---|---|---|---|\n");
            result.get("rows").elements().forEach(row -> table.append(peerLine(row)));
        } else {
            table.append(
                    "\n| benchmark | time an operation | baseline over it | bytes allocated |\n|---|---|---|---|\n");
            Map<String, Double> baselines = new LinkedHashMap<>();
            for (JsonValue row : result.get("results").elements()) {
                if (name(row).contains(".baseline")) {
                    baselines.put(name(row), seconds(row));
                }
            }
            result.get("results").elements().forEach(row -> table.append(benchmarkLine(row, baselines)));
        }
        return table.toString();
    }

    private static String environment(JsonValue environment) {
        return String.format(
                Locale.ROOT,
                "%s; %s; load %.1f at the start; commit %.7s.%n",
                environment.get("jdk").asString(),
                environment.get("cpu").asString(),
                environment
                        .find("loadAtStart")
                        .orElseGet(() -> environment.get("loadBefore"))
                        .asDouble(),
                environment.get("commit").asString());
    }

    private static String peerLine(JsonValue row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s |%n",
                row.get("loop").asString(),
                row.get("peer").asString(),
                time(row.get("seconds").asDouble()),
                spread(row.get("plain")),
                ratio(row.get("plain").get("ratio").asDouble()),
                spread(row.get("vector")),
                ratio(row.get("vector").get("ratio").asDouble()));
    }

    /** The median with the lowest and highest in its unit. */
    private static String spread(JsonValue side) {
        double median = side.get("seconds").asDouble();
        return time(median) + " (" + digits(side.get("low").asDouble() * scale(median)) + "-"
                + digits(side.get("high").asDouble() * scale(median)) + ")";
    }

    private static String benchmarkLine(JsonValue row, Map<String, Double> baselines) {
        String name = name(row);
        int parameters = name.indexOf(' ');
        String rest = parameters < 0 ? "" : name.substring(parameters);
        String method = parameters < 0 ? name : name.substring(0, parameters);
        Double baseline = baselines.get(method.substring(0, method.lastIndexOf('.')) + ".baseline" + rest);
        double unit = seconds(row) / row.get("primaryMetric").get("score").asDouble();
        JsonValue error = row.get("primaryMetric").get("scoreError");
        double bytes = row.find("secondaryMetrics")
                .flatMap(metrics -> metrics.find("gc.alloc.rate.norm"))
                .map(metric -> metric.get("score").asDouble())
                .orElse(0.0);
        return String.format(
                Locale.ROOT,
                "| %s | %s%s | %s | %,.0f |%n",
                name,
                time(seconds(row)),
                error.isNumber() ? " ± " + digits(error.asDouble() * unit * scale(seconds(row))) : "",
                baseline == null || method.endsWith(".baseline") ? "" : ratio(baseline / seconds(row)),
                bytes);
    }

    /** Class, method and parameters. */
    private static String name(JsonValue row) {
        String full = row.get("benchmark").asString();
        StringBuilder name = new StringBuilder(full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1));
        row.find("params").ifPresent(params -> params.keys().forEach(key -> name.append(' ')
                .append(key)
                .append('=')
                .append(params.get(key).asString())));
        return name.toString();
    }

    private static double seconds(JsonValue row) {
        JsonValue metric = row.get("primaryMetric");
        double unit =
                switch (metric.get("scoreUnit").asString()) {
                    case "s/op" -> 1;
                    case "ms/op" -> 1e-3;
                    case "us/op" -> 1e-6;
                    case "ns/op" -> 1e-9;
                    default ->
                        throw new IllegalArgumentException("a benchmark must measure time an operation, unit was "
                                + metric.get("scoreUnit").asString());
                };
        return metric.get("score").asDouble() * unit;
    }

    /** Three digits and a unit. */
    static String time(double seconds) {
        double scale = scale(seconds);
        return digits(seconds * scale) + (scale == 1 ? " s" : scale == 1e3 ? " ms" : " µs");
    }

    private static double scale(double seconds) {
        return seconds >= 1 ? 1 : seconds >= 1e-3 ? 1e3 : 1e6;
    }

    private static String ratio(double value) {
        return digits(value);
    }

    private static String digits(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
