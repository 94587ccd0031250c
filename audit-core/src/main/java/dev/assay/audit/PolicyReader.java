package dev.assay.audit;

import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a {@link Policy} from a configuration tree. */
final class PolicyReader {
    private PolicyReader() {}

    /** The default policy with what the tree states; its rules come after the default ones. */
    static Policy read(JsonValue tree) {
        requireKnown(tree, "alpha", "minimum-rows", "inconclusive-fails", "rules");
        Policy policy = Policy.defaults();
        try {
            if (tree.find("alpha").isPresent()) {
                policy = policy.alpha(tree.get("alpha").asDouble());
            }
            if (tree.find("minimum-rows").isPresent()) {
                policy = policy.minimumRows(tree.get("minimum-rows").asInt());
            }
        } catch (IllegalArgumentException e) {
            throw new JsonException(tree.path() + ": " + e.getMessage());
        }
        if (tree.find("inconclusive-fails").isPresent()) {
            policy = policy.inconclusiveFails(tree.get("inconclusive-fails").asBoolean());
        }
        List<Rule> rules = new ArrayList<>();
        if (tree.find("rules").isPresent()) {
            for (JsonValue rule : tree.get("rules").elements()) {
                rules.add(rule(rule));
            }
        }
        return policy.with(rules.toArray(Rule[]::new));
    }

    private static Rule rule(JsonValue tree) {
        requireKnown(
                tree, "metric", "family", "columns", "field", "warn-below", "fail-below", "warn-above", "fail-above");
        try {
            boolean below = tree.has("warn-below") || tree.has("fail-below");
            if (below && (tree.has("warn-above") || tree.has("fail-above"))) {
                throw new IllegalArgumentException("a rule looks below or above, not both; write two rules");
            }
            return new Rule(
                    tree.find("metric").map(JsonValue::asString),
                    tree.find("family").map(PolicyReader::family),
                    tree.find("columns").map(JsonValue::asStrings).orElse(List.of()),
                    tree.find("field").map(JsonValue::asString).orElse("score"),
                    below ? Rule.BadSide.BELOW : Rule.BadSide.ABOVE,
                    number(tree, below ? "warn-below" : "warn-above"),
                    number(tree, below ? "fail-below" : "fail-above"));
        } catch (IllegalArgumentException e) {
            throw new JsonException(tree.path() + ": " + e.getMessage());
        }
    }

    private static OptionalDouble number(JsonValue tree, String field) {
        Optional<JsonValue> value = tree.find(field);
        return value.isPresent() ? OptionalDouble.of(value.get().asDouble()) : OptionalDouble.empty();
    }

    private static Family family(JsonValue name) {
        for (Family family : Family.values()) {
            if (family.id().equals(name.asString())) {
                return family;
            }
        }
        throw new JsonException(name.path() + ": there is no family " + name.asString() + "; the families are "
                + Arrays.stream(Family.values()).map(Family::id).toList());
    }

    static void requireKnown(JsonValue tree, String... fields) {
        List<String> known = Arrays.asList(fields);
        for (String key : tree.keys()) {
            if (!known.contains(key)) {
                throw new JsonException(tree.path() + ": there is no field " + key + "; the fields are " + known);
            }
        }
    }
}
