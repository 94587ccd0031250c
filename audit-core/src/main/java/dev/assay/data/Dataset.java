package dev.assay.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A named, immutable table: columns of equal length, each with a {@link Role}.
 *
 * <p>Thread-safe. Column names are unique; their order is kept.
 */
public final class Dataset {
    private final String name;
    private final Map<String, Column> columns;
    private final Map<String, Role> roles;
    private final int rows;
    private final Optional<Origin> origin;
    private final List<ReadWarning> warnings;

    private Dataset(
            String name,
            Map<String, Column> columns,
            Map<String, Role> roles,
            int rows,
            Optional<Origin> origin,
            List<ReadWarning> warnings) {
        this.name = name;
        this.columns = columns;
        this.roles = roles;
        this.rows = rows;
        this.origin = origin;
        this.warnings = warnings;
    }

    /** A dataset of these columns, all with the role {@link Role#FEATURE}. */
    public static Dataset of(String name, List<? extends Column> columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException("dataset " + name + ": column " + column.name() + " has "
                        + column.size() + " rows, " + columns.get(0).name() + " has " + rows);
            }
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("dataset " + name + ": two columns are named " + column.name());
            }
        }
        return new Dataset(name, byName, Map.of(), rows, Optional.empty(), List.of());
    }

    /** A dataset of these columns, all with the role {@link Role#FEATURE}. */
    public static Dataset of(String name, Column... columns) {
        return of(name, List.of(columns));
    }

    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    /** The columns in order. */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** The column of that name. */
    public Optional<Column> find(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** The column of that name; an unknown name is an error that lists the known ones. */
    public Column column(String column) {
        return find(column)
                .orElseThrow(() -> new IllegalArgumentException(
                        "dataset " + name + " has no column " + column + "; it has " + columns.keySet()));
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The role of a column of this dataset. */
    public Role role(String column) {
        return roles.getOrDefault(column(column).name(), Role.FEATURE);
    }

    /** The columns with one of these roles, in order. */
    public List<Column> withRole(Role first, Role... more) {
        Set<Role> wanted = EnumSet.of(first, more);
        List<Column> found = new ArrayList<>();
        for (Column column : columns.values()) {
            if (wanted.contains(role(column.name()))) {
                found.add(column);
            }
        }
        return List.copyOf(found);
    }

    /** Where the rows came from, when they were read from a file. */
    public Optional<Origin> origin() {
        return origin;
    }

    /** What was odd about the file that the rows were read from; about the whole file, whatever rows are selected. */
    public List<ReadWarning> warnings() {
        return warnings;
    }

    /** This dataset with these warnings. */
    public Dataset warned(List<ReadWarning> newWarnings) {
        return new Dataset(name, columns, roles, rows, origin, List.copyOf(newWarnings));
    }

    /** This dataset with one column's role set. */
    public Dataset as(Role role, String... columnNames) {
        Map<String, Role> changed = new LinkedHashMap<>(roles);
        for (String column : columnNames) {
            changed.put(column(column).name(), role);
        }
        return new Dataset(name, columns, changed, rows, origin, warnings);
    }

    /** This dataset under another name. */
    public Dataset named(String newName) {
        return new Dataset(newName, columns, roles, rows, origin, warnings);
    }

    /** This dataset with its origin stated. */
    public Dataset from(Origin newOrigin) {
        return new Dataset(name, columns, roles, rows, Optional.of(newOrigin), warnings);
    }

    /** This dataset with {@code column} added, or put in the place of the column of the same name. */
    public Dataset with(Column column) {
        if (!columns.isEmpty() && column.size() != rows) {
            throw new IllegalArgumentException("dataset " + name + ": column " + column.name() + " has " + column.size()
                    + " rows, the dataset " + rows);
        }
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        changed.put(column.name(), column);
        return new Dataset(name, changed, roles, column.size(), origin, warnings);
    }

    /** This dataset without some columns; names it does not have are passed over. */
    public Dataset without(String... columnNames) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        Map<String, Role> changedRoles = new LinkedHashMap<>(roles);
        for (String column : columnNames) {
            changed.remove(column);
            changedRoles.remove(column);
        }
        return new Dataset(name, changed, changedRoles, rows, origin, warnings);
    }

    /** The rows at these positions, in this order; positions may repeat. */
    public Dataset select(int... positions) {
        Map<String, Column> picked = new LinkedHashMap<>();
        for (Column column : columns.values()) {
            picked.put(column.name(), column.select(positions));
        }
        return new Dataset(name, picked, roles, positions.length, origin, warnings);
    }

    /** The rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Dataset slice(int from, int to) {
        if (from < 0 || to > rows || from > to) {
            throw new IllegalArgumentException(
                    "rows must lie in [0, " + rows + ") in order, was [" + from + ", " + to + ")");
        }
        int[] positions = new int[to - from];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = from + i;
        }
        return select(positions);
    }

    /** A short description: name, rows, and each column's kind and role. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(": ").append(rows).append(" rows");
        for (Column column : columns.values()) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(column.name())
                    .append("  ")
                    .append(column.kind().name().toLowerCase(java.util.Locale.ROOT));
            Role role = roles.getOrDefault(column.name(), Role.FEATURE);
            if (role != Role.FEATURE) {
                text.append(", ").append(role.id());
            }
        }
        return text.toString();
    }
}
