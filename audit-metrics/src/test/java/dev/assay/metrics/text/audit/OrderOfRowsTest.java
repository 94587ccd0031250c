package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Evidence;
import dev.assay.audit.Measurement;
import dev.assay.audit.Metric;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.Role;
import dev.assay.data.TextColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is measured on texts depends on the texts, not on their order in the file nor on the number of threads. */
class OrderOfRowsTest {
    private static final List<Metric> METRICS = Catalogue.load().metrics().stream()
            .filter(metric -> metric.info().needs().startsWith("a text column"))
            .toList();
    private static final String[] WORDS =
            "time year people way day man thing woman life child world school state family, group? country. Problem"
                    .split(" ");

    private final Dataset human = side("human", 70, 1);
    private final Dataset synthetic = side("synthetic", 90, 2);

    @Test
    void rowsMayComeInAnyOrder() {
        List<String> inOrder = described(audit(human, synthetic).run());
        assertThat(inOrder).hasSizeGreaterThan(METRICS.size() - 2);
        for (long seed = 1; seed <= 2; seed++) {
            assertThat(described(audit(shuffled(human, seed), shuffled(synthetic, seed + 7))
                            .run()))
                    .containsExactlyElementsOf(inOrder);
        }
    }

    @Test
    void threadsChangeNothing() {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            assertThat(described(audit(human, synthetic).executor(threads, 4).run()))
                    .containsExactlyElementsOf(described(audit(human, synthetic).run()));
        } finally {
            threads.shutdown();
        }
    }

    private static Audit audit(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic).catalogue(Catalogue.of(METRICS));
    }

    /** All that a report says but the rows. */
    private static List<String> described(AuditReport report) {
        List<String> lines = new ArrayList<>();
        report.measurements().forEach(judged -> {
            Measurement m = judged.measurement();
            lines.add(m.metric() + " " + m.value() + m.interval() + m.test() + m.adjustedPValue() + m.noiseFloor()
                    + m.score() + m.details() + m.headline() + m.note());
            for (Evidence piece : m.evidence()) {
                lines.add(
                        piece instanceof Evidence.Records records
                                ? m.metric() + " " + records.label()
                                        + records.records().stream()
                                                .map(r -> r.side() + r.id() + r.excerpt() + r.weight())
                                                .toList()
                                : m.metric() + " " + piece);
            }
        });
        report.skipped().forEach(skipped -> lines.add(skipped.toString()));
        return lines;
    }

    private static Dataset shuffled(Dataset side, long seed) {
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, side.rows()).boxed().toList());
        Collections.shuffle(rows, new Random(seed));
        return side.select(rows.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Texts of which some are long, some nearly the same as another one, some loops. */
    private static Dataset side(String name, int n, long seed) {
        Random random = new Random(seed);
        String[] texts = new String[n];
        String[] kinds = new String[n];
        String[] ids = new String[n];
        for (int t = 0; t < n; t++) {
            StringBuilder text = new StringBuilder(name + t);
            for (int i = 0; i < 20 + 5 * (t % 13); i++) {
                text.append(' ')
                        .append(WORDS[random.nextInt(WORDS.length)])
                        .append(i % 3 == 0 ? random.nextInt(9) : "");
            }
            texts[t] =
                    t % 9 == 4 ? texts[t - 1] + " more" : t % 11 == 7 ? "on and on ".repeat(30) + t : text.toString();
            kinds[t] = random.nextInt(3) == 0 ? "question" : "story";
            ids[t] = name + "-" + t;
        }
        return Dataset.of(
                        name,
                        TextColumn.of("id", ids),
                        TextColumn.of("text", texts),
                        CategoricalColumn.of("kind", kinds))
                .as(Role.ID, "id");
    }
}
