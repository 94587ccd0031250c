package dev.assay.verify;

import dev.assay.json.JsonValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case of a reference file: a computation, what a peer answered, and how closely ours must agree.
 *
 * @param file the file it stands in
 * @param id its name, unique within the file
 * @param metric the kind of computation
 * @param status what agreement is asked of us
 * @param input inline arrays, or a file with columns, rows and filters
 * @param parameters options of the peer, part of the definition
 * @param expected value or tree of values
 * @param tolerance a number, or words or an object where one number would mislead
 */
public record ReferenceCase(
        Path file,
        String id,
        String metric,
        Status status,
        JsonValue input,
        JsonValue parameters,
        JsonValue expected,
        JsonValue tolerance) {

    /** What agreement is asked of us. */
    public enum Status {
        /** Ours must agree. */
        REQUIRE,
        /** Ours must agree through a named option. */
        PEER_VARIANT,
        /** What a peer does on degenerate input; ours must be defined, not equal. */
        PEER_BEHAVIOUR,
        /** A recorded mistake; ours must differ. */
        PEER_DEFECT,
        /** Background only. */
        INFO;

        static Status parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The folder the case's file stands in: the area, for example "realism". */
    public String area() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
    }

    /** The file's name without its ending, for example "single-column". */
    public String topic() {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    }

    /** The case that an entry of a file states. */
    static ReferenceCase read(Path file, JsonValue json) {
        Status status =
                Status.parse(json.find("status").map(JsonValue::asString).orElse("require"));
        return new ReferenceCase(
                file,
                json.get("id").asString(),
                json.get("metric").asString(),
                status,
                json.get("input"),
                json.find("parameters").orElse(new JsonValue(Map.of(), json.path() + ".parameters")),
                status == Status.INFO
                        ? json.find("expected").orElse(new JsonValue(null, json.path() + ".expected"))
                        : json.get("expected"),
                tolerance(json));
    }

    /** The tolerance, with those that {@code tolerance_by_key} states for single keys put before it. */
    private static JsonValue tolerance(JsonValue json) {
        JsonValue all = json.find("tolerance").orElse(new JsonValue(1e-9, json.path() + ".tolerance"));
        JsonValue byKey = json.find("tolerance_by_key").orElse(all);
        if (!byKey.isObject() || all.isObject()) {
            return all;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        byKey.keys().forEach(key -> merged.put(key, byKey.get(key).raw()));
        merged.put("default", all.raw());
        return new JsonValue(merged, all.path());
    }
}
