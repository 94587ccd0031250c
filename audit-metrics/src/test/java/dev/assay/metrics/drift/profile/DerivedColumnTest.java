package dev.assay.metrics.drift.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.Dataset;
import dev.assay.data.TextColumn;
import dev.assay.data.VectorColumn;
import dev.assay.json.Json;
import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.metrics.drift.monitor.DriftMonitor;
import dev.assay.metrics.drift.monitor.WindowReport;
import dev.assay.metrics.drift.monitor.WindowRule;
import dev.assay.metrics.drift.profile.ProfileComparison.ColumnShift;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** Text and vector columns in profiles. */
class DerivedColumnTest {
    private static final Seed SEED = new Seed(4).child("derived columns");
    private static final String[] USUAL = {"the", "cat", "sat", "on", "a", "mat", "and", "slept"};
    private static final String[] OTHER = {"the", "dog", "ran", "to", "a", "tree", "and", "barked"};
    private static final int DIMENSION = 8;

    private static Dataset rows(String[] words, int longest, double shift, int n, Seed seed) {
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        String[] texts = new String[n];
        float[] vectors = new float[n * DIMENSION];
        for (int i = 0; i < n; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = random.nextInt(longest) + 3; w > 0; w--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            texts[i] = text.toString();
            for (int j = 0; j < DIMENSION; j++) {
                vectors[i * DIMENSION + j] = (float) (normal.sample() + shift);
            }
        }
        return Dataset.of("rows", TextColumn.of("essay", texts), VectorColumn.wrap("embedding", vectors, DIMENSION));
    }

    private static final Dataset REFERENCE = rows(USUAL, 12, 0, 1500, SEED.child("reference"));

    private static Map<String, DriftVerdict> verdicts(Dataset batch) {
        Profile profile = Profile.of(REFERENCE);
        Map<String, DriftVerdict> verdicts = new java.util.TreeMap<>();
        for (ColumnShift shift :
                ProfileComparison.of(profile, profile.count(batch)).columns()) {
            verdicts.put(shift.column(), shift.verdict());
        }
        return verdicts;
    }

    @Test
    void texts_and_vectors_of_one_population_are_stable() {
        assertThat(verdicts(rows(USUAL, 12, 0, 1500, SEED.child("same"))))
                .hasSize(7)
                .allSatisfy((column, verdict) -> assertThat(verdict).isNotEqualTo(DriftVerdict.DRIFT));
    }

    @Test
    void other_words_longer_texts_and_shifted_vectors_are_drift() {
        Map<String, DriftVerdict> moved = verdicts(rows(OTHER, 30, 1, 800, SEED.child("moved")));
        assertThat(moved)
                .containsEntry("essay (text length)", DriftVerdict.DRIFT)
                .containsEntry("essay (text word)", DriftVerdict.DRIFT)
                .containsEntry("embedding (vector norm)", DriftVerdict.DRIFT);
        assertThat(moved.keySet())
                .anyMatch(column ->
                        column.startsWith("embedding (vector direction") && moved.get(column) == DriftVerdict.DRIFT);
    }

    @Test
    void words_are_left_out_on_request() {
        Profile profile = Profile.withoutWords(rows(OTHER, 12, 0, 500, SEED));
        assertThat(profile.find("essay (text length)")).isPresent();
        assertThat(profile.find("essay (text word)")).isEmpty();
        assertThat(profile.skipped()).containsEntry("essay (text word)", "would name words");
        assertThat(profile.toJson()).doesNotContain("barked");
        assertThat(Profile.of(rows(OTHER, 12, 0, 500, SEED)).toJson()).contains("barked");
    }

    @Test
    void new_words_are_named() {
        Profile profile = Profile.of(REFERENCE);
        ProfileComparison compared =
                ProfileComparison.of(profile, profile.count(rows(OTHER, 12, 0, 500, SEED.child("words"))));
        assertThat(compared.columns().stream()
                        .filter(shift -> shift.column().equals("essay (text word)"))
                        .findFirst()
                        .orElseThrow()
                        .fresh())
                .containsKeys("dog", "barked")
                .doesNotContainKey("the");
    }

    @Test
    void parts_merge_to_the_whole_and_survive_json() {
        Profile profile = Profile.of(REFERENCE);
        Profile merged = profile.count(REFERENCE.slice(900, 1500)).merge(profile.count(REFERENCE.slice(0, 900)));
        for (ColumnProfile column : profile.columns()) {
            ColumnProfile other = merged.find(column.name()).orElseThrow();
            assertThat(other.counts()).isEqualTo(column.counts());
            assertThat(other.distinct()).isEqualTo(column.distinct());
        }
        assertThat(Profile.read(Json.parse(profile.toJson(), "profile"))).isEqualTo(profile);
    }

    @Test
    void a_monitor_takes_texts_and_vectors_as_they_are() {
        Dataset batch = rows(OTHER, 12, 0, 400, SEED.child("stream"));
        List<WindowReport> reports = new ArrayList<>();
        Profile profile = Profile.of(REFERENCE);
        DriftMonitor monitor = new DriftMonitor(profile, WindowRule.records(400), reports::add);
        float[] vectors = ((VectorColumn) batch.column("embedding")).values();
        for (int row = 0; row < batch.rows(); row++) {
            monitor.add(Map.of(
                    "essay",
                    batch.column("essay").display(row),
                    "embedding",
                    Arrays.copyOfRange(vectors, row * DIMENSION, (row + 1) * DIMENSION)));
        }
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).comparison().tree())
                .isEqualTo(ProfileComparison.of(profile, profile.count(batch)).tree());
        assertThatThrownBy(() -> monitor.add(Map.of("embedding", "no vector")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float[]");
    }
}
