package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerplexityTest {
    @Test
    void shuffledWordsSurpriseAModelOfPeople() {
        String[] shuffled = texts(80, 2);
        for (int t = 0; t < shuffled.length; t++) {
            List<String> words = Arrays.asList(shuffled[t].split(" "));
            Collections.shuffle(words, new Random(t));
            shuffled[t] = String.join(" ", words);
        }
        Measurement surprise = measure(texts(80, 1), shuffled);
        assertThat(surprise.value().orElseThrow()).isGreaterThan(0.8);
        assertThat(surprise.headline()).endsWith("they are less predictable than people's.");
        assertThat(surprise.evidence()).hasSize(2).last().isInstanceOf(Evidence.Records.class);
    }

    @Test
    void otherHumanTextsDoNot() {
        assertThat(measure(texts(80, 1), texts(80, 2)).score()).hasValue(1);
    }

    private static Measurement measure(String[] human, String[] synthetic) {
        return Audit.compare(
                        Dataset.of("human", TextColumn.of("text", human)),
                        Dataset.of("synthetic", TextColumn.of("text", synthetic)))
                .also("perplexity")
                .only(info -> info.id().equals("perplexity"))
                .run()
                .of("perplexity")
                .get(0);
    }

    /** Texts in which each word is one of three that may follow the one before. */
    private static String[] texts(int n, long seed) {
        Random random = new Random(seed);
        String[] texts = new String[n];
        for (int t = 0; t < n; t++) {
            int word = random.nextInt(50);
            StringBuilder text = new StringBuilder("w" + word);
            for (int i = 0; i < 15; i++) {
                word = (word * 7 + random.nextInt(3)) % 50;
                text.append(" w").append(word);
            }
            texts[t] = text.toString();
        }
        return texts;
    }
}
