package dev.assay.metrics.bias.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.UndefinedStatisticException;
import org.junit.jupiter.api.Test;

class StereotypeScoresTest {
    @Test
    void anIdealModelScoresHundred() {
        StereoSet ideal = StereoSet.of(new double[] {2, 1}, new double[] {1, 2}, new double[] {0, 0});
        assertThat(ideal.languageModeling()).isEqualTo(100);
        assertThat(ideal.stereotype()).isEqualTo(50);
        assertThat(ideal.idealized()).isEqualTo(100);
    }

    @Test
    void aModelThatAlwaysPrefersTheStereotypeScoresZero() {
        StereoSet biased = StereoSet.of(new double[] {2, 2}, new double[] {1, 1}, new double[] {0, 3});
        assertThat(biased.languageModeling()).isEqualTo(50);
        assertThat(biased.idealized()).isZero();
    }

    @Test
    void tiesAreHalfAChoice() {
        StereoSet even = StereoSet.of(new double[] {1}, new double[] {1}, new double[] {1});
        assertThat(even.languageModeling()).isEqualTo(50);
        assertThat(even.stereotype()).isEqualTo(50);
    }

    @Test
    void biasOfAmbiguousQuestionsShrinksWithAccuracy() {
        QuestionBias answers = new QuestionBias(10, 6, 4, 3);
        assertThat(answers.disambiguated()).isCloseTo(0.5, within(1e-12));
        assertThat(answers.ambiguous()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void onlyUnknownAnswersAreUndefinedUnlessTheyAreCorrect() {
        assertThatThrownBy(() -> new QuestionBias(5, 0, 0, 0).disambiguated())
                .isInstanceOf(UndefinedStatisticException.class);
        assertThat(new QuestionBias(5, 5, 0, 0).ambiguous()).isZero();
    }
}
