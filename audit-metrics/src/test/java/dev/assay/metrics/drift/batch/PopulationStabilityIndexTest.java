package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.metrics.drift.DriftVerdict;
import dev.assay.stats.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class PopulationStabilityIndexTest {
    @Test
    void is_symmetric_and_zero_for_equal_counts() {
        double[] p = {50, 30, 20};
        double[] q = {45, 40, 15};
        assertThat(PopulationStabilityIndex.of(p, p)).isZero();
        assertThat(PopulationStabilityIndex.of(p, q)).isEqualTo(PopulationStabilityIndex.of(q, p));
    }

    @Test
    void without_drift_its_mean_is_what_is_expected() {
        UniformRandomProvider random = new Seed(3).random();
        double sum = 0;
        for (int run = 0; run < 200; run++) {
            double[] x = random.doubles(1000).toArray();
            double[] y = random.doubles(1000).toArray();
            FrozenBins bins = FrozenBins.quantiles(x, 10);
            sum += PopulationStabilityIndex.of(bins.counts(x), bins.counts(y));
        }
        double expected = PopulationStabilityIndex.expectedWithoutDrift(10, 1000, 1000);
        assertThat(sum / 200).isBetween(0.85 * expected, 1.15 * expected);
    }

    @Test
    void more_rows_show_smaller_shifts() {
        assertThat(PopulationStabilityIndex.smallestDetectable(10, 100, 100, 0.05))
                .isGreaterThan(PopulationStabilityIndex.MATERIAL);
        assertThat(PopulationStabilityIndex.smallestDetectable(10, 1000, 1000, 0.05))
                .isLessThan(PopulationStabilityIndex.MATERIAL);
    }

    @Test
    void a_constant_reference_shows_values_on_either_side() {
        FrozenBins bins = FrozenBins.quantiles(new double[] {4, 4, 4}, 10);
        assertThat(bins.counts(new double[] {3, 4, 4, 5, Double.NaN})).containsExactly(1, 2, 1);
    }

    @Test
    void the_verdict_weighs_size_and_significance() {
        assertThat(DriftVerdict.of(1000, 0.001, 0.05, 0.3, 0.1, 0.03)).isEqualTo(DriftVerdict.DRIFT);
        assertThat(DriftVerdict.of(1000, 0.001, 0.05, 0.02, 0.1, 0.03)).isEqualTo(DriftVerdict.SIGNIFICANT_IMMATERIAL);
        assertThat(DriftVerdict.of(100, 0.5, 0.05, 0.2, 0.1, 0.4)).isEqualTo(DriftVerdict.UNDERPOWERED);
        assertThat(DriftVerdict.of(10, 0.001, 0.05, 3, 0.1, 4)).isEqualTo(DriftVerdict.INSUFFICIENT_DATA);
        assertThat(DriftVerdict.of(1000, 0.5, 0.05, 0.01, 0.1, 0.03)).isEqualTo(DriftVerdict.STABLE);
    }
}
