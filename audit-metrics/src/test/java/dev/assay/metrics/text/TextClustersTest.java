package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import org.junit.jupiter.api.Test;

class TextClustersTest {
    private static final int[][] TEXTS = {{0, 1, 2}, {0, 1, 1}, {1, 2, 0}, {5, 6}, {6, 5, 7}, {7, 6}};

    @Test
    void textsOfOneTopicShareAClusterAndNewTextsJoinIt() {
        TextClusters clusters = TextClusters.learn(TEXTS, 2, new Seed(1));
        int first = clusters.of(TEXTS[0]);
        int second = clusters.of(TEXTS[3]);
        assertThat(first).isNotEqualTo(second);
        assertThat(clusters.of(TEXTS[1])).isEqualTo(first);
        assertThat(clusters.of(new int[] {9, 1, 9})).isEqualTo(first);
        assertThat(clusters.of(new int[] {7})).isEqualTo(second);
        assertThat(clusters.terms(second, 1)).containsExactly(6);
    }

    @Test
    void aTextWithoutAKnownWordIsInNone() {
        TextClusters clusters = TextClusters.learn(TEXTS, 2, new Seed(1));
        assertThat(clusters.of(new int[0])).isEqualTo(-1);
        assertThat(clusters.of(new int[] {99})).isEqualTo(-1);
    }

    @Test
    void tooFewTextsAreUndefined() {
        assertThatThrownBy(() -> TextClusters.learn(TEXTS, 7, new Seed(1)))
                .isInstanceOf(UndefinedStatisticException.class);
    }
}
