package dev.assay.metrics.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.text.TokenizedTexts;
import dev.assay.metrics.text.Tokenizers;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BleuSmoothingTest {
    /** The example of NLTK's documentation, with the values it states, cut after four digits. */
    @ParameterizedTest
    @CsvSource({"0, 0.4118", "1, 0.4118", "2, 0.4452", "3, 0.4118", "4, 0.4118", "5, 0.4905", "6, 0.4135", "7, 0.4905"})
    void agreesWithTheDocumentationOfNltk(int method, double expected) {
        int[][] texts = tokens(
                "It is a guide to action which ensures that the military always obeys the commands of the party",
                "It is a guide to action that ensures that the military will forever heed Party commands");
        double bleu = SelfBleu.perText(texts, 4, BleuSmoothing.method(method))[3][0];
        assertThat(bleu).isBetween(expected, expected + 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "3, 0.5", "4, 0.13862943611198905"})
    void whatStandsForNoMatch(int method, double matches) {
        double[] precisions = BleuSmoothing.method(method).precisions(new long[] {2, 0}, 4, 2);
        assertThat(precisions[1]).isCloseTo(matches / 3, within(1e-12));
    }

    @Test
    void thePriorNeedsRunsOfThreeWords() {
        assertThatThrownBy(() -> SelfBleu.upTo(tokens("a b c d", "a x b y"), 4, BleuSmoothing.PRIOR))
                .isInstanceOf(UndefinedStatisticException.class);
    }

    private static int[][] tokens(String... texts) {
        return TokenizedTexts.of(Tokenizers.whitespace(), List.of(texts)).tokens();
    }
}
