package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Our scanner finds the fields, the lines and the errors that FastCSV finds. */
class CsvRecordProperties {
    @Property(tries = 1500)
    void findsWhatFastCsvFinds(
            @ForAll("texts") String text, @ForAll("separators") char separator, @ForAll("steps") int step) {
        assertThat(ours(text, separator, step)).isEqualTo(theirs(text, separator));
    }

    /** Pieces that mean something to the format, so that every combination of them comes up. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.of(",", ";", "\t", "\n", "\r\n", "\r")),
                net.jqwik.api.Tuple.of(
                        3, Arbitraries.of("\"", "\"\"", "\"a,b\"", "\"x\ny\"", "\"\r\n\"", "\"q\"\"q\"", "\"\"\"\"")),
                net.jqwik.api.Tuple.of(
                        4,
                        Arbitraries.of("a", " ", "12.5", "-3", "Zürich", "日本", "😀", "\u0001", "longer than a word")));
        return pieces.list().ofMaxSize(24).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t');
    }

    /** How many bytes come at once. */
    @Provide
    Arbitrary<Integer> steps() {
        return Arbitraries.of(1, 2, 3, 7, 1000);
    }

    private static List<String> theirs(String text, char separator) {
        List<String> found = new ArrayList<>();
        try {
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)
                    .forEach(record -> found.add(record.getStartingLineNumber() + " " + record.getFields()));
        } catch (CsvParseException e) {
            String message = e.getCause() instanceof CsvParseException cause ? cause.getMessage() : e.getMessage();
            found.add(plain(message));
        }
        return found;
    }

    private static List<String> ours(String text, char separator, int step) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(encoded, encoded.length + Words.PADDING);
        CsvRecord record = new CsvRecord(separator);
        List<String> found = new ArrayList<>();
        int at = 0;
        int end = whole(encoded, step);
        long line = 1;
        try {
            while (at < encoded.length) {
                int next = at == end ? -1 : record.scan(bytes, at, end, end == encoded.length);
                if (next < 0) {
                    end = whole(encoded, end + step);
                    continue;
                }
                record.unescape();
                List<String> fields = new ArrayList<>();
                for (int field = 0; field < record.fields(); field++) {
                    fields.add(record.text(field));
                }
                found.add(line + " " + (fields.isEmpty() ? List.of("") : fields));
                line += record.lines();
                at = next;
            }
        } catch (IllegalArgumentException e) {
            found.add(plain(e.getMessage()));
        }
        return found;
    }

    /** A window ends after a whole character. */
    private static int whole(byte[] bytes, int end) {
        int at = Math.min(end, bytes.length);
        while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }

    /** Without the place, which ours tells otherwise, and the character, of which FastCSV may show a half. */
    private static String plain(String message) {
        return message.replaceAll(" \\(record starting at line \\d+\\)$|: '.*", "");
    }
}
