package dev.assay.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.kernel.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class NearDuplicatesProperties {
    @Property(tries = 30)
    void bandingFindsWhatComparingAllPairsFinds(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        ShingleSets sets = sets(texts(seed));
        assertThat(NearDuplicates.find(sets, 0.7, Parallel.serial()).pairs(0.8))
                .isEqualTo(NearDuplicates.exhaustive(sets, 0.7).pairs(0.8));
    }

    @Property(tries = 30)
    void orderOfTextsDoesNotMatter(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        List<String> texts = texts(seed);
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(clusters(texts, Parallel.serial())).isEqualTo(clusters(shuffled, Parallel.serial()));
    }

    @Property(tries = 5)
    void threadsDoNotMatter(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        List<String> texts = texts(seed);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            assertThat(clusters(texts, Parallel.on(threads, 4))).isEqualTo(clusters(texts, Parallel.serial()));
        } finally {
            threads.shutdown();
        }
    }

    @Property(tries = 30)
    void everyTextIsInOneClusterAtMost(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        Set<Integer> seen = new HashSet<>();
        for (NearDuplicates.Cluster cluster :
                NearDuplicates.find(sets(texts(seed)), 0.5, Parallel.serial()).clusters()) {
            assertThat(cluster.size()).isGreaterThan(1);
            for (int text : cluster.members()) {
                assertThat(seen.add(text)).isTrue();
            }
        }
    }

    /** What each cluster says, in the order of the clusters. */
    private static List<List<String>> clusters(List<String> texts, Parallel parallel) {
        return NearDuplicates.find(sets(texts), 0.5, parallel).clusters().stream()
                .map(cluster -> cluster.members().stream().map(texts::get).toList())
                .toList();
    }

    private static List<String> texts(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int t = 0; t < 120; t++) {
            String[] words = t % 4 == 0 || texts.isEmpty()
                    ? random.ints(20, 0, 300).mapToObj(i -> "w" + i).toArray(String[]::new)
                    : texts.get(random.nextInt(texts.size())).split(" ");
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                words[random.nextInt(words.length)] = "e" + random.nextInt(50);
            }
            texts.add(String.join(" ", words));
        }
        return texts;
    }

    private static ShingleSets sets(List<String> texts) {
        return ShingleSets.of(TokenizedTexts.of(Tokenizers.whitespace(), texts), 2);
    }
}
