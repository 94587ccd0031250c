package dev.assay.metrics.bias.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreebankWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The doctor's book. | the doctor 's book .",
                "She can't, and he cannot. | she ca n't , and he can not .",
                "They'll meet (him) at 10:30 | they 'll meet ( him ) at 10:30",
                "Stop. He said \"no\" | stop. he said `` no ''",
                "well-known -- and/or | well-known -- and/or",
                "'' | ''"
            })
    void cutsAsTheTreebankDoes(String text, String tokens) {
        assertThat(String.join(" ", TreebankWords.tokens(text))).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"The doctor's 3 books. He | the doctor s NUMBER books he", "(Her), \"she\"! | her she"})
    void keepsLetters(String text, String words) {
        assertThat(TreebankWords.letters(text)).isEqualTo(List.of(words.split(" ")));
    }
}
