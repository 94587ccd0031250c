package dev.assay.cli;

import dev.assay.audit.Catalogue;
import dev.assay.audit.Family;
import dev.assay.audit.Metric;
import dev.assay.audit.MetricInfo;
import dev.assay.audit.MetricOption;
import dev.assay.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the catalogue. */
@Command(
        name = "metrics",
        description = "Lists what is measured, or tells about one metric.",
        mixinStandardHelpOptions = true)
final class MetricsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A metric to tell about.")
    private @Nullable String id;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Catalogue catalogue = Catalogue.load();
        if (id != null) {
            Metric metric = catalogue.get(id);
            if (json) {
                out.print(Json.write(entry(metric)));
            } else {
                describe(out, metric);
            }
        } else if (json) {
            List<Map<String, Object>> entries = new ArrayList<>();
            catalogue.metrics().forEach(metric -> entries.add(entry(metric)));
            out.print(Json.write(entries));
        } else {
            list(out, catalogue.metrics());
        }
        out.flush();
    }

    private static void list(PrintWriter out, List<Metric> metrics) {
        int width = metrics.stream()
                .mapToInt(metric -> metric.info().id().length())
                .max()
                .orElse(0);
        Family family = null;
        for (Metric metric : metrics) {
            MetricInfo info = metric.info();
            if (info.family() != family) {
                out.println((family == null ? "" : System.lineSeparator())
                        + info.family().title() + ": " + info.family().question());
                family = info.family();
            }
            out.println("  " + info.id() + " ".repeat(width - info.id().length() + 2) + info.summary()
                    + (info.onRequest() ? " (on request)" : ""));
        }
    }

    private static void describe(PrintWriter out, Metric metric) {
        MetricInfo info = metric.info();
        out.println(info.title());
        out.println(info.summary());
        words(info).forEach((name, value) -> {
            if (!name.equals("title") && !name.equals("summary")) {
                out.println("  " + name + " ".repeat(10 - name.length()) + value);
            }
        });
        for (MetricOption option : metric.options()) {
            out.println("  option    " + option.name() + ": " + option.summary() + "; " + option.takes()
                    + "; by default " + option.standard());
        }
    }

    private static Map<String, Object> entry(Metric metric) {
        Map<String, Object> entry = new LinkedHashMap<>(words(metric.info()));
        entry.put(
                "options",
                metric.options().stream()
                        .map(option -> {
                            Map<String, String> described = new LinkedHashMap<>();
                            described.put("name", option.name());
                            described.put("summary", option.summary());
                            described.put("takes", option.takes());
                            described.put("default", option.standard());
                            return described;
                        })
                        .toList());
        return entry;
    }

    private static Map<String, String> words(MetricInfo info) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", info.id());
        entry.put("title", info.title());
        entry.put("family", info.family().id());
        entry.put("summary", info.summary());
        entry.put("range", info.range());
        entry.put("direction", info.direction().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        entry.put("needs", info.needs());
        entry.put("source", info.source());
        entry.put("taken", info.onRequest() ? "on request: --also " + info.id() : "by default");
        return entry;
    }
}
