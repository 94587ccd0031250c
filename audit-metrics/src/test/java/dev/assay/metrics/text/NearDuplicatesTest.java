package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kernel.Parallel;
import dev.assay.stats.UndefinedStatisticException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    @Test
    void emptyTextsAreNoCopiesOfEachOther() {
        ShingleSets sets = sets("", "", "  ", "…");
        assertThat(NearDuplicates.find(sets, 0.7, Parallel.serial()).clusters()).isEmpty();
        assertThatThrownBy(() -> sets.jaccard(0, 1)).isInstanceOf(UndefinedStatisticException.class);
    }

    @Test
    void shortTextsAreAlikeOnlyWhenEqual() {
        NearDuplicates found = find("yes", "Yes!", "no", "yes please");
        assertThat(found.pairs(0.7)).isEqualTo(1);
        assertThat(found.clusters().get(0).members()).containsExactly(0, 1);
    }

    @Test
    void likenessDoesNotChain() {
        // Each text is like the next, but the first is not like the last.
        String[] texts = new String[9];
        for (int t = 0; t < texts.length; t++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(" w").append(4 * t + i);
            }
            texts[t] = text.toString();
        }
        NearDuplicates found = find(texts);
        ShingleSets sets = sets(texts);
        assertThat(found.clusters()).hasSizeGreaterThan(1);
        for (NearDuplicates.Cluster cluster : found.clusters()) {
            for (int i = 1; i < cluster.size(); i++) {
                assertThat(sets.jaccard(cluster.centre(), cluster.members().get(i)))
                        .isEqualTo(cluster.similarity().get(i))
                        .isGreaterThanOrEqualTo(0.7);
            }
        }
    }

    @Test
    void neighboursAreCountedAmongTheChosenTexts() {
        NearDuplicates found = find("a b c d", "a b c d", "a b c d", "e f g h");
        assertThat(found.neighbours(new boolean[] {true, true, true, true})).containsExactly(2, 2, 2, 0);
        assertThat(found.neighbours(new boolean[] {true, false, false, true})).containsExactly(0, 1, 1, 0);
    }

    @Test
    void otherScriptsAndLongTokensAreCompared() {
        String line = "x".repeat(1 << 20);
        NearDuplicates found = find("👍🏽 👎 👍🏽", "👍🏽 👎 👍🏽", "שלום עולם טוב", "東京都", "東京", line, line + "y");
        assertThat(found.clusters()).hasSize(1);
        assertThat(found.clusters().get(0).members()).containsExactly(0, 1);
    }

    @Test
    void thresholdMustBeAShare() {
        assertThatThrownBy(() -> NearDuplicates.find(sets("a"), 0, Parallel.serial()))
                .hasMessage("threshold must be in (0, 1], was 0.0");
    }

    private static NearDuplicates find(String... texts) {
        return NearDuplicates.find(sets(texts), 0.7, Parallel.serial());
    }

    private static ShingleSets sets(String... texts) {
        return ShingleSets.of(TokenizedTexts.of(Tokenizers.standard(), List.of(texts)), 3);
    }
}
