package dev.assay.io;

import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Builds a table row by row; columns may appear late and are then missing in the rows before. */
final class TableBuilder {
    private final ReadOptions options;
    private final Set<String> strings;
    private final Position position;
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private final Map<String, ColumnBuilder> byName = new HashMap<>();
    private final int partRows;
    private final Consumer<Dataset> part;
    private int rows;
    private long emitted;

    /** A table in one piece. */
    TableBuilder(ReadOptions options, Set<String> strings, Position position) {
        this.options = options;
        this.strings = strings;
        this.position = position;
        partRows = 0;
        part = whole -> {};
    }

    /** A table in parts of so many rows, of the columns whose kinds the options state. */
    TableBuilder(ReadOptions options, Position position, int partRows, Consumer<Dataset> part) {
        this.options = options;
        this.strings = Set.of();
        this.position = position;
        this.partRows = partRows;
        this.part = part;
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
        ColumnKind kind = options.kinds().get(name);
        ColumnBuilder made = new ColumnBuilder(
                name,
                kind == null && partRows > 0 ? ColumnKind.TEXT : kind,
                strings.contains(name),
                position,
                options.limits());
        made.fill(rows);
        columns.add(made);
        byName.put(name, made);
        return made;
    }

    /** How many columns there are. */
    int columns() {
        return columns.size();
    }

    /** Rows of all parts. */
    long allRows() {
        return emitted + rows;
    }

    /** Adds rows, whose columns are those of this table in the order in which they were made. */
    void add(Cells cells) {
        int from = 0;
        while (from < cells.rows()) {
            int room = options.limits().rows() - rows;
            if (room == 0) {
                position.line(cells.line(from));
                throw position.here("has more than " + rows + " rows, the limit (rows)");
            }
            room = partRows > 0 ? Math.min(room, partRows - rows) : room;
            int to = Math.min(cells.rows(), from + room);
            add(cells, from, to);
            rows += to - from;
            from = to;
            if (rows == partRows) {
                endPart();
            }
        }
    }

    /** Adds rows column by column; of several faults the one in the first row is told. */
    private void add(Cells cells, int from, int to) {
        ReadException first = null;
        long line = Long.MAX_VALUE;
        for (int i = 0; i < columns.size(); i++) {
            try {
                columns.get(i).add(cells, i, from, to);
            } catch (ReadException e) {
                if (position.line() < line) {
                    first = e;
                    line = position.line();
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Hands over the rows since the last part, if any, and lets them go. */
    void endPart() {
        if (rows == 0) {
            return;
        }
        List<Column> stated = new ArrayList<>();
        for (ColumnBuilder column : columns) {
            ColumnKind kind = options.kinds().get(column.name());
            if (kind != null) {
                stated.add(column.column());
            }
            column.clear(kind == null ? ColumnKind.TEXT : kind);
        }
        emitted += rows;
        rows = 0;
        part.accept(Dataset.of("part", stated));
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
