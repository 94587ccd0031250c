package dev.assay.cli;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import dev.assay.metrics.bias.RuleViews;
import dev.assay.metrics.bias.RuleViews.ClauseView;
import dev.assay.metrics.bias.RuleViews.Line;
import dev.assay.stats.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an audit's measurements under the clauses of rules that people answer to. */
@Command(
        name = "rules",
        description = "Lists which measurements of a report.json are evidence for which clause of a rule, as Markdown."
                + " Evidence, not legal advice.",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "REPORT", description = "A report.json that 'assay audit' wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path report;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "Clauses and their metrics, in place of the shipped ones: rule, clause, what it asks and metric ids,"
                            + " parted by tabs.")
    private @Nullable Path mapping;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<ClauseView> views = RuleViews.view(clauses(), read());
        if (json) {
            out.print(Json.write(views.stream().map(RulesCommand::entry).toList()));
        } else {
            print(out, views);
        }
        out.flush();
    }

    private List<RuleViews.Clause> clauses() {
        if (mapping == null) {
            return RuleViews.shipped();
        }
        try {
            return RuleViews.parse(Files.readString(mapping, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + mapping + " as UTF-8");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), mapping + ": " + e.getMessage());
        }
    }

    private JsonValue read() {
        try {
            JsonValue value = Json.parse(report);
            if (!value.isObject() || !value.has("measurements") || !value.has("skipped")) {
                throw new ParameterException(spec.commandLine(), report + " is no report.json: it has no measurements");
            }
            return value;
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + report);
        }
    }

    private static void print(PrintWriter out, List<ClauseView> views) {
        out.println("# Measurements as evidence, by rule");
        out.println();
        out.println("A list of evidence. It does not say that a clause is met, and it is not legal advice.");
        String rule = "";
        for (ClauseView view : views) {
            if (!view.clause().rule().equals(rule)) {
                rule = view.clause().rule();
                out.println();
                out.println("## " + rule);
            }
            out.println();
            out.println("### " + view.clause().clause());
            out.println();
            out.println(view.clause().asks());
            if (!view.lines().isEmpty()) {
                out.println();
                out.println("| measurement | value | interval | verdict | conclusion |");
                out.println("|---|---|---|---|---|");
                for (Line line : view.lines()) {
                    out.println("| " + cell(line.metric() + " of " + line.scope()) + " | " + number(line.value())
                            + " | " + interval(line) + " | " + cell(line.verdict()) + " | " + cell(line.conclusion())
                            + " |");
                }
            }
            if (!view.missing().isEmpty()) {
                out.println();
                out.println("No measurement: " + cell(String.join("; ", view.missing())) + ".");
            }
        }
    }

    private static String interval(Line line) {
        return line.low() == null || line.high() == null
                ? ""
                : "[" + number(line.low()) + ", " + number(line.high()) + "]";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "undefined" : Figures.number(value);
    }

    /** Names of columns and values are data: they must not break the table or start markup. */
    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\|<>`*_\\[\\]])", "\\\\$1");
    }

    private static Map<String, Object> entry(ClauseView view) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("rule", view.clause().rule());
        entry.put("clause", view.clause().clause());
        entry.put("asks", view.clause().asks());
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Line line : view.lines()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("metric", line.metric());
            fields.put("scope", line.scope());
            fields.put("value", line.value());
            fields.put("low", line.low());
            fields.put("high", line.high());
            fields.put("verdict", line.verdict());
            fields.put("conclusion", line.conclusion());
            fields.put("headline", line.headline());
            lines.add(fields);
        }
        entry.put("evidence", lines);
        entry.put("missing", view.missing());
        return entry;
    }
}
