package dev.assay.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.json.Json;
import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file, YAML or JSON, into the tree that the core's readers take. */
final class ConfigFile {
    private ConfigFile() {}

    static JsonValue read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": " + (Files.exists(file) ? "is not a file" : "does not exist")
                    + "; it was given as --config");
        }
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? Json.parse(file) : readYaml(file);
    }

    private static JsonValue readYaml(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                JsonParser parser = new YAMLFactory().createParser(reader)) {
            JsonToken first = parser.nextToken();
            Object tree = first == null ? Map.of() : tree(parser, first);
            if (parser.nextToken() != null) {
                throw new JsonException(file + ": holds more than one document");
            }
            return new JsonValue(tree, file.toString());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String message = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new JsonException(
                    file + (at == null ? "" : ", line " + at.getLineNr()) + ": is not valid YAML: " + message);
        }
    }

    private static @Nullable Object tree(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    Object value = tree(parser, parser.nextToken());
                    if (map.containsKey(key)) {
                        throw new JsonException("line "
                                + parser.currentLocation().getLineNr() + ": the field " + key + " appears twice");
                    }
                    map.put(key, value);
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(tree(parser, next));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }
}
