package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a table row by row; columns may appear late and are then missing in the rows before. */
final class TableBuilder {
    private final ReadOptions options;
    private final Set<String> strings;
    private final Position position;
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private final Map<String, ColumnBuilder> byName = new HashMap<>();
    private int rows;

    TableBuilder(ReadOptions options, Set<String> strings, Position position) {
        this.options = options;
        this.strings = strings;
        this.position = position;
    }

    /** The column of that name, made when it is new. */
    ColumnBuilder column(String name) {
        ColumnBuilder known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (columns.size() == options.limits().columns()) {
            throw position.here("has more than " + options.limits().columns() + " columns, the limit (columns)");
        }
        ColumnBuilder made =
                new ColumnBuilder(name, options.kinds().get(name), strings.contains(name), position, options.limits());
        made.fill(rows);
        columns.add(made);
        byName.put(name, made);
        return made;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    int rows() {
        return rows;
    }

    /** Ends the row: columns that it did not name are missing in it. */
    void endRow() {
        if (rows == options.limits().rows()) {
            throw position.here("has more than " + rows + " rows, the limit (rows)");
        }
        rows++;
        for (ColumnBuilder column : columns) {
            if (column.size() < rows) {
                column.addMissing();
            }
        }
    }

    /** Names of the columns that must be read again as strings. */
    Set<String> lost() {
        Set<String> names = new HashSet<>();
        for (ColumnBuilder column : columns) {
            if (column.isLost()) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** The finished table. Builders are let go one by one, so that no more than one column is held twice. */
    Dataset dataset(String name) {
        byName.clear();
        List<Column> finished = new ArrayList<>();
        while (!columns.isEmpty()) {
            finished.add(columns.get(0).column());
            columns.remove(0);
        }
        return Dataset.of(name, finished);
    }
}
