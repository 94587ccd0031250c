package dev.assay.audit;

import dev.assay.stats.Seed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is needed to run an audit again. */
final class Environment {
    private Environment() {}

    static Map<String, String> describe() {
        Map<String, String> environment = new LinkedHashMap<>();
        String version = Environment.class.getPackage().getImplementationVersion();
        environment.put("version", version == null ? "development" : version);
        environment.put("generator", Seed.GENERATOR);
        environment.put("java", String.valueOf(Runtime.version().feature()));
        return environment;
    }
}
