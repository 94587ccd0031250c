package dev.assay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.json.Json;
import dev.assay.metrics.text.Tokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An option that would be ignored is refused by name. */
class TextCaseOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self-bleu | {\"smoothing\": \"method8\"} | smoothing = method8",
                "self-bleu | {\"weights\": [0.5, 0.5]} | weights",
                "distinct-n | {\"ngrams\": \"across texts\"} | ngrams = across texts",
                "tf-idf-cosine | {\"stop_words\": \"english\"} | stop_words = english",
                "compression-ratio | {\"level\": 6} | level = 6",
                "ngram-lm-perplexity | {\"padding\": \"none\"} | padding = none",
                "unheard-of | {\"n\": 3} | n = 3"
            })
    void whatWouldBeIgnoredIsRefused(String metric, String parameters, String named) {
        assertThatThrownBy(() -> TextCaseOptions.require(reference(metric, "{\"texts\": []}", parameters)))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessageContaining(named);
    }

    @Test
    void inputsThatWouldBeIgnoredAreRefused() {
        assertThatThrownBy(() -> TextCaseOptions.require(reference("distinct-n", "{\"texts\": [], \"skip\": 2}", "{}")))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessageContaining("the input \"skip\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lowercase, then maximal runs of [a-z0-9], then Porter stems",
                "maximal runs of [A-Za-z0-9]",
                "sentence pieces"
            })
    void tokenizersThatAreNotHereAreRefused(String words) {
        assertThatThrownBy(() -> TextCaseInput.tokenizer(
                        reference("distinct-n", "{\"texts\": []}", "{\"tokenization\": \"" + words + "\"}")))
                .isInstanceOf(UnsupportedCaseException.class);
    }

    @Test
    void lowerCaseIsHonoured() throws IOException {
        ReferenceCase lower = reference(
                "distinct-n",
                "{\"texts\": [\"A a B\"]}",
                "{\"tokenization\": \"String.split on runs of whitespace\", \"lowercase\": true}");
        assertThatCode(() -> TextCaseOptions.require(lower)).doesNotThrowAnyException();
        SolverTable table = new SolverTable();
        TextSolvers.register(table);
        Object answer = table.find(lower).orElseThrow().solve(lower, new CaseData(Optional.empty()));
        assertThat(((Map<?, ?>) answer).get("distinct_1")).isEqualTo(2 / 3.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stemmer\": true}",
                "{\"stemmer\": true, \"tokenization\": \"lowercase, then maximal runs of [a-z0-9]\"}",
                "{\"tokenization\": \"lowercase, maximal runs of [a-z0-9], Porter stem of words longer than 3 characters\"}"
            })
    void stemsOfRougeAreHonoured(String parameters) {
        ReferenceCase stems = reference("novelty-max-rougeL", "{\"texts\": []}", parameters);
        assertThatCode(() -> TextCaseOptions.require(stems)).doesNotThrowAnyException();
        assertThat(TextCaseInput.tokenizer(stems)).isSameAs(Tokenizers.asciiStems());
    }

    @Test
    void stemsOfOtherWordsAreRefused() {
        ReferenceCase stems = reference(
                "novelty-max-rougeL",
                "{\"texts\": []}",
                "{\"stemmer\": true, \"tokenization\": \"split on runs of whitespace\"}");
        assertThatThrownBy(() -> TextCaseInput.tokenizer(stems))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessageContaining("stems of the words of the tokenizer whitespace");
    }

    private static ReferenceCase reference(String metric, String input, String parameters) {
        return ReferenceCase.read(
                Path.of("text", "case.json"),
                Json.parse(
                        "{\"id\": \"one\", \"metric\": \"" + metric + "\", \"input\": " + input + ", \"parameters\": "
                                + parameters + ", \"expected\": {\"distinct_1\": 0}}",
                        "case"));
    }
}
