package dev.assay.cli;

import dev.assay.json.Json;
import dev.assay.verify.BundledCases;
import dev.assay.verify.CaseData;
import dev.assay.verify.ReferenceCase;
import dev.assay.verify.Solvers;
import dev.assay.verify.Verification;
import dev.assay.verify.Verification.Outcome;
import dev.assay.verify.Verification.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes reference cases; prints each disagreement, the totals of each metric and last the totals. */
@Command(
        name = "verify",
        description = "Recomputes reference cases and says which agree.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no case fails", "1:a case fails", "2:the folder has no cases or cannot be read"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder or file of reference cases; those that come with the library when left out.")
    private @Nullable Path folder;

    @Option(names = "--data", paramLabel = "ROOT", description = "Folder against which data files are resolved.")
    private @Nullable Path data;

    @Option(names = "--skipped", description = "Also print each skipped case.")
    private boolean showSkipped;

    @Option(names = "--json", description = "Print JSON: totals, totals by metric, and every case.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<ReferenceCase> cases = cases();
        PrintWriter out = spec.commandLine().getOut();
        Verification verification = new Verification(Solvers.all(), new CaseData(Optional.ofNullable(data)));
        List<Result> results = verification.run(cases, result -> {
            if (!json && (result.outcome() == Outcome.FAILED || showSkipped && result.outcome() == Outcome.SKIPPED)) {
                out.println(line(result));
                out.flush();
            }
        });
        Map<String, Map<Outcome, Integer>> byMetric = new TreeMap<>();
        Map<Outcome, Integer> total = new EnumMap<>(Outcome.class);
        for (Result result : results) {
            String metric = result.reference().area() + "/" + result.reference().metric();
            byMetric.computeIfAbsent(metric, m -> new EnumMap<>(Outcome.class))
                    .merge(result.outcome(), 1, Integer::sum);
            total.merge(result.outcome(), 1, Integer::sum);
        }
        if (json) {
            out.print(Json.write(tree(results, byMetric, total)));
        } else {
            byMetric.forEach((metric, counts) -> out.println(metric + ": " + totals(counts)));
            out.println(totals(total));
        }
        out.flush();
        return total.getOrDefault(Outcome.FAILED, 0) > 0 ? 1 : 0;
    }

    private List<ReferenceCase> cases() throws IOException {
        if (folder != null && !Files.exists(folder)) {
            throw new IllegalArgumentException(folder + ": does not exist; name a folder of reference cases");
        }
        if (data != null && !Files.isDirectory(data)) {
            throw new IllegalArgumentException(data + ": is not a folder; --data names the one that holds data files");
        }
        List<ReferenceCase> cases = folder == null ? BundledCases.all() : Verification.cases(folder);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(
                    folder + ": holds no reference cases, which are .json files with an array named cases");
        }
        return cases;
    }

    private static String line(Result result) {
        ReferenceCase reference = result.reference();
        return result.outcome() + " " + reference.area() + "/" + reference.topic() + " " + reference.id() + " ("
                + reference.metric() + "): " + result.message();
    }

    private static String totals(Map<Outcome, Integer> counts) {
        return counts.getOrDefault(Outcome.PASSED, 0) + " passed, " + counts.getOrDefault(Outcome.FAILED, 0)
                + " failed, " + counts.getOrDefault(Outcome.SKIPPED, 0) + " skipped";
    }

    private static Map<String, Object> tree(
            List<Result> results, Map<String, Map<Outcome, Integer>> byMetric, Map<Outcome, Integer> total) {
        Map<String, Object> tree = new LinkedHashMap<>(counts(total));
        Map<String, Object> metrics = new LinkedHashMap<>();
        byMetric.forEach((metric, counts) -> metrics.put(metric, counts(counts)));
        tree.put("metrics", metrics);
        List<Map<String, String>> cases = new ArrayList<>();
        for (Result result : results) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("area", result.reference().area());
            entry.put("topic", result.reference().topic());
            entry.put("id", result.reference().id());
            entry.put("metric", result.reference().metric());
            entry.put("outcome", name(result.outcome()));
            if (!result.message().isEmpty()) {
                entry.put("message", result.message());
            }
            cases.add(entry);
        }
        tree.put("cases", cases);
        return tree;
    }

    private static Map<String, Integer> counts(Map<Outcome, Integer> counts) {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            all.put(name(outcome), counts.getOrDefault(outcome, 0));
        }
        return all;
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
