package dev.assay.metrics.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Catalogue;
import dev.assay.audit.Conclusion;
import dev.assay.audit.Measurement;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimpsonReversalMetricTest {
    /** Rows by stratum, group and label; shuffled, so that folds are alike. */
    private static Dataset dataset(String name, int[][] counts) {
        List<String[]> rows = new ArrayList<>();
        for (int[] cell : counts) {
            for (int i = 0; i < cell[2] + cell[3]; i++) {
                rows.add(new String[] {
                    cell[0] == 0 ? "easy" : "hard", cell[1] == 0 ? "a" : "b", i < cell[2] ? "yes" : "no"
                });
            }
        }
        Collections.shuffle(rows, new Random(5));
        return Dataset.of(name, column("course", rows, 0), column("g", rows, 1), column("y", rows, 2));
    }

    private static CategoricalColumn column(String name, List<String[]> rows, int at) {
        return CategoricalColumn.of(name, rows.stream().map(row -> row[at]).toArray(String[]::new));
    }

    /** Stratum, group, yes, no: group a does worse in all, better in each course. */
    private static Dataset reversed(String name) {
        return dataset(name, new int[][] {{0, 0, 90, 10}, {0, 1, 640, 160}, {1, 0, 320, 480}, {1, 1, 20, 80}});
    }

    /** As many of each group in each course, so nothing turns round. */
    private static Dataset plain(String name) {
        return dataset(name, new int[][] {{0, 0, 360, 90}, {0, 1, 360, 90}, {1, 0, 90, 360}, {1, 1, 90, 360}});
    }

    private static AuditReport audit(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .catalogue(Catalogue.of(List.of(new SimpsonReversalMetric())))
                .option("simpson-reversal", "positive", "yes")
                .label("y")
                .groups("g")
                .run();
    }

    @Test
    void aReversalOfTheSyntheticSideAloneStandsBesideTheHumanGap() {
        Measurement found =
                audit(plain("h"), reversed("s")).of("simpson-reversal").get(0);
        assertThat(found.details().get("synthetic crude gap")).isCloseTo(410.0 / 900 - 660.0 / 900, within(1e-12));
        assertThat(found.details().get("synthetic gap within strata")).isGreaterThan(0.1);
        assertThat(found.details().get("synthetic gap reversed")).isEqualTo(1);
        assertThat(found.details().get("human gap reversed")).isZero();
        assertThat(found.details().get("human gap within strata")).isCloseTo(0, within(1e-12));
        assertThat(found.value().orElseThrow())
                .isCloseTo(found.details().get("synthetic gap within strata"), within(1e-12));
        assertThat(found.conclusion()).contains(Conclusion.DISPARITY);
        assertThat(found.headline())
                .startsWith("In the synthetic data")
                .contains("lower for g = a than for everyone else, but")
                .endsWith("which is no established reversal.");
    }

    @Test
    void aReversalOfBothSidesIsKept() {
        Measurement found =
                audit(reversed("h"), reversed("s")).of("simpson-reversal").get(0);
        assertThat(found.value().orElseThrow()).isZero();
        assertThat(found.conclusion()).isNotEqualTo(Conclusion.DISPARITY);
        assertThat(found.headline()).endsWith("so it is in the human data.");
    }

    @Test
    void aReversalAmongPeopleThatTheSyntheticDataLacksIsFound() {
        Measurement found =
                audit(reversed("h"), plain("s")).of("simpson-reversal").get(0);
        assertThat(found.headline()).startsWith("In the human data");
        assertThat(found.details().get("synthetic gap reversed")).isZero();
    }

    @Test
    void noReversalHasTheValueZeroAndTheNumberSearched() {
        Measurement none = audit(plain("h"), plain("s")).of("simpson-reversal").get(0);
        assertThat(none.value().orElseThrow()).isZero();
        assertThat(none.details().get("combinations searched")).isEqualTo(1);
    }
}
