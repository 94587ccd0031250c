package dev.assay.io;

import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to read a file. {@link #defaults()} infers everything; each {@code with} method returns changed options.
 *
 * @param name of the dataset; the file's name without its ending when empty
 * @param format of the file; told by its name, else by its first character, when empty
 * @param separator of fields in CSV: comma, semicolon or tab; the most frequent in the header row when empty
 * @param missing texts of CSV fields that stand for a missing value; the empty field always does
 * @param kinds kinds set by the caller, by column
 * @param roles roles set by the caller, by column
 * @param limits what is refused
 */
public record ReadOptions(
        Optional<String> name,
        Optional<FileFormat> format,
        Optional<Character> separator,
        Set<String> missing,
        Map<String, ColumnKind> kinds,
        Map<String, Role> roles,
        ReadLimits limits) {
    /** The texts that stand for a missing value in CSV unless the caller says otherwise. */
    public static final Set<String> MISSING =
            Set.of("NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "null", "NULL", "None");

    public ReadOptions {
        missing = Set.copyOf(missing);
        kinds = Map.copyOf(kinds);
        roles = Map.copyOf(roles);
    }

    /** Everything inferred, the default missing markers and limits. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MISSING,
                Map.of(),
                Map.of(),
                ReadLimits.defaults());
    }

    public ReadOptions withName(String newName) {
        return new ReadOptions(Optional.of(newName), format, separator, missing, kinds, roles, limits);
    }

    public ReadOptions withFormat(FileFormat newFormat) {
        return new ReadOptions(name, Optional.of(newFormat), separator, missing, kinds, roles, limits);
    }

    public ReadOptions withSeparator(char newSeparator) {
        return new ReadOptions(name, format, Optional.of(newSeparator), missing, kinds, roles, limits);
    }

    /** Takes these texts, and the empty field, as missing values in CSV; an empty set leaves only the empty field. */
    public ReadOptions withMissing(Set<String> markers) {
        return new ReadOptions(name, format, separator, markers, kinds, roles, limits);
    }

    /** Reads a column as that kind; a value that does not fit is then an error. */
    public ReadOptions withKind(String column, ColumnKind kind) {
        Map<String, ColumnKind> changed = new LinkedHashMap<>(kinds);
        changed.put(column, kind);
        return new ReadOptions(name, format, separator, missing, changed, roles, limits);
    }

    /** Gives columns a role, whatever their names. */
    public ReadOptions withRole(Role role, String... columns) {
        Map<String, Role> changed = new LinkedHashMap<>(roles);
        for (String column : columns) {
            changed.put(column, role);
        }
        return new ReadOptions(name, format, separator, missing, kinds, changed, limits);
    }

    public ReadOptions withLimits(ReadLimits newLimits) {
        return new ReadOptions(name, format, separator, missing, kinds, roles, newLimits);
    }
}
