package dev.assay.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.StepsColumn;
import dev.assay.data.VectorColumn;
import dev.assay.json.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes datasets so that {@link Datasets} reads the same values again. */
public final class DatasetWriter {
    private DatasetWriter() {}

    /** Writes CSV with a header row; a missing value is an empty field, vectors and steps are JSON. */
    public static void writeCsv(Dataset dataset, Path file) throws IOException {
        List<Column> columns = dataset.columns();
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(columns.stream().map(Column::name).toList());
            for (int row = 0; row < dataset.rows(); row++) {
                int position = row;
                csv.writeRecord(columns.stream()
                        .map(column -> column.isMissing(position) ? "" : field(column, position))
                        .toList());
            }
        }
    }

    /** Writes JSON Lines; a missing value is null, an infinite number is a string. */
    public static void writeJsonLines(Dataset dataset, Path file) throws IOException {
        List<Column> columns = dataset.columns();
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int row = 0; row < dataset.rows(); row++) {
                Map<String, @Nullable Object> record = new LinkedHashMap<>();
                for (Column column : columns) {
                    record.put(column.name(), column.isMissing(row) ? null : value(column, row));
                }
                out.write(Json.writeLine(record));
                out.write('\n');
            }
        }
    }

    private static String field(Column column, int row) {
        return column instanceof VectorColumn vectors ? Json.writeLine(vector(vectors, row)) : column.display(row);
    }

    private static @Nullable Object value(Column column, int row) {
        if (column instanceof NumericColumn numbers) {
            double number = numbers.values()[row];
            return Double.isInfinite(number) ? column.display(row) : (Object) number;
        }
        if (column instanceof VectorColumn vectors) {
            return vector(vectors, row);
        }
        return column instanceof StepsColumn
                ? Json.parse(column.display(row), column.name()).raw()
                : column.display(row);
    }

    private static double[] vector(VectorColumn column, int row) {
        float[] values = Arrays.copyOfRange(column.values(), row * column.dimension(), (row + 1) * column.dimension());
        double[] shortest = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shortest[i] = Double.parseDouble(Float.toString(values[i]));
        }
        return shortest;
    }
}
