package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.ColumnKind;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TimeColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindRulesTest {
    @TempDir
    Path folder;

    @Test
    void fewRepeatedWholeNumbersAreCategories() throws IOException {
        CategoricalColumn column = (CategoricalColumn) column(50, row -> row % 10 + (row < 25 ? ".0" : ""));
        assertThat(column.dictionary()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(column(49, row -> "" + row % 10).kind()).isEqualTo(ColumnKind.NUMERIC);
        assertThat(column(1000, row -> "" + row % 11).kind()).isEqualTo(ColumnKind.NUMERIC);
        assertThat(column(1000, row -> row % 2 + ".5").kind()).isEqualTo(ColumnKind.NUMERIC);
    }

    @Test
    void truthValuesHaveOneSpelling() throws IOException {
        CategoricalColumn column = (CategoricalColumn) column(4, row -> row % 2 == 0 ? "True" : "false");
        assertThat(column.dictionary()).containsExactly("true", "false");
    }

    @Test
    void postcodesAndLongIdentifiersAreNotNumbers() throws IOException {
        assertThat(column(4, row -> row % 2 == 0 ? "01234" : "12345").kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(column(4, row -> "1234567890123456789" + row).kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(column(4, row -> "9007199254740993").kind()).isEqualTo(ColumnKind.CATEGORICAL);
    }

    @Test
    void datesAndTimesAreInstants() throws IOException {
        TimeColumn column = (TimeColumn) column(4, row -> List.of(
                        "1970-01-02", "1970-01-02T01:00", "1970-01-02 01:00:00.5+01:00", "1970-01-01T00:00:00Z")
                .get(row));
        assertThat(column.millis()).containsExactly(86_400_000L, 90_000_000L, 86_400_500L, 0L);
        assertThat(Instant.ofEpochMilli(column.millis()[0])).hasToString("1970-01-02T00:00:00Z");
        assertThat(column(4, row -> "2026-02-30").kind()).isEqualTo(ColumnKind.CATEGORICAL);
    }

    @Test
    void stringsAreTextWhenLongOrMany() throws IOException {
        assertThat(column(100, row -> "Which of the " + row + " plans is best?").kind())
                .isEqualTo(ColumnKind.TEXT);
        assertThat(column(100, row -> "name" + row).kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(column(100, row -> "name" + row % 50).kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(column(100, row -> "I agree with this to the degree of " + row % 5)
                        .kind())
                .isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(column(100, row -> "x".repeat(201)).kind()).isEqualTo(ColumnKind.TEXT);
    }

    @Test
    void aLateSurpriseMakesTheColumnStringsWithoutLosingTheirSpelling() throws IOException {
        Column numbers = column(3000, row -> row == 2999 ? "unknown" : row + ".50");
        assertThat(numbers.kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(numbers.display(7)).isEqualTo("7.50");
        Column vectors = column(100, row -> row == 99 ? "[1]" : "[1, " + row + "]");
        assertThat(vectors.kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(vectors.display(3)).isEqualTo("[1, 3]");
    }

    @Test
    void manyNumbersAndDatesKeepTheirValues() throws IOException {
        NumericColumn numbers = (NumericColumn) column(20_000, row -> row % 7 == 0 ? "" : Double.toString(row / 8.0));
        assertThat(numbers.isMissing(0)).isTrue();
        assertThat(numbers.values()[19_998]).isEqualTo(19_998 / 8.0);
        TimeColumn days = (TimeColumn) column(
                3_000, row -> Instant.ofEpochSecond(86_400L * row).toString().substring(0, 10));
        assertThat(days.millis()[2_999]).isEqualTo(2_999 * 86_400_000L);
    }

    @Test
    void kindsDoNotDependOnTheOrderOfRows() throws IOException {
        for (int shift : new int[] {0, 1, 777, 2_500}) {
            assertThat(column(3_000, row -> (row + shift) % 3_000 < 3 ? "n/k" : "" + row)
                            .kind())
                    .isEqualTo(ColumnKind.TEXT);
        }
    }

    @Test
    void filesReadTogetherTakeTheWiderKind() throws IOException {
        Path few = write("few.csv", 100, row -> row % 2 + ",a" + row % 3 + ",," + row + ".50,2");
        Path many = write("many.csv", 100, row -> row + ",text number " + row + ",7.5,x" + row % 9 + "," + row % 3);
        List<Dataset> both = Datasets.readTogether(List.of(few, many), ReadOptions.defaults());
        for (Dataset dataset : both) {
            assertThat(dataset.columns().stream().map(Column::kind))
                    .containsExactly(
                            ColumnKind.NUMERIC,
                            ColumnKind.TEXT,
                            ColumnKind.NUMERIC,
                            ColumnKind.TEXT,
                            ColumnKind.CATEGORICAL);
        }
        assertThat(both.get(0).column("d").display(3)).isEqualTo("3.50");
    }

    @Test
    void aStatedKindStaysWhenFilesAreReadTogether() throws IOException {
        Path one = write("one.csv", 100, row -> row % 30 + ",,,,");
        Path other = write("other.csv", 100, row -> row % 25 + ",,,,");
        ReadOptions stated = ReadOptions.defaults().withKind("a", ColumnKind.CATEGORICAL);
        assertThat(Datasets.readTogether(List.of(one, other), stated))
                .allSatisfy(dataset -> assertThat(dataset.column("a").kind()).isEqualTo(ColumnKind.CATEGORICAL));
        assertThat(Datasets.readTogether(List.of(one, other), ReadOptions.defaults()))
                .allSatisfy(dataset -> assertThat(dataset.column("a").kind()).isEqualTo(ColumnKind.NUMERIC));
    }

    private Path write(String name, int rows, IntFunction<String> line) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "a,b,c,d,e\n" + IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n")));
    }

    private Column column(int rows, IntFunction<String> value) throws IOException {
        String lines = IntStream.range(0, rows)
                .mapToObj(row -> "\"" + value.apply(row) + "\",x")
                .collect(Collectors.joining("\n"));
        return Datasets.read(Files.writeString(folder.resolve("c.csv"), "c,d\n" + lines))
                .column("c");
    }
}
