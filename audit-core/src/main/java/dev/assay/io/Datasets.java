package dev.assay.io;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.CommonKinds;
import dev.assay.data.Dataset;
import dev.assay.data.Origin;
import dev.assay.data.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads data files into {@link Dataset}s. */
public final class Datasets {
    private Datasets() {}

    /** Reads a CSV or JSON Lines file and infers everything about it. */
    public static Dataset read(Path file) {
        return read(file, ReadOptions.defaults());
    }

    /**
     * Reads a file as the options say.
     *
     * @throws ReadException when the file cannot be read or is not what it should be: one sentence with the place
     */
    public static Dataset read(Path file, ReadOptions options) {
        return read(file, options, Set.of());
    }

    /**
     * Reads files that will be compared, so that a column of one name has one kind in all of them: see {@link CommonKinds}.
     */
    public static List<Dataset> readTogether(List<Path> files, ReadOptions options) {
        List<Dataset> datasets = new ArrayList<>();
        for (Path file : files) {
            datasets.add(read(file, options, Set.of()));
        }
        Map<String, ColumnKind> kinds = CommonKinds.of(datasets, options.kinds().keySet());
        for (int i = 0; i < datasets.size(); i++) {
            Set<String> strings = new HashSet<>();
            for (Column column : datasets.get(i).columns()) {
                ColumnKind kind = kinds.getOrDefault(column.name(), column.kind());
                boolean becomesString = kind == ColumnKind.TEXT || kind == ColumnKind.CATEGORICAL;
                boolean isString = column.kind() == kind || column.kind() == ColumnKind.CATEGORICAL;
                if (becomesString && !isString) {
                    strings.add(column.name());
                }
            }
            if (!strings.isEmpty()) {
                datasets.set(i, read(files.get(i), options, strings));
            }
        }
        return CommonKinds.align(datasets, options.kinds().keySet());
    }

    /**
     * Reads a file part by part, for files that are larger than the memory: only one part is held at a time. A part has the
     * columns whose kinds the options state, because no part alone could tell them; a column that no record of the file has
     * named yet is not in it.
     *
     * @param rows of a part, at least 1; the last part may have fewer
     * @throws ReadException as {@link #read} does, after the parts before the fault were handed over
     */
    public static void readParts(Path file, ReadOptions options, int rows, Consumer<Dataset> each) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, was " + rows);
        }
        Position position = new Position(file.toString());
        String name = options.name().orElseGet(() -> name(file));
        TableBuilder table = new TableBuilder(options, position, rows, part -> each.accept(part.named(name)));
        read(file, options, table, position);
        table.endPart();
    }

    /**
     * Parts of a dataset by the value of a column, such as "human" and "synthetic" of a column "source". The column is left
     * out of the parts, each is named after its value, as in {@code answers[source=human]}.
     *
     * <p>A categorical feature that has no value in two of the parts, such as the name of the model that wrote a record,
     * says where a record comes from and not what it is like: its role becomes {@link Role#IGNORED}. Set it to {@link
     * Role#FEATURE} to compare it all the same.
     *
     * @throws IllegalArgumentException when there is no such column or a value has no row
     */
    public static List<Dataset> split(Dataset dataset, String column, List<String> values) {
        Column by = dataset.column(column);
        List<Dataset> parts = new ArrayList<>();
        for (String value : values) {
            int[] rows = IntStream.range(0, dataset.rows())
                    .filter(row -> !by.isMissing(row) && by.display(row).equals(value))
                    .toArray();
            if (rows.length == 0) {
                throw new IllegalArgumentException("no row of " + dataset.name() + " has " + value + " in column "
                        + column + "; it has " + someValues(by));
            }
            parts.add(dataset.without(column).select(rows).named(dataset.name() + "[" + column + "=" + value + "]"));
        }
        String[] sources = dataset.columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals(column) && namesTheSource(name, parts))
                .toArray(String[]::new);
        return parts.stream().map(part -> part.as(Role.IGNORED, sources)).toList();
    }

    private static boolean namesTheSource(String column, List<Dataset> parts) {
        Set<String> seen = new HashSet<>();
        for (Dataset part : parts) {
            if (!(part.column(column) instanceof CategoricalColumn categories) || part.role(column) != Role.FEATURE) {
                return false;
            }
            Set<String> here = new HashSet<>();
            for (int row = 0; row < categories.size(); row++) {
                if (!categories.isMissing(row)) {
                    here.add(categories.display(row));
                }
            }
            if (!Collections.disjoint(seen, here)) {
                return false;
            }
            seen.addAll(here);
        }
        return !seen.isEmpty();
    }

    private static String someValues(Column column) {
        List<String> values = IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToObj(column::display)
                .distinct()
                .limit(11)
                .toList();
        return String.join(", ", values.subList(0, Math.min(10, values.size()))) + (values.size() > 10 ? ", …" : "");
    }

    private static Dataset read(Path file, ReadOptions options, Set<String> knownStrings) {
        Set<String> strings = new HashSet<>(knownStrings);
        while (true) {
            Position position = new Position(file.toString());
            TableBuilder table = new TableBuilder(options, strings, position);
            String sha256 = read(file, options, table, position);
            if (!strings.addAll(table.lost())) {
                Dataset dataset = table.dataset(options.name().orElseGet(() -> name(file)));
                Dataset withRoles = RoleRules.apply(dataset, options.roles()).from(new Origin(file.toString(), sha256));
                return ReadWarnings.add(withRoles, options.kinds(), options.limits());
            }
        }
    }

    private static String read(Path file, ReadOptions options, TableBuilder table, Position position) {
        try (InputFile input = InputFile.open(file, position)) {
            FileFormat format = options.format().orElseGet(() -> format(file, input.text(), position));
            switch (format) {
                case CSV -> CsvRows.read(input.text(), table, position, options);
                case JSONL -> JsonRows.read(input.text(), table, position, options);
            }
            if (table.allRows() == 0) {
                throw position.file(format == FileFormat.CSV ? "has a header row and no data" : "holds no records");
            }
            return input.sha256Hex();
        } catch (IOException e) {
            throw InputFile.failure(position, e);
        } catch (UncheckedIOException e) {
            throw InputFile.failure(position, Objects.requireNonNull(e.getCause()));
        }
    }

    private static FileFormat format(Path file, Utf8Input input, Position position) {
        String name = withoutGzip(file).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return FileFormat.CSV;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return FileFormat.JSONL;
        }
        String start = input.head().stripLeading();
        if (start.startsWith("[")) {
            throw position.file("starts as a JSON array; write one object a line (JSON Lines), as jq -c '.[]' does");
        }
        return start.startsWith("{") ? FileFormat.JSONL : FileFormat.CSV;
    }

    private static String name(Path file) {
        String name = withoutGzip(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String withoutGzip(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
