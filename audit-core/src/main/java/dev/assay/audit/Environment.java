package dev.assay.audit;

import dev.assay.kernel.PanelKernels;
import dev.assay.stats.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is needed to run an audit again. */
final class Environment {
    private Environment() {}

    static Map<String, String> describe() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("version", version());
        environment.put("generator", Seed.GENERATOR);
        environment.put("provider", PanelKernels.provider());
        environment.put("java", String.valueOf(Runtime.version().feature()));
        return environment;
    }

    /** The version that the build wrote beside this class. */
    static String version() {
        try (InputStream text = Environment.class.getResourceAsStream("version.txt")) {
            return text == null ? "development" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
