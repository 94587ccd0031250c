package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizersTest {
    @Test
    void standardWordsKeepContractionsNumbersAndUnderscores() {
        assertThat(Tokenizers.standard().tokens("Don't pay 3.50 for foo_bar at example.com, well-known!"))
                .containsExactly("don't", "pay", "3.50", "for", "foo_bar", "at", "example.com", "well", "known");
    }

    @Test
    void standardDoesNotCutLongTokens() {
        String word = "a".repeat(300);
        assertThat(Tokenizers.standard().tokens(word)).containsExactly(word);
        assertThat(Tokenizers.standard().tokens(word + " é")).containsExactly(word, "é");
    }

    @Test
    void standardTakesIdeographsOneByOneAndKeepsEmoji() {
        assertThat(Tokenizers.standard().tokens("東京 ok 👍🏽")).containsExactly("東", "京", "ok", "👍🏽");
    }

    @Test
    void icuFindsThaiWords() {
        assertThat(Tokenizers.icu().tokens("ภาษาไทย")).containsExactly("ภาษา", "ไทย");
        assertThat(Tokenizers.standard().tokens("ภาษาไทย")).hasSize(1);
    }

    @Test
    void whitespaceSplitsWherePythonDoes() {
        assertThat(Tokenizers.whitespace().tokens(" a\u00A0b\u001Cc\u200Bd\u3000e\n"))
                .containsExactly("a", "b", "c\u200Bd", "e");
    }

    @Test
    void singleSpaceKeepsEmptyTokens() {
        assertThat(Tokenizers.singleSpace().tokens("a  b\n ")).containsExactly("a", "", "b\n", "");
        assertThat(Tokenizers.singleSpace().tokens("")).containsExactly("");
    }

    @Test
    void asciiWordsLowerCaseFirst() {
        assertThat(Tokenizers.asciiWords().tokens("It's 20\u212Am, İstanbul naïve"))
                .containsExactly("it", "s", "20km", "i", "stanbul", "na", "ve");
    }

    @Test
    void punctuationFreeDeletesPunctuationInsideWords() {
        assertThat(Tokenizers.punctuationFree().tokens("Don't -- (A) É!")).containsExactly("dont", "a", "é");
    }

    @Test
    void offsetsPointIntoTheText() {
        for (String id : List.of(
                "standard",
                "whitespace",
                "ascii-words",
                "ascii-stems",
                "punctuation-free",
                "icu",
                "language-en",
                "single-space")) {
            String text = "The Dogs' houses, 東京 and 12 more.";
            List<String> cut = new ArrayList<>();
            Tokenizers.of(id)
                    .tokenize(text, (buffer, offset, length, start, end) -> cut.add(text.substring(start, end)));
            assertThat(cut).as(id).isNotEmpty();
            assertThat(String.join("", cut)).as(id).contains("houses");
        }
    }

    @Test
    void languageAnalyzersStemAndStop() {
        assertThat(Tokenizers.of("language-en").tokens("The running dogs' houses"))
                .containsExactly("run", "dog", "hous");
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        assertThatThrownBy(() -> Tokenizers.of("words")).hasMessageContaining("ascii-words");
        assertThatThrownBy(() -> Tokenizers.language("xx")).hasMessageContaining("[ar, bg");
    }
}
