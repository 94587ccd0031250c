package dev.assay.metrics.realism.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.data.Column;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.VectorColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that averages parts says how many. */
class AveragesTest {
    private static Dataset table(long seed) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            columns.add(
                    NumericColumn.wrap("number " + c, random.doubles().limit(80).toArray()));
        }
        float[] vectors = new float[3 * 80];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = random.nextFloat();
        }
        return Dataset.of("table " + seed, columns).with(VectorColumn.wrap("vector", vectors, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "k-marginal, sets of columns, 4",
        "classifier-two-sample-linear, folds averaged, 2",
        "classifier-two-sample-trees, folds averaged, 2",
        "sliced-wasserstein, directions averaged, 50",
        "alpha-precision, samples averaged, 10",
        "beta-recall, samples averaged, 10"
    })
    void saysHowManyPartsItAverages(String metric, String detail, double parts) {
        AuditReport report = Audit.compare(table(1), table(2))
                .only(info -> info.id().equals(metric))
                .also(metric)
                .run();
        assertThat(report.of(metric)).singleElement().satisfies(m -> assertThat(m.details())
                .containsEntry(detail, parts));
    }
}
