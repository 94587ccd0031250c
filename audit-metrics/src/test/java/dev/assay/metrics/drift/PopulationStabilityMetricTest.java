package dev.assay.metrics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import dev.assay.data.TimeColumn;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopulationStabilityMetricTest {
    private static Dataset rows(String name, int shift) {
        String[] texts = IntStream.range(0, 100).mapToObj(i -> "row " + i).toArray(String[]::new);
        double[] none = new double[100];
        Arrays.fill(none, shift == 0 ? 1 : Double.NaN);
        return Dataset.of(
                name,
                NumericColumn.of(
                        "size",
                        IntStream.range(0, 100).mapToDouble(i -> i + shift).toArray()),
                NumericColumn.of("gone", none),
                TextColumn.of("text", texts),
                TimeColumn.wrap(
                        "time", LongStream.range(0, 100).map(i -> i * 1000).toArray()));
    }

    @Test
    void columns_without_cells_or_values_are_skipped_with_the_reason() {
        AuditReport report = Audit.compare(rows("human", 0), rows("synthetic", 40))
                .only(info -> info.id().equals("population-stability-index"))
                .run();
        assertThat(report.measurements())
                .extracting(judged -> judged.measurement().scope().toString())
                .containsExactlyInAnyOrder("all columns", "size");
        assertThat(report.skipped())
                .extracting(skipped -> skipped.scope().toString(), skipped -> skipped.failed())
                .contains(tuple("text", false), tuple("time", false), tuple("gone", false));
        assertThat(report.skipped().stream().map(skipped -> skipped.reason()))
                .anyMatch(reason -> reason.contains("this one is of kind text"))
                .anyMatch(reason -> reason.contains("this one is of kind time"))
                .anyMatch(reason -> reason.contains("a side has no values"));
    }
}
