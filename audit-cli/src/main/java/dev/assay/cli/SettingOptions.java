package dev.assay.cli;

import dev.assay.audit.AuditConfig;
import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that may also stand in a configuration file; the command line takes precedence. */
final class SettingOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings and policy, YAML or JSON.")
    private @Nullable Path file;

    @Option(
            names = "--split-by",
            paramLabel = "COLUMN=HUMAN,SYNTHETIC",
            description = "Values of a column that tell the sides in --data apart; a third value is the holdout.")
    private @Nullable String splitBy;

    @Option(names = "--label", paramLabel = "COLUMN", description = "Column that says what a record is.")
    private @Nullable String label;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns that say who a record is about or by.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column that names a record.")
    private @Nullable String id;

    @Option(
            names = "--role",
            paramLabel = "COLUMN=ROLE",
            description = "Role of a column, for example notes=ignored; repeatable.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--kind",
            paramLabel = "COLUMN=KIND",
            description = "Kind of a column: numeric, categorical, text, time, vector or steps; repeatable.")
    private Map<String, String> kinds = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness, 1 by default.")
    private @Nullable Long seed;

    @Option(names = "--sample", paramLabel = "N", description = "Compare at most that many random rows a side.")
    private @Nullable Integer sample;

    @Option(names = "--metrics", paramLabel = "ID", split = ",", description = "Take only these metrics.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--also",
            paramLabel = "ID",
            split = ",",
            description = "Take these metrics besides, which are left out unless asked for.")
    private List<String> also = new ArrayList<>();

    @Option(names = "--family", paramLabel = "FAMILY", split = ",", description = "Take only these families.")
    private List<String> families = new ArrayList<>();

    /** The settings of the configuration file with those of the command line put over them. */
    AuditConfig config() throws IOException {
        AuditConfig read = file == null ? AuditConfig.defaults() : AuditConfig.read(ConfigFile.read(file));
        Set<String> only = new LinkedHashSet<>(metrics);
        only.addAll(families);
        return new AuditConfig(
                seed == null ? read.seed() : OptionalLong.of(seed),
                roles(read.roles()),
                kinds(read.kinds()),
                read.missing(),
                splitBy == null ? read.splitBy() : Optional.of(splitBy),
                sample == null ? read.sample() : OptionalInt.of(sample),
                only.isEmpty() ? read.only() : only,
                also.isEmpty() ? read.also() : Set.copyOf(also),
                read.except(),
                read.options(),
                read.policy());
    }

    private Map<Role, List<String>> roles(Map<Role, List<String>> read) {
        Map<Role, List<String>> merged = new EnumMap<>(Role.class);
        merged.putAll(read);
        if (label != null) {
            merged.put(Role.LABEL, List.of(label));
        }
        if (!groups.isEmpty()) {
            merged.put(Role.GROUP, List.copyOf(groups));
        }
        if (id != null) {
            merged.put(Role.ID, List.of(id));
        }
        roles.forEach((column, name) -> {
            Role role = role(column, name);
            List<String> columns = new ArrayList<>(merged.getOrDefault(role, List.of()));
            columns.add(column);
            merged.put(role, columns);
        });
        requireOneRole(merged);
        return merged;
    }

    private static void requireOneRole(Map<Role, List<String>> roles) {
        Map<String, Role> known = new LinkedHashMap<>();
        roles.forEach((role, columns) -> {
            for (String column : columns) {
                Role other = known.put(column, role);
                if (other != null && other != role) {
                    throw new IllegalArgumentException("the column " + column + " is given two roles, " + other.id()
                            + " and " + role.id() + "; a column has one");
                }
            }
        });
    }

    private Map<String, ColumnKind> kinds(Map<String, ColumnKind> read) {
        Map<String, ColumnKind> merged = new LinkedHashMap<>(read);
        kinds.forEach((column, name) -> merged.put(column, kind(column, name)));
        return merged;
    }

    static Role role(String column, String name) {
        return Arrays.stream(Role.values())
                .filter(known -> known.id().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--role " + column + "=" + name
                        + ": there is no such role; the roles are "
                        + Arrays.stream(Role.values()).map(Role::id).toList()));
    }

    static ColumnKind kind(String column, String name) {
        return Arrays.stream(ColumnKind.values())
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--kind " + column + "=" + name
                        + ": there is no such kind; the kinds are "
                        + Arrays.stream(ColumnKind.values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }
}
