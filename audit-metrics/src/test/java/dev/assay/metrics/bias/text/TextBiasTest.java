package dev.assay.metrics.bias.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextBiasTest {
    private static final GroupLexicon LEXICON = GroupLexicon.englishGender();

    @Test
    void swapsKeepCaseAndAgree() {
        assertThat(CounterfactualSwap.swap("She met her near her house.", LEXICON))
                .contains("He met him near his house.");
        assertThat(CounterfactualSwap.swap("His sister says the book is his.", LEXICON))
                .contains("Her brother says the book is hers.");
    }

    @Test
    void aTextThatNamesNoGroupIsNotSwapped() {
        assertThat(CounterfactualSwap.swap("The weather is fine.", LEXICON)).isEmpty();
    }

    @Test
    void everyWordHasACounterpartInAnotherGroup() {
        LEXICON.groups()
                .values()
                .forEach(words ->
                        words.forEach(word -> assertThat(LEXICON.counterparts()).containsKey(word)));
    }

    @Test
    void aWordThatMeetsOneGroupOnlyIsKeptBySmoothing() {
        List<List<String>> texts = List.of(List.of("she", "kind"), List.of("he", "bold"));
        CooccurrenceBias bias = CooccurrenceBias.of(texts, Set.of("she"), Set.of("he"), Set.of(), 0.95);
        assertThat(bias.scores(List.of("kind"))).isEmpty();
        assertThat(bias.score("kind", 0.5)).isPositive();
    }

    @Test
    void aWordBeforeTheFirstGroupIsRefusedWithItsLine() {
        assertThatThrownBy(() -> GroupLexicon.parse("list", "# x\nshe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("list, line 2: a word before the first [group]");
    }

    @Test
    void tiesAreNeutral() {
        PairedStereotype pairs = PairedStereotype.of(new double[] {1, 2, 3}, new double[] {1, 1, 4}, 3);
        assertThat(pairs.neutral()).isEqualTo(1);
        assertThat(pairs.share()).isEqualTo(1 / 3.0);
        assertThat(pairs.untiedShare()).isEqualTo(0.5);
    }
}
