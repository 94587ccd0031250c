package dev.assay.io;

import dev.assay.data.Dataset;
import dev.assay.data.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

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
        Set<String> strings = new HashSet<>();
        while (true) {
            Position position = new Position(file.toString());
            TableBuilder table = new TableBuilder(options, strings, position);
            String sha256 = read(file, options, table, position);
            if (!strings.addAll(table.lost())) {
                Dataset dataset = table.dataset(options.name().orElseGet(() -> name(file)));
                return RoleRules.apply(dataset, options.roles()).from(new Origin(file.toString(), sha256));
            }
        }
    }

    private static String read(Path file, ReadOptions options, TableBuilder table, Position position) {
        try (InputFile input = InputFile.open(file, position)) {
            FileFormat format = options.format().orElseGet(() -> format(file, input.reader()));
            switch (format) {
                case CSV -> CsvRows.read(input.reader(), table, position, options);
                case JSONL -> JsonRows.read(input.reader(), table, position, options);
            }
            if (table.rows() == 0) {
                throw position.file(format == FileFormat.CSV ? "has a header row and no data" : "holds no records");
            }
            return input.sha256Hex();
        } catch (IOException e) {
            throw InputFile.failure(position, e);
        }
    }

    private static FileFormat format(Path file, Utf8Reader reader) {
        String name = withoutGzip(file).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return FileFormat.CSV;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return FileFormat.JSONL;
        }
        return reader.head().toString().stripLeading().startsWith("{") ? FileFormat.JSONL : FileFormat.CSV;
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
