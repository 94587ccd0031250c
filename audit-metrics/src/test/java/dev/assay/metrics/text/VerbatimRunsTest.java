package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerbatimRunsTest {
    @Test
    void findsTheLongestRunWithItsPlaces() {
        VerbatimRuns.Run run = only(List.of("xx brown fox yy"), List.of("brown", "the brown fox jumps"));
        assertThat(run).isEqualTo(new VerbatimRuns.Run(11, 2, 1, 3));
    }

    @Test
    void noRunCrossesTheBorderOfAText() {
        assertThat(only(List.of("abcdef"), List.of("abc", "def")).length()).isEqualTo(3);
    }

    @Test
    void ofEquallyLongRunsTheFirstIsTold() {
        assertThat(only(List.of("ab-cd"), List.of("cd", "ab")).start()).isEqualTo(0);
    }

    @Test
    void nothingSharedIsALengthOfZero() {
        assertThat(only(List.of("abc"), List.of("xyz"))).isEqualTo(new VerbatimRuns.Run(0, 0, -1, -1));
        assertThat(only(List.of(""), List.of("xyz")).length()).isZero();
        assertThat(VerbatimRuns.longest(new int[][] {{1, 2}}, new int[0][])[0].length())
                .isZero();
    }

    private static VerbatimRuns.Run only(List<String> texts, List<String> references) {
        return VerbatimRuns.longest(VerbatimRuns.codePoints(texts), VerbatimRuns.codePoints(references))[0];
    }
}
