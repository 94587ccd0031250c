package dev.assay.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is read from bytes is what the JDK would read from characters. */
class ByteReadingProperties {
    @Property(tries = 1000)
    void acceptsTheUtf8ThatTheJdkAccepts(@ForAll("bytes") byte[] bytes) throws IOException {
        boolean valid = true;
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            valid = false;
        }
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Words.PADDING);
        assertThat(Utf8.valid(padded, 0, bytes.length) == bytes.length).isEqualTo(valid);
        if (valid) {
            assertThat(Utf8.characters(bytes, 0, bytes.length))
                    .isEqualTo(new String(bytes, StandardCharsets.UTF_8).length());
        }
    }

    @Test
    void charactersMayLieAcrossTheEndOfTheWindow() throws IOException {
        String text = "x" + "€".repeat(50_000) + "😀".repeat(20_000);
        Utf8Input input =
                new Utf8Input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new Position("t"));
        StringBuilder read = new StringBuilder();
        while (true) {
            read.append(new String(input.bytes(), input.from(), input.end() - input.from(), StandardCharsets.UTF_8));
            input.consume(input.end(), 1);
            if (input.ended()) {
                break;
            }
            input.more();
        }
        assertThat(read.toString()).isEqualTo(text);
    }

    @Property(tries = 1000)
    void readsNumbersToTheSameBitsAsTheJdk(@ForAll("numbers") String number) {
        double expected = Double.parseDouble(number);
        byte[] bytes = number.getBytes(StandardCharsets.UTF_8);
        double read = Decimals.parse(bytes, 0, bytes.length);
        if (!Double.isNaN(read)) {
            assertThat(read + 0.0).isEqualTo(expected + 0.0);
        } else {
            assertThat(number).matches("[-+]?[0-9]+");
        }
    }

    @Property(tries = 100)
    void codesAreThoseOfAMap(@ForAll("words") java.util.List<String> texts) {
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> known = new LinkedHashMap<>();
        for (String text : texts) {
            byte[] bytes = ("," + text + ",1234567").getBytes(StandardCharsets.UTF_8);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            Integer before = known.putIfAbsent(text, known.size());
            assertThat(dictionary.code(bytes, 1, length)).isEqualTo(before == null ? -known.size() : before);
        }
        known.forEach((text, code) -> assertThat(dictionary.text(code)).isEqualTo(text));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.of(
                        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
                        0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF)
                .list()
                .ofMaxSize(12)
                .map(list -> {
                    byte[] bytes = new byte[list.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = list.get(i).byteValue();
                    }
                    return bytes;
                });
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(n -> Double.toString(n)),
                Arbitraries.longs().map(n -> Long.toString(n)),
                Arbitraries.bigDecimals().ofScale(12).map(n -> n.toPlainString()),
                Arbitraries.strings()
                        .withCharRange('0', '9')
                        .ofMinLength(1)
                        .ofMaxLength(22)
                        .map(digits -> digits.substring(0, digits.length() / 2) + "."
                                + digits.substring(digits.length() / 2)));
    }

    @Provide
    Arbitrary<java.util.List<String>> words() {
        return Arbitraries.strings().withChars("ab€").ofMaxLength(20).list().ofMaxSize(400);
    }
}
