package dev.assay.cli;

import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import dev.assay.io.ReadOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the columns of a file are, where the caller knows better than the reader. */
final class ColumnOptions {
    @Option(
            names = "--role",
            paramLabel = "COLUMN=ROLE",
            description = "Role of a column, for example row=id or notes=ignored; repeatable.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--kind",
            paramLabel = "COLUMN=KIND",
            description = "Kind of a column: numeric, categorical, text, time, vector or steps; repeatable.")
    private Map<String, String> kinds = new LinkedHashMap<>();

    /** By column, in the order of the command line. */
    Map<String, Role> roles() {
        Map<String, Role> known = new LinkedHashMap<>();
        roles.forEach((column, name) -> known.put(column, role(column, name)));
        return known;
    }

    /** By column, in the order of the command line. */
    Map<String, ColumnKind> kinds() {
        Map<String, ColumnKind> known = new LinkedHashMap<>();
        kinds.forEach((column, name) -> known.put(column, kind(column, name)));
        return known;
    }

    ReadOptions reading() {
        ReadOptions options = ReadOptions.defaults();
        for (Map.Entry<String, Role> role : roles().entrySet()) {
            options = options.withRole(role.getValue(), role.getKey());
        }
        for (Map.Entry<String, ColumnKind> kind : kinds().entrySet()) {
            options = options.withKind(kind.getKey(), kind.getValue());
        }
        return options;
    }

    private static Role role(String column, String name) {
        return Arrays.stream(Role.values())
                .filter(known -> known.id().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--role " + column + "=" + name
                        + ": there is no such role; the roles are "
                        + Arrays.stream(Role.values()).map(Role::id).toList()));
    }

    private static ColumnKind kind(String column, String name) {
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
