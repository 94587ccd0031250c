package dev.assay.metrics.text.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Verdict;
import dev.assay.data.Dataset;
import dev.assay.io.Datasets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that crowdworkers wrote and a language model wrote from ten of theirs. */
class RealTextTest {
    private static final Map<String, AuditReport> REPORTS = new ConcurrentHashMap<>();

    @Test
    void nearCopiesAreFoundInClusters() {
        AuditReport report = audit("myopic-reward");
        assertThat(verdict(report, "near-duplicates")).isEqualTo(Verdict.FAIL);
        assertThat(verdict(report, "exact-duplicates")).isEqualTo(Verdict.FAIL);
        Measurement near = report.of("near-duplicates").get(0);
        assertThat(near.evidence()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(((Evidence.Records) near.evidence().get(0)).records())
                .allSatisfy(record -> assertThat(record.id()).startsWith("myopic-reward-"));
        assertThat(near.headline()).startsWith("text: ");
    }

    @Test
    void copiedSeedsAreFound() {
        AuditReport report = audit("myopic-reward");
        assertThat(verdict(report, "copied-texts")).isEqualTo(Verdict.FAIL);
        assertThat(report.of("copied-texts").get(0).evidence())
                .filteredOn(Evidence.Records.class::isInstance)
                .map(records -> ((Evidence.Records) records).records().get(0).id())
                .filteredOn(id -> id.contains("seed"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void phrasesThatMarkTheModelAreFound() {
        AuditReport report = audit("wealth-seeking-inclination");
        assertThat(verdict(report, "overused-phrases")).isEqualTo(Verdict.WARN);
        assertThat(report.of("overused-phrases").get(0).headline()).contains("\"wealth\"");
    }

    @Test
    void leakedFormatIsFound() {
        AuditReport report = audit("wealth-seeking-inclination");
        assertThat(verdict(report, "formatting")).isEqualTo(Verdict.FAIL);
        assertThat(report.of("formatting").get(0).evidence())
                .filteredOn(Evidence.Segment.class::isInstance)
                .map(segment -> ((Evidence.Segment) segment).label())
                .contains("begins with \"Question:\"", "ends with \"Answer:\"");
    }

    @Test
    void allOfThemAreFindings() {
        assertThat(audit("myopic-reward").findings())
                .extracting(judged -> judged.measurement().metric())
                .contains("near-duplicates", "copied-texts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"myopic-reward", "wealth-seeking-inclination", "self-awareness-good-text-model"})
    void halvesOfThePeopleAreAlike(String topic) {
        Dataset human = sides(topic).get(0);
        int[] rows = IntStream.range(0, human.rows()).toArray();
        PermutationSampler.shuffle(RandomSource.SPLIT_MIX_64.create(3L), rows);
        Dataset shuffled = human.select(rows);
        AuditReport report = text(shuffled.slice(0, 255), shuffled.slice(255, human.rows()));
        assertThat(report.measurements())
                .filteredOn(judged -> !judged.measurement().metric().equals("column-agreement"))
                .allSatisfy(judged -> assertThat(judged.judgement().map(j -> j.verdict()))
                        .as(judged.measurement().toString())
                        .isIn(Optional.empty(), Optional.of(Verdict.PASS)));
    }

    private static AuditReport audit(String topic) {
        List<Dataset> sides = sides(topic);
        return REPORTS.computeIfAbsent(topic, t -> text(sides.get(0), sides.get(1)));
    }

    private static AuditReport text(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .only(info -> Set.of(Family.TEXT, Family.DIVERSITY).contains(info.family())
                        || info.id().equals("copied-texts"))
                .run();
    }

    private static Verdict verdict(AuditReport report, String metric) {
        return report.measurements().stream()
                .filter(judged -> judged.measurement().metric().equals(metric))
                .map(Judged::judgement)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .verdict();
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
