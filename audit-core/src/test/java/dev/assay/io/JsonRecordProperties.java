package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What our scanner accepts, it reads as the full parser does; what it does not accept is left to that one. */
class JsonRecordProperties {
    @Property(tries = 500)
    void acceptsWhatWritersWriteAndReadsItAsTheFullParser(@ForAll("records") Map<String, Object> tree) {
        String line = Json.writeLine(tree);
        assertThat(scanned(line)).isNotNull().isEqualTo(parsed(line));
    }

    @Property(tries = 1000)
    void readsDamagedLinesAsTheFullParserOrNotAtAll(
            @ForAll("records") Map<String, Object> tree, @ForAll("pieces") String piece, @ForAll("places") int place) {
        String line = Json.writeLine(tree);
        int at = place % line.length();
        at += Character.isLowSurrogate(line.charAt(at)) ? 1 : 0;
        for (String damaged : List.of(
                line.substring(0, at) + piece + line.substring(at),
                line.substring(0, at) + piece + line.substring(line.offsetByCodePoints(at, 1)),
                line.substring(0, at))) {
            List<String> scanned = scanned(damaged);
            if (scanned != null) {
                assertThat(scanned).as(damaged).isEqualTo(parsed(damaged));
            }
        }
    }

    @Test
    void halfOfASurrogatePairIsTheReplacementCharacter() {
        assertThat(scanned("{\"a\":\"x\\ud83d\\u00e9\\ude00\\ud83d\\ude00\"}"))
                .containsExactly("a", "PLAIN", "x\uFFFDé\uFFFD😀");
        assertThat(parsed("{\"a\":\"x\\ud83d\\u00e9\\ude00\\ud83d\\ude00\"}"))
                .containsExactly("a", "PLAIN", "x\uFFFDé\uFFFD😀");
    }

    @Provide
    Arbitrary<Map<String, Object>> records() {
        return Arbitraries.maps(Arbitraries.of("a", "id", "näme", "", "a longer name", "x y"), values(2))
                .map(map -> new LinkedHashMap<>(map));
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "a", "é\n\"\\/\t", "😀", "\u0001", "longer than a word or two", true, false, 0L, -1L),
                Arbitraries.longs().map(n -> (Object) n),
                Arbitraries.doubles().map(n -> (Object) n));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Object> lists = values(depth - 1).list().ofMaxSize(3).map(list -> (Object) list);
        Arbitrary<Object> maps = Combinators.combine(values(depth - 1), values(depth - 1))
                .as((first, second) -> (Object) Map.of("k", first, "l", second));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, scalars), net.jqwik.api.Tuple.of(1, lists), net.jqwik.api.Tuple.of(1, maps));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\\u12",
                "\\ud800",
                "0",
                "1",
                "-",
                "+",
                ".",
                "e",
                "E5",
                " ",
                "\t",
                "\r",
                "\u0002",
                "null",
                "NaN",
                "true",
                "tru",
                "Infinity",
                "/",
                "#",
                "'",
                "é");
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 200);
    }

    private static @Nullable List<String> scanned(String line) {
        byte[] encoded = line.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(encoded, encoded.length + Words.PADDING);
        JsonRecord record = new JsonRecord();
        return record.scan(bytes, 0, encoded.length) < 0 ? null : fields(record);
    }

    private static List<String> parsed(String line) {
        JsonRecord record = new JsonRecord();
        try {
            record.parse(line);
        } catch (JsonException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        return fields(record);
    }

    private static List<String> fields(JsonRecord record) {
        record.unescape();
        List<String> fields = new ArrayList<>();
        for (int field = 0; field < record.fields(); field++) {
            fields.add(record.name(field));
            fields.add(record.kind(field).toString());
            fields.add(new String(record.bytes(), record.from(field), record.length(field), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
