package dev.assay.cli;

import dev.assay.audit.AuditConfig;
import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ColumnOptions columns;

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
        columns.roles().forEach((column, role) -> {
            List<String> named = new ArrayList<>(merged.getOrDefault(role, List.of()));
            named.add(column);
            merged.put(role, named);
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
        merged.putAll(columns.kinds());
        return merged;
    }
}
