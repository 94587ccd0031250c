package dev.assay.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON tree together with its path, so that every error says where it is. Reading a value as the wrong
 * kind throws {@link JsonException}.
 */
public final class JsonValue {
    private final @Nullable Object raw;
    private final String path;

    /** Wraps a tree as described at {@link Json}. */
    public JsonValue(@Nullable Object raw, String path) {
        this.raw = raw;
        this.path = path;
    }

    /** The bare tree. */
    public @Nullable Object raw() {
        return raw;
    }

    /** Where this value stands, for messages. */
    public String path() {
        return path;
    }

    public boolean isNull() {
        return raw == null;
    }

    public boolean isObject() {
        return raw instanceof Map;
    }

    public boolean isArray() {
        return raw instanceof List;
    }

    public boolean isString() {
        return raw instanceof String;
    }

    public boolean isBoolean() {
        return raw instanceof Boolean;
    }

    /** Whether this is a number, or one of the strings "NaN", "Infinity" and "-Infinity". */
    public boolean isNumber() {
        return raw instanceof Number || "NaN".equals(raw) || "Infinity".equals(raw) || "-Infinity".equals(raw);
    }

    /** The keys of an object, in order. */
    public Set<String> keys() {
        return object().keySet();
    }

    /** Whether this is an object with a value, possibly null, at {@code key}. */
    public boolean has(String key) {
        return raw instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** The value at {@code key}; its absence is an error. */
    public JsonValue get(String key) {
        Map<String, @Nullable Object> map = object();
        if (!map.containsKey(key)) {
            throw new JsonException(path + ": field " + key + " is missing; there are " + map.keySet());
        }
        return new JsonValue(map.get(key), path + "." + key);
    }

    /** The value at {@code key} unless it is absent or null. */
    public Optional<JsonValue> find(String key) {
        return has(key) && object().get(key) != null ? Optional.of(get(key)) : Optional.empty();
    }

    /** The elements of an array. */
    public List<JsonValue> elements() {
        List<JsonValue> elements = new ArrayList<>();
        for (Object element : array()) {
            elements.add(new JsonValue(element, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    public int size() {
        return raw instanceof Map<?, ?> map ? map.size() : array().size();
    }

    public String asString() {
        if (raw instanceof String text) {
            return text;
        }
        throw wrong("a string");
    }

    public boolean asBoolean() {
        if (raw instanceof Boolean flag) {
            return flag;
        }
        throw wrong("true or false");
    }

    /** A number; the strings "NaN", "Infinity" and "-Infinity" stand for those values. */
    public double asDouble() {
        if (raw instanceof Number number) {
            return number.doubleValue();
        }
        if (isNumber()) {
            return Double.parseDouble((String) raw);
        }
        throw wrong("a number");
    }

    public int asInt() {
        if (raw instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw wrong("an integer");
    }

    public long asLong() {
        if (raw instanceof Number number && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw wrong("an integer");
    }

    /** An array of numbers; null elements become NaN. */
    public double[] asDoubles() {
        List<JsonValue> elements = elements();
        double[] values = new double[elements.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(i).isNull() ? Double.NaN : elements.get(i).asDouble();
        }
        return values;
    }

    public int[] asInts() {
        return elements().stream().mapToInt(JsonValue::asInt).toArray();
    }

    /** An array of strings. */
    public List<String> asStrings() {
        return elements().stream().map(JsonValue::asString).toList();
    }

    /** An array of arrays of numbers, one row each. */
    public double[][] asMatrix() {
        return elements().stream().map(JsonValue::asDoubles).toArray(double[][]::new);
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> object() {
        if (raw instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw wrong("an object");
    }

    private List<?> array() {
        if (raw instanceof List<?> list) {
            return list;
        }
        throw wrong("an array");
    }

    private JsonException wrong(String expected) {
        String shown = String.valueOf(raw);
        return new JsonException(path + ": " + expected + " was expected, was "
                + (shown.length() > 80 ? shown.substring(0, 80) + "…" : shown));
    }

    @Override
    public String toString() {
        return path + " = " + raw;
    }
}
