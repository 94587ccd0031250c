package dev.assay.audit;

import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import dev.assay.json.JsonException;
import dev.assay.json.JsonValue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The settings of an audit as a configuration file states them. An unknown field, metric, family, role or kind is an
 * error that says where it stands and what is known.
 *
 * @param seed root of all randomness
 * @param roles columns by role
 * @param kinds kind by column, for the readers
 * @param missing words that stand for a missing value, for the readers
 * @param splitBy "column=human,synthetic" when one file holds both sides
 * @param sample most rows a side
 * @param only ids of metrics and families to take; all when empty
 * @param also ids of metrics to take besides, that an audit leaves out unless it is asked for them; one named in {@code
 *     only} is asked for too
 * @param except ids of metrics and families to leave out
 * @param options options by metric
 * @param policy the thresholds; the default policy where the file has none
 */
public record AuditConfig(
        OptionalLong seed,
        Map<Role, List<String>> roles,
        Map<String, ColumnKind> kinds,
        List<String> missing,
        Optional<String> splitBy,
        OptionalInt sample,
        Set<String> only,
        Set<String> also,
        Set<String> except,
        Map<String, Map<String, Object>> options,
        Policy policy) {

    public AuditConfig {
        roles = Map.copyOf(roles);
        kinds = Map.copyOf(kinds);
        missing = List.copyOf(missing);
        only = Set.copyOf(only);
        also = Set.copyOf(also);
        except = Set.copyOf(except);
        options = Map.copyOf(options);
    }

    /** Settings that change nothing. */
    public static AuditConfig defaults() {
        return new AuditConfig(
                OptionalLong.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Policy.defaults());
    }

    /** Reads settings from a configuration tree. */
    public static AuditConfig read(JsonValue tree) {
        PolicyReader.requireKnown(tree, "seed", "roles", "kinds", "missing", "split-by", "sample", "metrics", "policy");
        Optional<JsonValue> metrics = tree.find("metrics");
        metrics.ifPresent(m -> PolicyReader.requireKnown(m, "only", "also", "except", "options"));
        return new AuditConfig(
                tree.find("seed").map(v -> OptionalLong.of(v.asLong())).orElse(OptionalLong.empty()),
                tree.find("roles").map(AuditConfig::readRoles).orElse(Map.of()),
                tree.find("kinds").map(AuditConfig::readKinds).orElse(Map.of()),
                tree.find("missing").map(JsonValue::asStrings).orElse(List.of()),
                tree.find("split-by").map(JsonValue::asString),
                tree.find("sample").map(v -> OptionalInt.of(v.asInt())).orElse(OptionalInt.empty()),
                metrics.flatMap(m -> m.find("only")).map(AuditConfig::readSet).orElse(Set.of()),
                metrics.flatMap(m -> m.find("also")).map(AuditConfig::readSet).orElse(Set.of()),
                metrics.flatMap(m -> m.find("except")).map(AuditConfig::readSet).orElse(Set.of()),
                metrics.flatMap(m -> m.find("options"))
                        .map(AuditConfig::readOptions)
                        .orElse(Map.of()),
                tree.find("policy").map(PolicyReader::read).orElse(Policy.defaults()));
    }

    /** The audit with these settings. */
    public Audit apply(Audit audit) {
        Catalogue catalogue = audit.catalogue.orElseGet(Catalogue::load);
        requireKnown(only, catalogue);
        requireKnown(except, catalogue);
        also.forEach(catalogue::get);
        policy.rules().forEach(rule -> rule.metric()
                .filter(id -> !id.equals(ColumnAgreement.INFO.id()))
                .ifPresent(catalogue::get));
        Audit changed = audit.policy(policy);
        if (seed.isPresent()) {
            changed = changed.seed(seed.getAsLong());
        }
        if (sample.isPresent()) {
            changed = changed.sample(sample.getAsInt());
        }
        for (Role role : Role.values()) {
            changed = changed.role(role, roles.getOrDefault(role, List.of()).toArray(String[]::new));
        }
        for (Map.Entry<String, Map<String, Object>> metric : options.entrySet()) {
            catalogue.get(metric.getKey());
            for (Map.Entry<String, Object> option : metric.getValue().entrySet()) {
                changed = changed.option(metric.getKey(), option.getKey(), option.getValue());
            }
        }
        Set<String> asked = new HashSet<>(also);
        only.stream().filter(name -> catalogue.find(name).isPresent()).forEach(asked::add);
        return changed.also(asked.toArray(String[]::new))
                .only(info ->
                        (only.isEmpty() || names(only, info) || also.contains(info.id())) && !names(except, info));
    }

    private static boolean names(Set<String> named, MetricInfo info) {
        return named.contains(info.id()) || named.contains(info.family().id());
    }

    private static void requireKnown(Set<String> named, Catalogue catalogue) {
        List<String> families = Arrays.stream(Family.values()).map(Family::id).toList();
        for (String name : named) {
            if (!families.contains(name) && catalogue.find(name).isEmpty()) {
                throw new IllegalArgumentException("there is no family " + name + ", the families are " + families
                        + "; and " + catalogue.unknown(name));
            }
        }
    }

    private static Set<String> readSet(JsonValue list) {
        return Set.copyOf(new HashSet<>(list.asStrings()));
    }

    private static Map<Role, List<String>> readRoles(JsonValue tree) {
        Map<Role, List<String>> roles = new EnumMap<>(Role.class);
        for (String name : tree.keys()) {
            JsonValue columns = tree.get(name);
            roles.put(role(name, tree.path()), columns.isString() ? List.of(columns.asString()) : columns.asStrings());
        }
        return roles;
    }

    private static Role role(String name, String path) {
        for (Role role : Role.values()) {
            if (role.id().equals(name)) {
                return role;
            }
        }
        throw new JsonException(path + ": there is no role " + name + "; the roles are "
                + Arrays.stream(Role.values()).map(Role::id).toList());
    }

    private static Map<String, ColumnKind> readKinds(JsonValue tree) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (String column : tree.keys()) {
            String name = tree.get(column).asString();
            try {
                kinds.put(column, ColumnKind.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new JsonException(tree.path() + "." + column + ": there is no kind " + name + "; the kinds are "
                        + Arrays.stream(ColumnKind.values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList());
            }
        }
        return kinds;
    }

    private static Map<String, Map<String, Object>> readOptions(JsonValue tree) {
        Map<String, Map<String, Object>> options = new LinkedHashMap<>();
        for (String metric : tree.keys()) {
            JsonValue ofMetric = tree.get(metric);
            Map<String, Object> values = new LinkedHashMap<>();
            for (String name : ofMetric.keys()) {
                Object value = ofMetric.get(name).raw();
                if (!(value instanceof Number || value instanceof Boolean || value instanceof String)) {
                    throw new JsonException(
                            ofMetric.path() + "." + name + ": an option is a number, true, false or a string");
                }
                values.put(name, value);
            }
            options.put(metric, Map.copyOf(values));
        }
        return options;
    }
}
