package dev.assay.benchmarks;

import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a set of benchmarks and stores JMH's results together with what they were measured on. */
final class Runs {
    /** Starting a JVM, making the data and checking that contenders agree. */
    private static final double SET_UP_SECONDS = 3;

    private Runs() {}

    static void measure(boolean quick, String regex, Path out) throws RunnerException, IOException {
        Path raw = Files.createTempFile("jmh", ".json");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(regex)
                .addProfiler(GCProfiler.class)
                .jvmArgsPrepend("-Xms2g", "-Xmx3g")
                .resultFormat(ResultFormatType.JSON)
                .result(raw.toString());
        if (quick) {
            options.param("size", "medium")
                    .param("rows", "1000")
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(500));
        }
        Options planned = options.build();
        System.out.println(plan(planned));
        Map<String, Object> environment = environment(quick ? "quick" : "full");
        new Runner(planned).run();
        environment.put("loadAfter", load());
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("schema", "assay/benchmarks/1");
        results.put("environment", environment);
        results.put("results", withoutPaths(Json.parse(raw)));
        if (out.toAbsolutePath().getParent() != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
        }
        Files.writeString(out, Json.write(results), StandardCharsets.UTF_8);
        Files.delete(raw);
    }

    /** JMH names the JVM by its path on this machine, which tells a reader nothing: its version stands beside it. */
    static List<Map<String, Object>> withoutPaths(JsonValue results) {
        List<Map<String, Object>> kept = new ArrayList<>();
        for (JsonValue result : results.elements()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            result.keys().forEach(key -> fields.put(key, result.get(key).raw()));
            fields.computeIfPresent("jvm", (key, path) -> "java");
            kept.add(fields);
        }
        return kept;
    }

    /** How many benchmarks there are and about how long they take: their iterations, and starting and setting up. */
    private static String plan(Options options) {
        Set<BenchmarkListEntry> entries = BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        options.getIncludes(),
                        options.getExcludes());
        double seconds = 0;
        int runs = 0;
        for (BenchmarkListEntry entry : entries) {
            int parameters = 1;
            Map<String, String[]> declared = entry.getParams().orElse(Map.of());
            for (Map.Entry<String, String[]> parameter : declared.entrySet()) {
                parameters *= options.getParameter(parameter.getKey())
                        .orElse(List.of(parameter.getValue()))
                        .size();
            }
            int forks = options.getForkCount().orElse(entry.getForks().orElse(1));
            runs += parameters * forks;
            double warmUp = options.getWarmupTime()
                            .orElse(entry.getWarmupTime().orElse(TimeValue.seconds(1)))
                            .convertTo(TimeUnit.MILLISECONDS)
                    * (double) options.getWarmupIterations()
                            .orElse(entry.getWarmupIterations().orElse(1));
            double measured = options.getMeasurementTime()
                            .orElse(entry.getMeasurementTime().orElse(TimeValue.seconds(1)))
                            .convertTo(TimeUnit.MILLISECONDS)
                    * (double) options.getMeasurementIterations()
                            .orElse(entry.getMeasurementIterations().orElse(1));
            seconds += parameters * forks * (SET_UP_SECONDS + (warmUp + measured) / 1000);
        }
        return String.format(
                Locale.ROOT,
                "%d benchmarks, %d JVMs, about %.0f minutes",
                entries.size(),
                runs,
                Math.ceil(seconds / 60));
    }

    /** What a reader needs to judge or repeat the figures. */
    static Map<String, Object> environment(String profile) {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("profile", profile);
        environment.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        environment.put("commit", commit());
        environment.put("jdk", System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"));
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        environment.put("cpu", cpu());
        environment.put("cores", Runtime.getRuntime().availableProcessors());
        environment.put("threads", 1);
        environment.put("providers", List.of("plain", "vector (benchmarks named so)"));
        environment.put("loadBefore", load());
        return environment;
    }

    private static double load() {
        return Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String cpu() {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            Map<String, String> fields = new LinkedHashMap<>();
            lines.map(line -> line.split("\\s*:\\s*", 2))
                    .filter(field -> field.length == 2)
                    .forEach(field -> fields.putIfAbsent(field[0], field[1]));
            return fields.getOrDefault("model name", System.getProperty("os.arch")) + ", family "
                    + fields.getOrDefault("cpu family", "?") + " model " + fields.getOrDefault("model", "?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commit that is checked out here, "unknown" outside a work tree. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
