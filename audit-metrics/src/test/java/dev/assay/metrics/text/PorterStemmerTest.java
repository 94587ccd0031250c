package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are those that Porter (1980) and NLTK's documentation and comments give. */
class PorterStemmerTest {
    @Test
    void stemsOfNltksDocumentation() {
        assertThat(stems("caresses flies dies mules denied died agreed owned humbled sized meeting stating siezing"
                        + " itemization sensational traditional reference colonizer plotted"))
                .isEqualTo("caress fli die mule deni die agre own humbl size meet state siez item sensat tradit refer"
                        + " colon plot");
    }

    @ParameterizedTest
    @CsvSource({
        "generalizations, gener",
        "oscillators, oscil",
        "relational, relat",
        "conditional, condit",
        "rational, ration",
        "vietnamization, vietnam",
        "electrical, electr",
        "hopefulness, hope",
        "adjustment, adjust",
        "replacement, replac",
        "adoption, adopt",
        "probate, probat",
        "rate, rate",
        "cease, ceas",
        "controlling, control",
        "roll, roll",
        "hopping, hop",
        "falling, fall",
        "filing, file",
        "failing, fail",
        "feed, feed",
        "sing, sing"
    })
    void stemsOfPorter(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({
        "skies, sky",
        "dying, die",
        "news, news",
        "succeed, succeed",
        "by, by",
        "spied, spi",
        "happy, happi",
        "enjoy, enjoy",
        "spy, spi",
        "geology, geolog",
        "archaeology, archaeolog",
        "oed, o",
        "syzygy, syzygi"
    })
    void stemsOfNltksExtensions(String word, String stem) {
        assertThat(PorterStemmer.stem(word)).isEqualTo(stem);
    }

    @Test
    void rougeStemsOnlyLongerWordsInPlace() {
        List<String> cut = Tokenizers.asciiStems().tokens("The dogs' spy was Denied, his 1990s éclairs!");
        assertThat(cut).containsExactly("the", "dog", "spy", "was", "deni", "his", "1990", "clair");
        assertThat(Tokenizers.of("ascii-stems")).isSameAs(Tokenizers.asciiStems());
    }

    private static String stems(String words) {
        return String.join(
                " ", Arrays.stream(words.split(" ")).map(PorterStemmer::stem).toList());
    }
}
