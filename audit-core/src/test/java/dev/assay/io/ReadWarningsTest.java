package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.ReadWarning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadWarningsTest {
    @TempDir
    Path folder;

    @Test
    void numbersWithAFewOtherValues() throws IOException {
        Dataset dataset = read("a.csv", "a\n" + numbers(30, i -> i + ".5") + "about 7\n" + numbers(5, i -> "-" + i));
        assertThat(dataset.warnings())
                .containsExactly(new ReadWarning(
                        "a",
                        31,
                        1,
                        "holds numbers but for 1 record and is read as text; correct them, or name what they hold among"
                                + " the missing values"));
    }

    @Test
    void decimalCommas() throws IOException {
        Dataset dataset = read("a.csv", "a;b\n" + numbers(30, i -> i + (i % 2 == 0 ? "" : "," + i) + ";x"));
        assertThat(dataset.warnings()).hasSize(1);
        assertThat(dataset.warnings().get(0).toString())
                .isEqualTo("column a has decimal commas in 15 records and is read as text; write 1.5 for 1,5"
                        + " (first in record 2)");
    }

    @Test
    void arraysOfSeveralLengths() throws IOException {
        Dataset dataset = read("a.jsonl", "{\"a\": [1, 2]}\n{\"a\": [1]}\n{\"a\": null}\n");
        assertThat(dataset.column("a").kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(dataset.warnings()).extracting(ReadWarning::count).containsExactly(2);
    }

    @Test
    void repeatedIds() throws IOException {
        Dataset dataset = read("a.csv", "id,a\nx,1\ny,2\nx,3\nx,4\n");
        assertThat(dataset.warnings())
                .containsExactly(new ReadWarning("id", 3, 2, "has the id of an earlier record in 2 records"));
    }

    @Test
    void ordinaryColumnsGiveNone() throws IOException {
        assertThat(read("a.csv", "id,zip,size,note\n1,01234,S,\"a, b\"\n2,12345,M,7\n3,23456,L,-\n")
                        .warnings())
                .isEmpty();
        Path file = Files.writeString(folder.resolve("b.csv"), "a\n" + numbers(30, i -> i + ".5") + "x\n");
        assertThat(Datasets.read(file, ReadOptions.defaults().withKind("a", ColumnKind.TEXT))
                        .warnings())
                .isEmpty();
    }

    private static String numbers(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private Dataset read(String name, String text) throws IOException {
        return Datasets.read(Files.writeString(folder.resolve(name), text));
    }
}
