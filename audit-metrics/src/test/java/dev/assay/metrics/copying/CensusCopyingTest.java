package dev.assay.metrics.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Judged;
import dev.assay.audit.Verdict;
import dev.assay.data.Dataset;
import dev.assay.io.Datasets;
import dev.assay.io.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two thousand census records: a generator's output, a perturbed copy, fresh people and verbatim copies. */
class CensusCopyingTest {
    private static List<Dataset> sets = List.of();

    @BeforeAll
    static void read() {
        Optional<Path> folder = census();
        assumeTrue(folder.isPresent(), "the census data are not here");
        sets = Datasets.readTogether(
                List.of(
                        folder.get().resolve("trn.csv"),
                        folder.get().resolve("hol.csv"),
                        folder.get().resolve("syn.csv"),
                        folder.get().resolve("flip30.csv")),
                ReadOptions.defaults());
    }

    @Test
    void perturbedCopyFailsAndNamesItsRecords() {
        AuditReport report =
                audit(sets.get(0), sets.get(3)).holdout(sets.get(1)).run();
        assertThat(verdict(report, "closest-record-share")).isEqualTo(Verdict.FAIL);
        assertThat(verdict(report, "exact-copies")).isEqualTo(Verdict.FAIL);
        assertThat(verdict(report, "memorised-records")).isEqualTo(Verdict.FAIL);
        assertThat(report.of("memorised-records").get(0).evidence())
                .hasSize(CopyEvidence.MOST_PAIRS)
                .allSatisfy(pair -> {
                    List<Evidence.Record> records = ((Evidence.Records) pair).records();
                    // Row for row the same person.
                    assertThat(records.get(0).row()).isEqualTo(records.get(1).row());
                });
    }

    @Test
    void perturbedCopyFailsWithoutHoldout() {
        assertThat(audit(sets.get(0), sets.get(3)).run().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void generatorDoesNotFail() {
        AuditReport report =
                audit(sets.get(0), sets.get(2)).holdout(sets.get(1)).run();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void secondHumanSampleDoesNotFail() {
        Dataset holdout = sets.get(1);
        assertThat(audit(sets.get(0), holdout.slice(1000, 2000))
                        .holdout(holdout.slice(0, 1000))
                        .run()
                        .verdict())
                .isNotEqualTo(Verdict.FAIL);
        assertThat(audit(sets.get(0), holdout).run().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void verbatimCopyFailsInAnyOrder() {
        Dataset human = sets.get(0);
        int[] reversed =
                IntStream.range(0, human.rows()).map(i -> human.rows() - 1 - i).toArray();
        int[] shuffled = IntStream.range(0, human.rows()).toArray();
        PermutationSampler.shuffle(RandomSource.SPLIT_MIX_64.create(5L), shuffled);
        for (Dataset copy : List.of(human, human.select(reversed), human.select(shuffled))) {
            AuditReport report = audit(human, copy).run();
            assertThat(verdict(report, "exact-copies")).isEqualTo(Verdict.FAIL);
            assertThat(report.of("exact-copies").get(0).value()).hasValue(1);
        }
    }

    private static Audit audit(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic).only(info -> info.family() == Family.COPYING);
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

    private static Optional<Path> census() {
        String stated = System.getProperty("assay.shared");
        if (stated != null) {
            return Optional.of(Path.of(stated, "data", "census2k")).filter(Files::isDirectory);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path census = folder.resolve("shared").resolve("data").resolve("census2k");
            if (Files.isDirectory(census)) {
                return Optional.of(census);
            }
        }
        return Optional.empty();
    }
}
