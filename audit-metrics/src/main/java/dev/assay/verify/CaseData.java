package dev.assay.verify;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.assay.json.Json;
import dev.assay.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Finds and keeps the data files that cases name. Files are looked up below the roots only. */
public final class CaseData {
    private final Optional<Path> root;
    private final Map<Path, CaseTable> tables = new ConcurrentHashMap<>();
    private final Map<Path, List<JsonValue>> lines = new ConcurrentHashMap<>();

    /** Resolves files against {@code root} when given, else against a case's folder and each of its parents. */
    public CaseData(Optional<Path> root) {
        this.root = root;
    }

    /** The file that a case names. */
    public Path resolve(ReferenceCase reference, String name) {
        if (Path.of(name).isAbsolute() || Path.of(name).normalize().startsWith("..")) {
            throw new UnsupportedCaseException("the path " + name + " leaves the data folder");
        }
        if (root.isPresent()) {
            Path file = root.get().resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } else {
            for (Path folder = reference.file().toAbsolutePath().getParent();
                    folder != null;
                    folder = folder.getParent()) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new UnsupportedCaseException("the data file " + name + " is not here");
    }

    /** The CSV table that a case names, all values as text. */
    public CaseTable table(ReferenceCase reference, String name) throws IOException {
        Path file = resolve(reference, name);
        CaseTable known = tables.get(file);
        if (known == null) {
            known = readCsv(file);
            tables.put(file, known);
        }
        return known;
    }

    /** The JSON values of a JSON Lines file that a case names, one a line. */
    public List<JsonValue> jsonLines(ReferenceCase reference, String name) throws IOException {
        Path file = resolve(reference, name);
        List<JsonValue> known = lines.get(file);
        if (known == null) {
            known = new ArrayList<>();
            try (BufferedReader reader = new BufferedReader(open(file))) {
                int number = 1;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isBlank()) {
                        known.add(Json.parse(line, file + ", line " + number));
                    }
                    number++;
                }
            }
            lines.put(file, List.copyOf(known));
        }
        return known;
    }

    private static CaseTable readCsv(Path file) throws IOException {
        try (Reader reader = open(file);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
            List<String> header = List.of();
            List<List<String>> rows = new ArrayList<>();
            for (CsvRecord row : csv) {
                if (header.isEmpty()) {
                    header = row.getFields();
                } else {
                    rows.add(row.getFields());
                }
            }
            return new CaseTable(header, rows);
        }
    }

    private static Reader open(Path file) throws IOException {
        java.io.InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }
}
