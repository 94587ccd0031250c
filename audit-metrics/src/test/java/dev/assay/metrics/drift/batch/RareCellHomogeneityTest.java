package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.realism.ChiSquare;
import dev.assay.stats.Seed;
import dev.assay.stats.TestResult;
import dev.assay.stats.UndefinedStatisticException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class RareCellHomogeneityTest {
    private static final Seed SEED = new Seed(11);

    @Test
    void common_cells_are_left_to_the_chi_square_law() {
        double[] x = {50, 30, 20};
        double[] y = {40, 40, 20};
        assertThat(RareCellHomogeneity.test(x, y, SEED))
                .isEqualTo(ChiSquare.homogeneity(x, y).result());
    }

    @Test
    void a_small_table_gets_the_exact_p_value() {
        // 4 of 4 against 0 of 4: the two extreme tables among choose(8, 4) = 70.
        TestResult test = RareCellHomogeneity.test(new double[] {4, 0}, new double[] {0, 4}, 20_000, SEED);
        assertThat(test.pValue()).isCloseTo(2.0 / 70, within(0.005));
    }

    @Test
    void counts_are_drawn_from_the_hypergeometric_law() {
        UniformRandomProvider random = SEED.random();
        HypergeometricDistribution law = HypergeometricDistribution.of(60, 12, 25);
        int[] seen = new int[13];
        for (int i = 0; i < 20_000; i++) {
            seen[(int) RareCellHomogeneity.hypergeometric(60, 12, 25, random)]++;
        }
        for (int k = 0; k <= 12; k++) {
            assertThat(seen[k] / 20_000.0).as("%d", k).isCloseTo(law.probability(k), within(0.015));
        }
    }

    @Test
    void one_cell_and_parts_of_counts_are_refused() {
        assertThatThrownBy(() -> RareCellHomogeneity.test(new double[] {3, 0}, new double[] {2, 0}, SEED))
                .isInstanceOf(UndefinedStatisticException.class);
        assertThatThrownBy(() -> RareCellHomogeneity.test(new double[] {3.5, 1}, new double[] {2, 1}, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3.5");
    }
}
