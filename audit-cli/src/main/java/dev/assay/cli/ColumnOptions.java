package dev.assay.cli;

import dev.assay.io.ReadOptions;
import java.util.LinkedHashMap;
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

    ReadOptions reading() {
        ReadOptions options = ReadOptions.defaults();
        for (Map.Entry<String, String> role : roles.entrySet()) {
            options = options.withRole(SettingOptions.role(role.getKey(), role.getValue()), role.getKey());
        }
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            options = options.withKind(kind.getKey(), SettingOptions.kind(kind.getKey(), kind.getValue()));
        }
        return options;
    }
}
