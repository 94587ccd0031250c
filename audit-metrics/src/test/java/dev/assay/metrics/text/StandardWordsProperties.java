package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StandardWordsProperties {
    private final StandardWords words = new StandardWords();

    @Property(tries = 1500)
    void asciiPathGivesLucenesTokens(@ForAll("ascii") String text) {
        assertThat(all(words, text)).isEqualTo(all(words.general(), text));
    }

    @Provide
    Arbitrary<String> ascii() {
        Arbitrary<Character> joining =
                Arbitraries.of('a', 'B', '1', '_', '.', ',', ':', ';', '\'', '"', '-', ' ', '\n', '#');
        Arbitrary<Character> any = Arbitraries.chars().range((char) 0, (char) 127);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, joining), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(24)
                .map(StandardWordsProperties::join);
    }

    private static String join(List<Character> chars) {
        StringBuilder text = new StringBuilder();
        chars.forEach(text::append);
        return text.toString();
    }

    private static List<String> all(Tokenizer tokenizer, String text) {
        List<String> tokens = new ArrayList<>();
        tokenizer.tokenize(
                text,
                (buffer, offset, length, start, end) ->
                        tokens.add(new String(buffer, offset, length) + "@" + start + "-" + end));
        return tokens;
    }
}
