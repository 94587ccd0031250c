package dev.assay.metrics.diversity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.audit.Audit;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiversityOnRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "n-gram-diversity",
                "self-repetition",
                "word-entropy",
                "heaps-slope",
                "pairwise-bleu",
                "rouge-homogenisation",
                "n-gram-vendi"
            })
    void textsOfFewWordsLackDiversityAndOtherHumanTextsDoNot(String metric) {
        Dataset human = texts(240, 60, 1);
        Measurement collapsed = only(Audit.compare(human, texts(240, 6, 2)), metric);
        Measurement same = only(Audit.compare(human, texts(240, 60, 3)), metric);
        assertThat(collapsed.value().orElseThrow())
                .isGreaterThan(collapsed.noiseFloor().orElseThrow().p95());
        assertThat(collapsed.interval().orElseThrow().low()).isGreaterThan(0);
        assertThat(same.interval().orElseThrow().low()).isLessThanOrEqualTo(0);
        assertThat(same.score().orElseThrow()).isGreaterThan(0.9);
        assertThat(collapsed.headline()).startsWith("text: ");
    }

    @Test
    void topicsThatNoSyntheticTextReachesAreNamed() {
        Measurement lost = only(Audit.compare(texts(400, 12, 1), texts(400, 2, 2)), "cluster-coverage");
        assertThat(lost.value().orElseThrow())
                .isGreaterThan(0.5)
                .isGreaterThan(lost.noiseFloor().orElseThrow().p95());
        assertThat(((Evidence.Segment) lost.evidence().get(0)).label()).contains("\"topic");
        Measurement same = only(Audit.compare(texts(400, 12, 1), texts(400, 12, 2)), "cluster-coverage");
        assertThat(same.score()).hasValue(1);
    }

    @Test
    void theSlopeOfZipfsLawHasNoBetterSide() {
        Measurement flat = only(Audit.compare(texts(120, 60, 1), texts(120, 6, 2)), "zipf-slope");
        assertThat(flat.value().orElseThrow()).isNegative();
        assertThat(flat.score()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttr", "maas", "mattr", "msttr", "hd-d", "yule-k", "simpson", "herdan"})
    void everyIndexOfRichnessFallsWithFewerWords(String index) {
        Measurement poorer = only(
                Audit.compare(texts(120, 60, 1), texts(120, 6, 2)).option("lexical-richness", "index", index),
                "lexical-richness");
        assertThat(poorer.value().orElseThrow()).isPositive();
    }

    @Test
    void anUnknownIndexSaysWhichThereAre() {
        Audit audit = Audit.compare(texts(20, 60, 1), texts(20, 60, 2)).option("lexical-richness", "index", "vocd");
        assertThatThrownBy(() -> only(audit, "lexical-richness"))
                .hasMessageContaining("there is no index vocd")
                .hasMessageContaining("hd-d");
    }

    @Test
    void theOrderOfTheVendiScoreIsAnOption() {
        Audit audit = Audit.compare(texts(60, 60, 1), texts(60, 6, 2));
        double one = only(audit, "n-gram-vendi").value().orElseThrow();
        double most = only(audit.option("n-gram-vendi", "order", "infinity"), "n-gram-vendi")
                .value()
                .orElseThrow();
        assertThat(most).isNotEqualTo(one).isPositive();
        assertThatThrownBy(() -> only(audit.option("n-gram-vendi", "order", "many"), "n-gram-vendi"))
                .hasMessageContaining("it was many");
    }

    private static Measurement only(Audit audit, String metric) {
        return audit.also(metric)
                .only(info -> info.id().equals(metric))
                .run()
                .of(metric)
                .get(0);
    }

    /** Texts of ten words of so many topics; a topic has words of its own, the rest are of all. */
    private static Dataset texts(int n, int topics, long seed) {
        Random random = new Random(seed);
        String[] texts = new String[n];
        for (int t = 0; t < n; t++) {
            StringBuilder text = new StringBuilder();
            int topic = random.nextInt(topics);
            for (int w = 0; w < 10; w++) {
                boolean own = random.nextInt(3) > 0;
                text.append(own ? " topic" + topic + "word" + random.nextInt(4) : " word" + random.nextInt(8));
            }
            texts[t] = text.toString();
        }
        return Dataset.of("texts", TextColumn.of("text", texts));
    }
}
