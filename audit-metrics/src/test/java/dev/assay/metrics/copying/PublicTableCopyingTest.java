package dev.assay.metrics.copying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Evidence;
import dev.assay.audit.Family;
import dev.assay.audit.Verdict;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.io.Datasets;
import dev.assay.stats.Seed;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A public table of 569 tumours: a third as human data, a third as holdout, a third as fresh records. */
class PublicTableCopyingTest {
    private static Dataset human = Dataset.of("none");
    private static Dataset holdout = Dataset.of("none");
    private static Dataset fresh = Dataset.of("none");

    @BeforeAll
    static void read() throws URISyntaxException {
        Dataset all = Datasets.read(
                Path.of(Objects.requireNonNull(PublicTableCopyingTest.class.getResource("breast_cancer.csv"))
                        .toURI()));
        int[] order = Targets.rows(all.rows(), all.rows(), new Seed(11));
        Dataset shuffled = all.select(order);
        String[] ids = new String[all.rows()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "tumour-" + i;
        }
        shuffled = shuffled.with(CategoricalColumn.of("id", ids)).as(Role.ID, "id");
        human = shuffled.slice(0, 200);
        holdout = shuffled.slice(200, 400);
        fresh = shuffled.slice(400, 569);
    }

    @Test
    void freshRecordsDoNotFail() {
        assertThat(audit(fresh).run().verdict()).isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void noisyCopyFailsAndNamesItsOriginals() {
        AuditReport report = audit(noisy(human)).run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.of("closest-record-share").get(0).value().orElseThrow())
                .isGreaterThan(0.5);
        Evidence.Records first = (Evidence.Records)
                report.of("memorised-records").get(0).evidence().get(0);
        assertThat(first.records().get(1).id()).startsWith("tumour-");
        assertThat(first.records().get(0).id()).isEqualTo(first.records().get(1).id());
    }

    @Test
    void verbatimCopyFailsWithoutHoldout() {
        AuditReport report = Audit.compare(human, human.select(Targets.rows(200, 200, new Seed(3))))
                .only(info -> info.family() == Family.COPYING)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.of("exact-copies").get(0).value()).hasValue(1);
    }

    @Test
    void threadsDoNotChangeTheReport() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            assertThat(audit(fresh).executor(threads, 3).run().measurements())
                    .isEqualTo(audit(fresh).run().measurements());
        } finally {
            threads.shutdown();
        }
    }

    private static Audit audit(Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .label("label")
                .holdout(holdout)
                .only(info -> info.family() == Family.COPYING);
    }

    /** Each number moved by up to two per cent. */
    private static Dataset noisy(Dataset dataset) {
        UniformRandomProvider random = new Seed(7).random();
        List<Column> columns = new ArrayList<>();
        for (Column column : dataset.columns()) {
            if (column instanceof NumericColumn numbers && !column.name().equals("label")) {
                double[] values = numbers.values().clone();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 1 + 0.02 * (2 * random.nextDouble() - 1);
                }
                columns.add(NumericColumn.wrap(column.name(), values));
            } else {
                columns.add(column);
            }
        }
        return Dataset.of("synthetic", columns).as(Role.ID, "id");
    }
}
