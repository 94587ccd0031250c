package dev.assay.metrics.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Measurement;
import dev.assay.audit.Verdict;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import dev.assay.io.Datasets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Topics that people and a model write about to unequal parts. */
class MatchedStyleTest {
    private static final List<String> TOPICS = List.of("myopic-reward", "self-awareness-good-text-model");

    @Test
    void topicsOfPeopleAreNotSoldAsStyle() {
        List<Dataset> first = sides(TOPICS.get(0));
        List<Dataset> second = sides(TOPICS.get(1));
        Dataset people =
                together("people", first.get(0).slice(0, 250), second.get(0).slice(0, 60));
        Dataset others =
                together("others", first.get(0).slice(250, 310), second.get(0).slice(60, 310));
        Measurement style =
                audit("matched-style", people, others).of("matched-style").get(0);
        assertThat(style.details().get("words a text, unmatched")).isLessThan(-0.8);
        assertThat(Math.abs(style.details().get("words a text, matched"))).isLessThan(0.3);
        assertThat(style.value().orElseThrow()).isLessThan(0.5);
    }

    @Test
    void theModelsStyleIsFoundWithinTopics() {
        List<Dataset> first = sides(TOPICS.get(0));
        List<Dataset> second = sides(TOPICS.get(1));
        AuditReport report = audit(
                "matched-style",
                together("human", first.get(0).slice(0, 300), second.get(0).slice(0, 100)),
                together("synthetic", first.get(1).slice(0, 100), second.get(1).slice(0, 300)));
        Measurement style = report.of("matched-style").get(0);
        assertThat(style.value().orElseThrow()).isGreaterThan(0.5);
        assertThat(style.note()).contains("matched by category", "2 strata");
        assertThat(report.measurements())
                .filteredOn(judged -> judged.measurement().metric().equals("matched-style"))
                .allSatisfy(judged ->
                        assertThat(judged.judgement().orElseThrow().verdict()).isEqualTo(Verdict.WARN));
    }

    @Test
    void theClassifierLearnsOnMatchedTextsWhenAsked() {
        List<Dataset> first = sides(TOPICS.get(0));
        List<Dataset> second = sides(TOPICS.get(1));
        Dataset people =
                together("people", first.get(0).slice(0, 250), second.get(0).slice(0, 60));
        Dataset others =
                together("others", first.get(0).slice(250, 310), second.get(0).slice(60, 310));
        Measurement all =
                audit("text-classifier", people, others).of("text-classifier").get(0);
        Measurement matched = Audit.compare(people, others)
                .only(info -> info.id().equals("text-classifier"))
                .option("text-classifier", "match-by", "category")
                .run()
                .of("text-classifier")
                .get(0);
        assertThat(all.value().orElseThrow()).isGreaterThan(0.75);
        assertThat(matched.value().orElseThrow()).isLessThan(0.65);
        assertThat(matched.humanRows()).isEqualTo(120);
        assertThat(matched.note()).contains("As many texts of each category were taken from both sides.");
    }

    @Test
    void aCategoryThatNeverChangesIsNotOneToMatchBy() {
        String[] texts = new String[60];
        String[] topic = new String[60];
        String[] constant = new String[60];
        for (int i = 0; i < 60; i++) {
            texts[i] = "so it is " + "and on ".repeat(i % 30);
            topic[i] = i % 2 == 0 ? "a" : "b";
            constant[i] = "v1";
        }
        Dataset side = Dataset.of(
                "side",
                TextColumn.of("text", texts),
                CategoricalColumn.of("version", constant),
                CategoricalColumn.of("topic", topic));
        assertThat(audit("matched-style", side, side).of("matched-style").get(0).note())
                .contains("matched by topic", "2 strata");
    }

    @Test
    void lengthBandsAreAsked() {
        String[] human = new String[60];
        String[] synthetic = new String[60];
        for (int i = 0; i < 60; i++) {
            human[i] = "so it is " + "and on ".repeat(i % 30);
            synthetic[i] = "So It Is " + "And On ".repeat(i % 10);
        }
        Measurement style = Audit.compare(
                        Dataset.of("human", TextColumn.of("text", human)),
                        Dataset.of("synthetic", TextColumn.of("text", synthetic)))
                .only(info -> info.id().equals("matched-style"))
                .option("matched-style", "match-by", "length")
                .run()
                .of("matched-style")
                .stream()
                .findFirst()
                .orElseThrow();
        assertThat(style.note()).contains("matched by length band");
        assertThat(style.details().get("words a text, unmatched")).isLessThan(-0.8);
        assertThat(Math.abs(style.details().get("words a text, matched"))).isLessThan(0.3);
    }

    @Test
    void withoutAnythingToMatchByItIsSkipped() {
        String[] texts = {"one text", "two texts", "three texts"};
        AuditReport report = audit(
                "matched-style",
                Dataset.of("human", TextColumn.of("text", texts), NumericColumn.of("n", 1, 2, 3)),
                Dataset.of("synthetic", TextColumn.of("text", texts), NumericColumn.of("n", 1, 2, 3)));
        assertThat(report.skipped()).anySatisfy(skipped -> assertThat(skipped.reason())
                .contains("nothing to match texts by", "the option match-by names a column, or length"));
    }

    private static AuditReport audit(String metric, Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .only(info -> info.id().equals(metric))
                .run();
    }

    private static Dataset together(String name, Dataset first, Dataset second) {
        List<String> texts = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        for (Dataset part : List.of(first, second)) {
            for (int row = 0; row < part.rows(); row++) {
                texts.add(part.column("text").display(row));
                topics.add(part.column("category").display(row));
            }
        }
        return Dataset.of(
                name,
                TextColumn.of("text", texts.toArray(String[]::new)),
                CategoricalColumn.of("category", topics.toArray(String[]::new)));
    }

    private static List<Dataset> sides(String topic) {
        Optional<Path> file = file(topic + ".jsonl");
        assumeTrue(file.isPresent(), "the questions are not here");
        return Datasets.split(Datasets.read(file.orElseThrow()), "source", List.of("human", "synthetic"));
    }

    private static Optional<Path> file(String name) {
        Path below = Path.of("data", "evals-human-vs-lm", name);
        String stated = System.getProperty("assay.shared");
        if (stated != null) {
            return Optional.of(Path.of(stated).resolve(below)).filter(Files::exists);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve(below);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
