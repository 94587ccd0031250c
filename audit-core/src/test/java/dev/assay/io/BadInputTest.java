package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.data.ColumnKind;
import dev.assay.data.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad input is told in one sentence with its place. */
class BadInputTest {
    @TempDir
    Path folder;

    @Test
    void missingFile() {
        assertThat(message(folder.resolve("no.csv"))).isEqualTo(folder.resolve("no.csv") + ": does not exist");
    }

    @Test
    void folderInPlaceOfAFile() {
        assertThat(message(folder)).contains("is a folder");
    }

    @Test
    void emptyFile() throws IOException {
        assertThat(message("a.csv", "")).contains("a.csv: is empty");
        assertThat(message("a.jsonl", "")).contains("a.jsonl: holds no records");
    }

    @Test
    void headerOnly() throws IOException {
        assertThat(message("a.csv", "a,b\n")).contains("has a header row and no data");
    }

    @Test
    void raggedRecord() throws IOException {
        assertThat(message("a.csv", "a,b\n1,2\n1,2,3\n")).contains("a.csv, line 3: has 3 fields, the header has 2");
        assertThat(message("b.csv", "a,b\n1\n"))
                .contains("b.csv, line 2: has 1 field, the header has 2; an empty field");
    }

    @Test
    void blankLine() throws IOException {
        assertThat(message("a.csv", "a,b\n1,2\n\n3,4\n")).contains("a.csv, line 3: is blank; remove it");
    }

    @Test
    void formatsThatAreNotRead() throws IOException {
        assertThat(message("a.json", " [{\"a\": 1},\n {\"a\": 2}]")).contains("a.json: starts as a JSON array");
        assertThat(message("a.csv.bz2", "BZh91AY&SY")).contains("compressed with bzip2, Zstandard or xz");
        byte[] zstandard = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4, 0};
        assertThat(message("a.csv.zst", zstandard)).contains("compressed with bzip2, Zstandard or xz");
    }

    @Test
    void limitsOfTheParsersAreToldInOurWords() throws IOException {
        String deep = "{\"a\": " + "[".repeat(300) + "]".repeat(300) + "}\n";
        assertThat(message("a.jsonl", deep)).endsWith("a.jsonl, line 1: is nested more than 200 levels deep");
        assertThat(message("b.jsonl", "{\"a\": " + "9".repeat(5000) + "}\n"))
                .endsWith("b.jsonl, line 1: holds a number or a string that is too long");
        assertThat(message("c.csv", "a\n1\n" + "x".repeat((16 << 20) + 10) + "\n"))
                .endsWith("c.csv, line 3: the record is longer than 16777216 characters, the limit (lineLength);"
                        + " is a quote missing?");
    }

    @Test
    void unclosedQuote() throws IOException {
        assertThat(message("a.csv", "a,b\n1,2\n\"x,2\n3,4\n"))
                .contains("line 3")
                .contains("quote");
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        byte[] bytes = "a,b\n1,x\n2,Zürich\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(message("a.csv", bytes)).contains("line 3: the byte 0xFC is not UTF-8");
        byte[] json = "{\"a\": 1}\n{\"a\": \"ü\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(message("a.jsonl", json)).contains("line 2: the byte 0xFC is not UTF-8");
    }

    @Test
    void truncatedAndDamagedGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = packed.toByteArray();
        assertThat(message("a.csv.gz", Arrays.copyOf(bytes, bytes.length - 9))).contains("it is truncated");
        bytes[12] ^= 0x55;
        assertThat(message("b.csv.gz", bytes)).contains("gzip data");
    }

    @Test
    void brokenJsonLine() throws IOException {
        assertThat(message("a.jsonl", "{\"a\": 1}\n{\"a\": 2}\n{\"a\": \n{\"a\": 4}\n"))
                .contains("a.jsonl, line 3: is not valid JSON at column 7")
                .doesNotContain("\n");
        assertThat(message("b.jsonl", "{\"a\": 1}\n[1]\n")).contains("line 2: a JSON object was expected");
        assertThat(message("c.jsonl", "{\"a\": 1} {\"a\": 2}\n")).contains("line 1: more text follows");
    }

    @Test
    void numberBeyondADouble() throws IOException {
        assertThat(message("a.csv", "a\n1\n1e999\n"))
                .contains("a.csv, line 3, field a: \"1e999\" is beyond the range of a double");
        assertThat(message("a.jsonl", "{\"a\": 1e999}\n"))
                .contains("line 1, field a")
                .contains("1e999");
    }

    @Test
    void nestedObject() throws IOException {
        assertThat(message("a.jsonl", "{\"a\": 1, \"b\": {\"c\": 2}}\n"))
                .contains("line 1, field b: is an object inside the record");
        Path file = Files.writeString(folder.resolve("b.jsonl"), "{\"a\": 1, \"b\": {\"c\": 2}}\n");
        assertThat(Datasets.read(file, ReadOptions.defaults().withRole(Role.IGNORED, "b"))
                        .role("b"))
                .isEqualTo(Role.IGNORED);
        assertThat(Datasets.read(file, ReadOptions.defaults().withKind("b", ColumnKind.TEXT))
                        .column("b")
                        .display(0))
                .isEqualTo("{\"c\": 2}");
    }

    @Test
    void duplicatedNames() throws IOException {
        assertThat(message("a.csv", "a,b,a\n1,2,3\n")).contains("line 1: two columns are named a");
        assertThat(message("a.jsonl", "{\"a\": 1, \"a\": 2}\n")).contains("line 1, field a: appears twice");
    }

    @Test
    void foreignFormats() throws IOException {
        assertThat(message("a.parquet", "PAR1....")).contains("Parquet");
        assertThat(message("a.xlsx", "PK\u0003\u0004")).contains("spreadsheet");
        assertThat(message("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)))
                .contains("is not UTF-8");
    }

    @Test
    void valueThatDoesNotFitTheKindTheCallerSet() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a\n1\nx\n");
        assertThat(message(file, ReadOptions.defaults().withKind("a", ColumnKind.NUMERIC)))
                .contains("line 3, field a: \"x\" is not a number");
        assertThat(message(file, ReadOptions.defaults().withKind("a", ColumnKind.TIME)))
                .contains("line 2, field a: \"1\" is not an ISO 8601 date");
    }

    @Test
    void limits() throws IOException {
        ReadOptions options = ReadOptions.defaults();
        ReadLimits limits = ReadLimits.defaults();
        Path csv = Files.writeString(folder.resolve("a.csv"), "a,b\n" + "x".repeat(100) + ",2\n3,4\n");
        assertThat(message(csv, options.withLimits(limits.withColumns(1)))).contains("more than 1 columns");
        assertThat(message(csv, options.withLimits(limits.withRows(1))))
                .contains("line 3")
                .contains("more than 1 rows");
        assertThat(message(csv, options.withLimits(limits.withFieldLength(99))))
                .contains("line 2, field a: has 100 characters, the limit is 99");
        assertThat(message(csv, options.withLimits(limits.withLineLength(100))))
                .contains("line 2: the record is longer than 100 characters");
        Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"a\": [1,2,3]}\n");
        assertThat(message(json, options.withLimits(limits.withLineLength(5)))).contains("line 1: is longer than 5");
        assertThat(message(json, options.withLimits(limits.withVectorDimension(2))))
                .contains("more than 2 numbers");
    }

    private String message(String name, String text) throws IOException {
        return message(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String message(String name, byte[] bytes) throws IOException {
        return message(Files.write(folder.resolve(name), bytes));
    }

    private static String message(Path file) {
        return message(file, ReadOptions.defaults());
    }

    private static String message(Path file, ReadOptions options) {
        ReadException thrown = catchThrowableOfType(ReadException.class, () -> Datasets.read(file, options));
        return String.valueOf(thrown == null ? "nothing was thrown" : thrown.getMessage());
    }
}
