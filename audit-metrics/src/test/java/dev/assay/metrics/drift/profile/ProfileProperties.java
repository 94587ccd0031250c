package dev.assay.metrics.drift.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.CategoricalColumn;
import dev.assay.data.Dataset;
import dev.assay.data.NumericColumn;
import dev.assay.json.Json;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

class ProfileProperties {
    private static Dataset rows(UniformRandomProvider random, int n) {
        double[] amount = new double[n];
        String[] word = new String[n];
        for (int i = 0; i < n; i++) {
            amount[i] = random.nextInt(20) == 0 ? Double.NaN : 1e6 + 100 * random.nextDouble();
            word[i] = random.nextInt(20) == 0 ? null : "w" + (int) (200 * Math.pow(random.nextDouble(), 3));
        }
        return Dataset.of("rows", NumericColumn.of("amount", amount), CategoricalColumn.of("word", word));
    }

    @Property(tries = 20)
    void parts_merged_in_any_order_are_the_whole(@ForAll long value) {
        UniformRandomProvider random = new Seed(value).random();
        Dataset all = rows(random, 600);
        Profile reference = Profile.of(all.slice(0, 300));
        Profile whole = reference.count(all);
        for (int parts : new int[] {1, 2, 7, 64}) {
            List<Profile> split = new ArrayList<>();
            int from = 0;
            for (int part = 0; part < parts; part++) {
                int to = part == parts - 1 ? 600 : from + random.nextInt(600 - from + 1);
                split.add(reference.count(all.slice(from, to)));
                from = to;
            }
            ListSampler.shuffle(random, split);
            assertSame(split.stream().reduce(Profile::merge).orElseThrow(), whole);
        }
    }

    private static void assertSame(Profile merged, Profile whole) {
        assertThat(merged.rows()).isEqualTo(whole.rows());
        for (int i = 0; i < 2; i++) {
            assertThat(merged.columns().get(i).counts())
                    .isEqualTo(whole.columns().get(i).counts());
            assertThat(merged.columns().get(i).missing())
                    .isEqualTo(whole.columns().get(i).missing());
            assertThat(merged.columns().get(i).distinct())
                    .isEqualTo(whole.columns().get(i).distinct());
        }
        NumericProfile amount = (NumericProfile) merged.columns().get(0);
        NumericProfile expected = (NumericProfile) whole.columns().get(0);
        assertThat(amount.smallest()).isEqualTo(expected.smallest());
        assertThat(amount.largest()).isEqualTo(expected.largest());
        assertThat(amount.infinite()).isEqualTo(expected.infinite());
        assertThat(amount.quantiles()).isEqualTo(expected.quantiles());
        assertThat(amount.mean()).isCloseTo(expected.mean(), within(1e-12 * expected.mean()));
        assertThat(amount.standardDeviation())
                .isCloseTo(expected.standardDeviation(), within(1e-12 * expected.standardDeviation()));
    }

    @Property(tries = 20)
    void heavy_hitters_stay_within_their_error(@ForAll long value) {
        UniformRandomProvider random = new Seed(value).random();
        Dataset all = rows(random, 600);
        Profile none = Profile.of(all.slice(0, 1).with(CategoricalColumn.of("word", "another")));
        HeavyHitters merged = null;
        long[] counts = new long[200];
        CategoricalColumn words = (CategoricalColumn) all.column("word");
        for (int row = 0; row < 600; row++) {
            String word = words.value(row);
            if (word != null) {
                counts[Integer.parseInt(word.substring(1))]++;
            }
        }
        for (int from = 0; from < 600; from += 50) {
            HeavyHitters part = ((CategoricalProfile)
                            none.count(all.slice(from, from + 50)).find("word").orElseThrow())
                    .others();
            merged = merged == null ? part : merged.merge(part);
        }
        assertThat(merged.error()).isLessThanOrEqualTo(merged.total() / (HeavyHitters.CAPACITY + 1));
        for (int i = 0; i < 200; i++) {
            long stored = merged.counts().getOrDefault("w" + i, 0L);
            assertThat(stored).isBetween(counts[i] - merged.error(), counts[i]);
        }
    }

    @Property(tries = 20)
    void json_gives_an_equal_profile_back(@ForAll long value) {
        Profile profile = Profile.of(rows(new Seed(value).random(), 200));
        assertThat(Profile.read(Json.parse(profile.toJson(), "profile"))).isEqualTo(profile);
    }
}
