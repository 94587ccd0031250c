package dev.assay.metrics.drift.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.data.Role;
import dev.assay.data.TimeColumn;
import dev.assay.json.Json;
import dev.assay.json.JsonException;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.profile.ProfileComparison.ColumnShift;
import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class ProfileComparisonTest {
    private static final Dataset HUMAN = rows(1, 2000, 0, 0.02, "b");

    private static Dataset rows(long seed, int n, double shift, double missing, String second) {
        UniformRandomProvider random = new Seed(seed).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] size = new double[n];
        String[] colour = new String[n];
        for (int i = 0; i < n; i++) {
            size[i] = random.nextDouble() < missing ? Double.NaN : shift + normal.sample();
            colour[i] = random.nextDouble() < 0.7 ? "a" : second;
        }
        return Dataset.of("rows", NumericColumn.of("size", size), CategoricalColumn.of("colour", colour));
    }

    private static ColumnShift shift(Dataset current, String column) {
        Profile reference = Profile.of(HUMAN);
        return ProfileComparison.of(reference, reference.count(current)).columns().stream()
                .filter(c -> c.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void batches_of_the_same_population_rarely_move_and_never_drift() {
        int moved = 0;
        for (int seed = 0; seed < 200; seed++) {
            Profile reference = Profile.of(rows(1000 + seed, 1000, 0, 0.02, "b"));
            ProfileComparison comparison =
                    ProfileComparison.of(reference, reference.count(rows(5000 + seed, 1000, 0, 0.02, "b")));
            moved += comparison.moved().isEmpty() ? 0 : 1;
            assertThat(comparison.columns())
                    .extracting(ColumnShift::verdict)
                    .doesNotContain(DriftVerdict.DRIFT, DriftVerdict.UNDERPOWERED);
        }
        // The error rate of the comparison is 0.05; 19 of 200 lies three deviations above it.
        assertThat(moved).as("moved").isLessThanOrEqualTo(19);
    }

    @Test
    void a_batch_without_drift_is_stable() {
        assertThat(shift(rows(3, 2000, 0, 0.02, "b"), "size").verdict()).isEqualTo(DriftVerdict.STABLE);
    }

    @Test
    void a_shifted_column_drifts() {
        assertThat(shift(rows(3, 2000, 0.6, 0.02, "b"), "size").verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void missing_values_are_an_item_of_their_own() {
        ColumnShift size = shift(rows(4, 2000, 0, 0.2, "b"), "size");
        assertThat(size.verdict()).isEqualTo(DriftVerdict.STABLE);
        assertThat(size.missingMoved()).isTrue();
        assertThat(size.currentMissing()).isCloseTo(0.2, within(0.03));
    }

    @Test
    void a_new_category_is_named() {
        ColumnShift colour = shift(rows(5, 2000, 0, 0.02, "c"), "colour");
        assertThat(colour.fresh()).containsOnlyKeys("c");
        assertThat(colour.verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void a_small_batch_is_underpowered_rather_than_stable() {
        assertThat(shift(rows(6, 60, 0, 0.02, "b"), "size").verdict()).isEqualTo(DriftVerdict.UNDERPOWERED);
    }

    @Test
    void columns_without_a_summary_carry_the_reason() {
        Profile profile = Profile.of(Dataset.of(
                        "mixed",
                        TimeColumn.wrap("essay", new long[] {1, 2}),
                        NumericColumn.of("id", 1, 2),
                        NumericColumn.of("empty", Double.NaN, Double.NaN))
                .as(Role.ID, "id"));
        assertThat(profile.columns()).isEmpty();
        assertThat(profile.skipped()).containsOnlyKeys("essay", "id", "empty");
    }

    @Test
    void profiles_of_other_cells_do_not_merge() {
        assertThatThrownBy(() -> Profile.of(HUMAN).merge(Profile.of(rows(7, 500, 3, 0, "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size");
    }

    @Test
    void infinite_values_are_counted_and_stored() {
        Profile profile = Profile.of(
                Dataset.of("ends", NumericColumn.of("x", 1, 2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
        NumericProfile x = (NumericProfile) profile.columns().get(0);
        assertThat(x.infinite()).isEqualTo(2);
        assertThat(x.mean()).isEqualTo(1.5);
        assertThat(Profile.read(Json.parse(profile.toJson(), "profile"))).isEqualTo(profile);
    }

    @Test
    void a_damaged_file_is_refused_with_its_place() {
        String text = Profile.of(HUMAN).toJson().replace("\"kind\" : \"numeric\"", "\"kind\" : \"prose\"");
        assertThatThrownBy(() -> Profile.read(Json.parse(text, "profile.json")))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("profile.json.columns[0]");
    }

    @Test
    void distinct_values_are_estimated_within_a_few_percent() {
        for (int n : new int[] {10, 1000, 100_000}) {
            HyperLogLog.Builder builder = new HyperLogLog.Builder();
            for (int i = 0; i < 2 * n; i++) {
                builder.add((double) (i % n));
            }
            assertThat(builder.build().estimate()).isCloseTo(n, within(0.13 * n));
        }
    }
}
