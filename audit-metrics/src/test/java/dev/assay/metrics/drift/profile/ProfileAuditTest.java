package dev.assay.metrics.drift.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditReport;
import dev.assay.audit.Judged;
import dev.assay.audit.Measurement;
import dev.assay.audit.Skipped;
import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.TextColumn;
import dev.assay.stats.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class ProfileAuditTest {
    private static final Set<String> OF_ONE_COLUMN = Set.of(
            "boundary-adherence",
            "category-adherence",
            "category-coverage",
            "kolmogorov-smirnov",
            "missing-value-similarity",
            "population-stability-index",
            "range-coverage",
            "total-variation",
            "wasserstein-1");

    private static Dataset rows(long seed, int n, double shift, int words) {
        UniformRandomProvider random = new Seed(seed).random();
        double[] size = new double[n];
        String[] colour = new String[n];
        String[] word = new String[n];
        String[] text = new String[n];
        for (int i = 0; i < n; i++) {
            size[i] = random.nextInt(20) == 0 ? Double.NaN : shift - Math.log(random.nextDouble());
            colour[i] = random.nextInt(30) == 0 ? null : random.nextDouble() < 0.6 - shift / 4 ? "red" : "blue";
            word[i] = "w" + (int) (words * random.nextDouble() * random.nextDouble());
            text[i] = "text " + i;
        }
        return Dataset.of(
                "rows",
                NumericColumn.of("size", size),
                CategoricalColumn.of("colour", colour),
                CategoricalColumn.of("word", word),
                TextColumn.of("essay", text));
    }

    private static AuditReport ofProfile(Dataset human, Dataset synthetic) {
        return ProfileAudit.compare(Profile.of(human), "stored", synthetic).run();
    }

    private static AuditReport ofRows(Dataset human, Dataset synthetic) {
        return Audit.compare(human, synthetic)
                .only(info -> OF_ONE_COLUMN.contains(info.id()))
                .run();
    }

    private static Optional<Measurement> find(AuditReport report, String metric, String column) {
        return report.measurements().stream()
                .map(Judged::measurement)
                .filter(m -> m.metric().equals(metric) && m.scope().columns().equals(List.of(column)))
                .findFirst();
    }

    @Test
    void few_rows_give_the_values_of_the_rows_themselves() {
        Dataset human = rows(1, 1500, 0, 40);
        Dataset synthetic = rows(2, 1100, 0.3, 60);
        AuditReport stored = ofProfile(human, synthetic);
        List<Measurement> expected = ofRows(human, synthetic).measurements().stream()
                .map(Judged::measurement)
                .filter(m -> OF_ONE_COLUMN.contains(m.metric()))
                .toList();
        assertThat(expected).extracting(Measurement::metric).containsAll(OF_ONE_COLUMN);
        for (Measurement m : expected) {
            Measurement same =
                    find(stored, m.metric(), m.scope().columns().get(0)).orElseThrow();
            assertThat(same.value().orElseThrow())
                    .as("%s", m)
                    .isCloseTo(m.value().orElseThrow(), within(1e-12));
            assertThat(same.humanRows()).isEqualTo(m.humanRows());
        }
    }

    @Test
    void metrics_of_whole_records_are_skipped_by_name() {
        AuditReport report = ofProfile(rows(1, 300, 0, 5), rows(2, 300, 0, 5));
        assertThat(report.partial()).isFalse();
        assertThat(report.skipped())
                .filteredOn(skipped -> skipped.reason().contains("human rows"))
                .extracting(Skipped::metric)
                .contains("exact-copies", "pearson-similarity", "classifier-two-sample-linear")
                .doesNotContainAnyElementsOf(OF_ONE_COLUMN);
        assertThat(report.measurements())
                .anyMatch(judged -> judged.measurement().scope().columns().equals(List.of("essay (text length)")));
        assertThat(report.warnings()).anyMatch(w -> w.contains("stored profile of 300 rows"));
        assertThat(report.human().rows()).isEqualTo(300);
    }

    @Test
    void of_many_rows_distances_hold_within_the_error_of_the_sketch() {
        Dataset human = rows(3, 20_000, 0, 40);
        Dataset synthetic = rows(4, 5000, 0.1, 40);
        AuditReport stored = ofProfile(human, synthetic);
        AuditReport rows = ofRows(human, synthetic);
        double exact =
                find(rows, "kolmogorov-smirnov", "size").orElseThrow().value().orElseThrow();
        Measurement sketched = find(stored, "kolmogorov-smirnov", "size").orElseThrow();
        assertThat(sketched.value().orElseThrow()).isCloseTo(exact, within(0.005));
        assertThat(sketched.interval().orElseThrow().contains(exact)).isTrue();
        assertThat(sketched.note()).contains("sketch");
        for (String metric : List.of("boundary-adherence", "missing-value-similarity")) {
            assertThat(find(stored, metric, "size").orElseThrow().value())
                    .isEqualTo(find(rows, metric, "size").orElseThrow().value());
        }
        assertThat(find(stored, "population-stability-index", "size")
                        .orElseThrow()
                        .value()
                        .orElseThrow())
                .isCloseTo(
                        find(rows, "population-stability-index", "size")
                                .orElseThrow()
                                .value()
                                .orElseThrow(),
                        within(1e-9));
        assertThat(find(stored, "wasserstein-1", "size")).isEmpty();
        assertThat(find(stored, "total-variation", "word").orElseThrow().value().orElseThrow())
                .isCloseTo(
                        find(rows, "total-variation", "word")
                                .orElseThrow()
                                .value()
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void categories_without_a_name_are_compared_as_one_and_their_coverage_is_not() {
        Dataset human = rows(5, 4000, 0, 900);
        AuditReport same = ofProfile(human, human);
        assertThat(find(same, "total-variation", "word").orElseThrow().value().orElseThrow())
                .isZero();
        assertThat(find(same, "category-adherence", "word")).isEmpty();
        assertThat(find(same, "category-adherence", "colour")).isPresent();
    }

    @Test
    void the_stand_in_has_the_counts_of_the_profile() {
        Dataset human = rows(6, 9000, 0, 50);
        Profile profile = Profile.of(human);
        Profile again = profile.count(StandIn.of(profile, "stand-in"));
        for (int i = 0; i < profile.columns().size(); i++) {
            assertThat(again.columns().get(i).counts())
                    .isEqualTo(profile.columns().get(i).counts());
            assertThat(again.columns().get(i).missing())
                    .isEqualTo(profile.columns().get(i).missing());
        }
        double[] sizes = ((NumericColumn) human.column("size")).values().clone();
        double[] shuffled = ((NumericColumn)
                        StandIn.of(Profile.of(human.slice(0, 3000)), "s").column("size"))
                .values();
        assertThat(Arrays.stream(shuffled).sorted().toArray())
                .isEqualTo(Arrays.stream(Arrays.copyOf(sizes, 3000)).sorted().toArray());
    }
}
