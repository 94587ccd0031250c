package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.text.NGramModel.Options;
import dev.assay.metrics.text.NGramModel.Smoothing;
import dev.assay.stats.UndefinedStatisticException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NGramModelTest {
    private static final int[][] TEXTS = {{0, 1, 0, 2}, {1, 1, 0}, {2, 0}};

    @Test
    void perplexityOfSingleWordsIsThatOfTheirShares() {
        NGramModel model = NGramModel.train(
                new int[][] {{0, 0, 0, 1}},
                Options.defaults().withOrder(1).withSmoothing(Smoothing.MAXIMUM_LIKELIHOOD, 0));
        assertThat(model.perplexity(new int[] {0, 1})).isCloseTo(1 / Math.sqrt(0.75 * 0.25), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = Smoothing.class,
            names = {"LIDSTONE", "KNESER_NEY", "ABSOLUTE_DISCOUNTING", "WITTEN_BELL"})
    void textsOfTrainingAreLikelierThanTheirReversal(Smoothing smoothing) {
        NGramModel model = NGramModel.train(
                new int[][] {{0, 1, 2, 3}, {0, 1, 2, 3}, {3, 0}},
                Options.defaults().withOrder(3).withSmoothing(smoothing, 0.1));
        assertThat(model.perplexity(new int[] {0, 1, 2, 3})).isBetween(1.0, model.perplexity(new int[] {3, 2, 1, 0}));
    }

    @Test
    void unseenRunHasInfinitePerplexityWithoutSmoothing() {
        NGramModel model = NGramModel.train(TEXTS, Options.defaults().withSmoothing(Smoothing.MAXIMUM_LIKELIHOOD, 0));
        assertThat(model.perplexity(new int[] {2, 2})).isInfinite();
    }

    @Test
    void rareWordsAreTheUnknownWord() {
        NGramModel model = NGramModel.train(TEXTS, Options.defaults().withCutoff(3));
        assertThat(model.vocabularySize()).isEqualTo(2 + 3);
        assertThat(model.perplexity(new int[] {0, 2})).isEqualTo(model.perplexity(new int[] {0, 99}));
    }

    @Test
    void textWithoutWordsIsUndefinedForSingleWords() {
        NGramModel model = NGramModel.train(TEXTS, Options.defaults().withOrder(1));
        assertThatThrownBy(() -> model.perplexity(new int[0])).isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void orderOfTrainingTextsDoesNotMatter() {
        int[][] reversed = {TEXTS[2], TEXTS[1], TEXTS[0]};
        Options options = Options.defaults().withOrder(3).withSmoothing(Smoothing.KNESER_NEY, 0.2);
        assertThat(NGramModel.train(reversed, options).perplexity(new int[] {1, 0, 2}))
                .isEqualTo(NGramModel.train(TEXTS, options).perplexity(new int[] {1, 0, 2}));
    }

    /** Words of "a b a" with their padding: one start, two a, one b, one end. The text is "a b", three runs. */
    @ParameterizedTest
    @CsvSource({
        // (c(h w) - d) / c(h) + d distinct(h) / c(h) share(w): .25 + .75 2/5, .25/2 + .75 2/2 1/5, .75 1/5
        "ABSOLUTE_DISCOUNTING, 0.75, 0.55, 0.275, 0.15",
        // (c(h w) + distinct(h) share(w)) / (c(h) + distinct(h))
        "WITTEN_BELL, 0, 0.7, 0.35, 0.1",
        // share where seen, else the parameter times the share of the word
        "STUPID_BACKOFF, 0.4, 1, 0.5, 0.08"
    })
    void pairsFollowTheFormula(Smoothing smoothing, double parameter, double first, double second, double third) {
        NGramModel model = NGramModel.train(
                new int[][] {{0, 1, 0}}, NGramModel.Options.defaults().withSmoothing(smoothing, parameter));
        assertThat(model.perplexity(new int[] {0, 1}))
                .isCloseTo(Math.pow(first * second * third, -1 / 3.0), within(1e-12));
    }

    @Test
    void manyRunsAreCountedAsFewAre() {
        int[][] texts = new int[200][20];
        java.util.Random random = new java.util.Random(1);
        for (int[] text : texts) {
            java.util.Arrays.setAll(text, i -> random.nextInt(300));
        }
        int[][] reversed = new int[texts.length][];
        java.util.Arrays.setAll(reversed, t -> texts[texts.length - 1 - t]);
        Options options = Options.defaults().withOrder(3).withSmoothing(Smoothing.KNESER_NEY, 0.2);
        double perplexity = NGramModel.train(texts, options).perplexity(texts[7]);
        assertThat(perplexity).isFinite();
        assertThat(NGramModel.train(reversed, options).perplexity(texts[7])).isCloseTo(perplexity, within(1e-9));
    }
}
