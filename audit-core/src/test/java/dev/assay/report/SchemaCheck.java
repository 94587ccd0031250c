package dev.assay.report;

import dev.assay.json.JsonValue;
import java.util.List;

/** Checks a JSON value against the part of JSON Schema that the published schema uses. */
final class SchemaCheck {
    private final JsonValue root;

    SchemaCheck(JsonValue root) {
        this.root = root;
    }

    /** An error names the first place that does not fit. */
    void check(JsonValue value) {
        check(root, value);
    }

    private void check(JsonValue schema, JsonValue value) {
        if (schema.has("$ref")) {
            check(root.get("$defs").get(schema.get("$ref").asString().substring("#/$defs/".length())), value);
            return;
        }
        if (schema.has("anyOf")) {
            require(
                    schema.get("anyOf").elements().stream().anyMatch(option -> fits(option, value)),
                    value,
                    "no option fits");
            return;
        }
        if (schema.has("const")) {
            require(
                    schema.get("const").raw().equals(value.raw()),
                    value,
                    "is not " + schema.get("const").raw());
        }
        if (schema.has("enum")) {
            require(schema.get("enum").asStrings().contains(value.raw()), value, "is none of " + schema.get("enum"));
        }
        schema.find("type").ifPresent(type -> type(type, value));
        if (value.isObject()) {
            object(schema, value);
        } else if (value.isArray() && schema.has("items")) {
            value.elements().forEach(element -> check(schema.get("items"), element));
        }
    }

    private void object(JsonValue schema, JsonValue value) {
        schema.find("required").ifPresent(names -> names.asStrings()
                .forEach(name -> require(value.has(name), value, "lacks " + name)));
        for (String key : value.keys()) {
            if (schema.has("properties") && schema.get("properties").has(key)) {
                check(schema.get("properties").get(key), value.get(key));
            } else if (schema.has("additionalProperties")) {
                JsonValue further = schema.get("additionalProperties");
                require(!further.isBoolean() || further.asBoolean(), value, "has an unknown field " + key);
                if (further.isObject()) {
                    check(further, value.get(key));
                }
            }
        }
    }

    private static void type(JsonValue type, JsonValue value) {
        List<String> names = type.isArray() ? type.asStrings() : List.of(type.asString());
        require(names.stream().anyMatch(name -> is(name, value)), value, "is not of type " + names);
    }

    private static boolean is(String type, JsonValue value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "integer" -> value.raw() instanceof Long;
            case "number" -> value.raw() instanceof Number;
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private boolean fits(JsonValue schema, JsonValue value) {
        try {
            check(schema, value);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static void require(boolean fine, JsonValue value, String what) {
        if (!fine) {
            throw new AssertionError(value.path() + " " + what);
        }
    }
}
