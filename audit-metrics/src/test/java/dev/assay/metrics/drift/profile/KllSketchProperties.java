package dev.assay.metrics.drift.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.json.Json;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;

class KllSketchProperties {
    private static double[] values(UniformRandomProvider random, int n) {
        boolean tied = random.nextBoolean();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double v = Math.pow(random.nextDouble(), 3) * 1000;
            values[i] = tied ? Math.rint(v) : v;
        }
        if (random.nextInt(3) == 0) {
            Arrays.sort(values);
        }
        return values;
    }

    private static KllSketch sketch(double[] values, int from, int to) {
        KllSketch.Builder builder = new KllSketch.Builder();
        for (int i = from; i < to; i++) {
            builder.add(values[i]);
        }
        return builder.build();
    }

    private static double largestError(KllSketch sketch, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double worst = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] > sorted[i]) {
                worst = Math.max(worst, Math.abs(sketch.rank(sorted[i]) - (i + 1.0) / sorted.length));
            }
        }
        return worst;
    }

    @Property(tries = 40)
    void parts_merged_in_any_order_stay_within_the_stated_error(@ForAll long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        double[] values = values(random, 30_000);
        for (int parts : new int[] {1, 2, 7, 64}) {
            List<KllSketch> split = new ArrayList<>();
            int from = 0;
            for (int part = 0; part < parts; part++) {
                int to = part == parts - 1 ? values.length : from + random.nextInt(values.length - from + 1);
                split.add(sketch(values, from, to));
                from = to;
            }
            Collections.shuffle(split, new java.util.Random(seed));
            KllSketch merged = split.stream().reduce(KllSketch::merge).orElseThrow();
            assertThat(merged.values()).isEqualTo(values.length);
            assertThat(largestError(merged, values)).isLessThanOrEqualTo(merged.largestRankError(0.999));
            assertThat(merged.rankError(0.99)).isLessThan(0.006);
        }
    }

    @Property(tries = 30)
    void few_values_are_exact_in_any_split(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3072) int n) {
        double[] values = values(new Seed(seed).random(), n);
        KllSketch whole = sketch(values, 0, n);
        assertThat(sketch(values, 0, n / 3).merge(sketch(values, n / 3, n))).isEqualTo(whole);
        assertThat(whole.exact()).isTrue();
        assertThat(largestError(whole, values)).isLessThan(1e-12);
    }

    @Property(tries = 10)
    void merging_does_not_depend_on_sides_and_json_gives_an_equal_sketch_back(@ForAll long seed) {
        double[] values = values(new Seed(seed).random(), 12_000);
        KllSketch a = sketch(values, 0, 5000);
        KllSketch b = sketch(values, 5000, 12_000);
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(KllSketch.read(Json.parse(Json.write(a.tree()), "sketch"))).isEqualTo(a);
    }
}
