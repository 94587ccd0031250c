package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.metrics.drift.monitor.DriftMonitor;
import dev.assay.metrics.drift.monitor.WindowReport;
import dev.assay.metrics.drift.monitor.WindowRule;
import dev.assay.metrics.drift.profile.Profile;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listener that the page on watching a service shows compiles and counts, on a registry of the same methods. */
class DriftMetersPageTest {
    private static final String REGISTRY = """
            package io.micrometer.core.instrument;
            public class MeterRegistry {
                public final java.util.Map<String, Object> meters = new java.util.TreeMap<>();
                public Counter counter(String name, String... tags) {
                    return (Counter) meters.computeIfAbsent(name + java.util.List.of(tags), key -> new Counter());
                }
                public <T> T gauge(String name, T object, java.util.function.ToDoubleFunction<T> value) {
                    meters.put(name, (java.util.function.DoubleSupplier) () -> value.applyAsDouble(object));
                    return object;
                }
                @Override public String toString() {
                    StringBuilder text = new StringBuilder();
                    meters.forEach((name, meter) -> text.append(name).append('=')
                            .append(meter instanceof java.util.function.DoubleSupplier d ? d.getAsDouble() > 0.25 : meter)
                            .append(';'));
                    return text.toString();
                }
            }
            """;
    private static final String COUNTER = """
            package io.micrometer.core.instrument;
            public class Counter {
                private int count;
                public void increment() { count++; }
                @Override public String toString() { return String.valueOf(count); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("unchecked")
    void theListenerShownCompilesAndCounts() throws Exception {
        Path stubs = Files.createDirectories(folder.resolve("io/micrometer/core/instrument"));
        Path registry = Files.writeString(stubs.resolve("MeterRegistry.java"), REGISTRY);
        Path counter = Files.writeString(stubs.resolve("Counter.java"), COUNTER);
        Path shown = Files.writeString(folder.resolve("DriftMeters.java"), shown());
        String classPath = location(DriftMonitor.class) + java.io.File.pathSeparator + location(Dataset.class);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        folder.toString(),
                        registry.toString(),
                        counter.toString(),
                        shown.toString());
        assertThat(failed).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass("io.micrometer.core.instrument.MeterRegistry");
            Object meters = type.getConstructor().newInstance();
            Consumer<WindowReport> listener = (Consumer<WindowReport>)
                    loader.loadClass("DriftMeters").getConstructor(type).newInstance(meters);
            double[] usual = IntStream.range(0, 500).mapToDouble(i -> i % 97).toArray();
            Profile reference = Profile.of(Dataset.of("r", NumericColumn.wrap("size", usual)));
            DriftMonitor monitor = new DriftMonitor(reference, WindowRule.records(250), listener);
            for (int i = 0; i < 500; i++) {
                monitor.add(Map.of("size", usual[i] + (i < 250 ? 0 : 60)));
            }
            assertThat(meters)
                    .hasToString(
                            "assay.drift.alarms[column, size]=1;assay.drift.index.size=true;assay.drift.windows[]=2;");
        }
    }

    private static Path location(Class<?> type) throws Exception {
        URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(uri);
    }

    private static String shown() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path page = at.resolve("docs/how-to/watch-a-service.md");
            if (Files.isRegularFile(page)) {
                Matcher block = Pattern.compile("```java\\n(import .*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(page));
                assertThat(block.find()).isTrue();
                return block.group(1);
            }
        }
        throw new AssertionError("the page was not found");
    }
}
