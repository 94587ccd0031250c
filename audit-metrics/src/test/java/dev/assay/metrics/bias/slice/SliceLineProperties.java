package dev.assay.metrics.bias.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.bias.group.Rate;
import dev.assay.stats.Seed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.rng.UniformRandomProvider;

class SliceLineProperties {
    private static final int ROWS = 120;
    private static final int[] SIZES = {2, 3, 2};

    private static int[][] codes(UniformRandomProvider random) {
        int[][] codes = new int[SIZES.length][ROWS];
        for (int c = 0; c < SIZES.length; c++) {
            for (int i = 0; i < ROWS; i++) {
                codes[c][i] = random.nextInt(SIZES[c]);
            }
        }
        return codes;
    }

    @Property(tries = 40)
    void pruningLosesNothing(@ForAll long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        int[][] codes = codes(random);
        double[] errors = new double[ROWS];
        errors[0] = 1;
        for (int i = 1; i < ROWS; i++) {
            errors[i] = random.nextInt(4) / 2.0;
        }
        SliceLine.Options all = new SliceLine.Options(0.9, 1000, 3, 5, false);
        List<SliceLine.Slice> every = SliceLine.search(codes, SIZES, errors, all);
        List<SliceLine.Slice> top = SliceLine.search(codes, SIZES, errors, all.withK(4));
        assertThat(top).isEqualTo(every.subList(0, top.size()));
        assertThat(top.size()).isGreaterThanOrEqualTo(Math.min(4, every.size()));
    }

    @Property(tries = 40)
    void sharesAddUpToTheDivergence(@ForAll long seed) {
        UniformRandomProvider random = new Seed(seed).random();
        int[][] codes = codes(random);
        int[] label = new int[ROWS];
        int[] prediction = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            label[i] = random.nextInt(2);
            prediction[i] = random.nextInt(2);
        }
        SubgroupDivergence found = SubgroupDivergence.of(codes, SIZES, label, prediction, 0.05);
        for (SubgroupDivergence.Subgroup subgroup : new ArrayList<>(found.subgroups())) {
            double sum = found.shares(subgroup, Rate.ACCURACY).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum).isCloseTo(found.divergence(subgroup, Rate.ACCURACY), within(1e-12));
        }
    }
}
