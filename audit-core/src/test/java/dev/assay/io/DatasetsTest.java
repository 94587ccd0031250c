package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.VectorColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    @TempDir
    Path folder;

    @Test
    void readsNumbersCategoriesAndMissingValuesFromCsv() throws IOException {
        Dataset people = read("people.csv", "age,sex,height\n31,F,1.5\n,M,NA\n40,F,1.75\n50,M,-1e-3\n");
        assertThat(people.name()).isEqualTo("people");
        assertThat(people.rows()).isEqualTo(4);
        assertThat(((NumericColumn) people.column("age")).values()).containsExactly(31, Double.NaN, 40, 50);
        assertThat(((NumericColumn) people.column("height")).values()).containsExactly(1.5, Double.NaN, 1.75, -0.001);
        CategoricalColumn sex = (CategoricalColumn) people.column("sex");
        assertThat(sex.dictionary()).containsExactly("F", "M");
        assertThat(sex.codes()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void readsRecordsOfJsonLines() throws IOException {
        Dataset records = read("r.jsonl", """
                {"id": "a", "vector": [1, 2.5], "label": true, "messages": [{"role": "user"}]}

                {"id": "b", "label": false, "vector": [0, -1e-1], "messages": [], "late": "x"}
                {"id": "c", "label": null, "vector": null, "messages": null, "late": ""}
                """);
        assertThat(records.role("id")).isEqualTo(Role.ID);
        assertThat(records.role("label")).isEqualTo(Role.LABEL);
        assertThat(records.role("messages")).isEqualTo(Role.TRAJECTORY);
        VectorColumn vector = (VectorColumn) records.column("vector");
        assertThat(vector.dimension()).isEqualTo(2);
        assertThat(vector.values()).containsExactly(1, 2.5f, 0, -0.1f, Float.NaN, Float.NaN);
        assertThat(records.column("late").missingCount()).isEqualTo(2);
        assertThat(records.column("messages").kind()).isEqualTo(ColumnKind.STEPS);
    }

    @Test
    void fieldsOfRecordsMayComeInAnyOrderAndWithAnyNames() throws IOException {
        Dataset records = read("r.jsonl", """
                {"a": 1.5, "b": "x", "c": 1}
                {"b": "y", "a": 2.5, "c": 2}
                {"a":3.5,"c":3}
                {"a\\"": "q", "b\\u0031": "r"}
                { "c" : 4 , "b":"z" }
                {"a": NaN, "b": null, "c": 5, "b1": "s"}
                """);
        assertThat(records.columns()).extracting(Column::name).containsExactly("a", "b", "c", "a\"", "b1");
        assertThat(shown(records, "a")).containsExactly("1.5", "2.5", "3.5", "", "", "");
        assertThat(shown(records, "b")).containsExactly("x", "y", "", "", "z", "");
        assertThat(shown(records, "c")).containsExactly("1", "2", "3", "", "4", "5");
        assertThat(shown(records, "a\"")).containsExactly("", "", "", "q", "", "");
        assertThat(shown(records, "b1")).containsExactly("", "", "", "r", "", "s");
    }

    private static List<String> shown(Dataset dataset, String column) {
        Column values = dataset.column(column);
        return IntStream.range(0, dataset.rows()).mapToObj(values::display).toList();
    }

    @Test
    void partsOfAFileAreItsRowsInOrder() throws IOException {
        ReadOptions kinds =
                ReadOptions.defaults().withKind("age", ColumnKind.NUMERIC).withKind("sex", ColumnKind.CATEGORICAL);
        Path csv = Files.writeString(folder.resolve("p.csv"), "age,note,sex\n31,a,F\n,b,M\n40,7,F\n50,c,\n60,d,M\n");
        Path jsonl = Files.writeString(folder.resolve("p.jsonl"), """
                {"age": 31, "note": [1], "sex": "F"}
                {"sex": "M"}
                {"sex": "F", "age": 40}
                {"age": 50}
                {"age": 60, "sex": "M"}
                """);
        for (Path file : List.of(csv, jsonl)) {
            List<Dataset> parts = new ArrayList<>();
            Datasets.readParts(file, kinds, 2, parts::add);
            assertThat(parts).extracting(Dataset::rows).containsExactly(2, 2, 1);
            List<String> seen = new ArrayList<>();
            for (Dataset part : parts) {
                assertThat(part.columns()).extracting(Column::name).containsExactly("age", "sex");
                for (int row = 0; row < part.rows(); row++) {
                    seen.add(((NumericColumn) part.column("age")).values()[row] + " "
                            + ((CategoricalColumn) part.column("sex")).value(row));
                }
            }
            assertThat(seen).containsExactly("31.0 F", "NaN M", "40.0 F", "50.0 null", "60.0 M");
        }
    }

    @Test
    void aFaultInALaterPartSaysWhere() throws IOException {
        Path csv = Files.writeString(folder.resolve("p.csv"), "age\n1\n2\n3\nfour\n");
        List<Dataset> parts = new ArrayList<>();
        assertThatThrownBy(() -> Datasets.readParts(
                        csv, ReadOptions.defaults().withKind("age", ColumnKind.NUMERIC), 2, parts::add))
                .isInstanceOf(ReadException.class)
                .hasMessageContaining("5")
                .hasMessageContaining("four");
        assertThat(parts).hasSize(1);
    }

    @Test
    void unpacksGzipWhateverTheFileIsCalledAndHashesItsBytes() throws IOException {
        Path file = folder.resolve("packed.csv");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("x\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        }
        Dataset dataset = Datasets.read(file);
        assertThat(dataset.rows()).isEqualTo(2);
        assertThat(dataset.origin().orElseThrow().sha256()).hasSize(64);
    }

    private Dataset read(String name, String text) throws IOException {
        return Datasets.read(Files.writeString(folder.resolve(name), text));
    }
}
