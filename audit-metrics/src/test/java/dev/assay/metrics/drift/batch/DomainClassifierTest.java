package dev.assay.metrics.drift.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.metrics.model.LogisticRegression;
import dev.assay.stats.Seed;
import dev.assay.stats.UndefinedStatisticException;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class DomainClassifierTest {
    private static final LogisticRegression MODEL = LogisticRegression.defaults();

    private static double[][] rows(long seed, int n, double shift) {
        UniformRandomProvider random = new Seed(seed).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[] {1000 * (normal.sample() + shift), normal.sample(), 7};
        }
        return rows;
    }

    @Test
    void rows_of_one_population_cannot_be_told_apart() {
        DomainClassifier found = DomainClassifier.of(rows(1, 600, 0), rows(2, 500, 0), MODEL, new Seed(1));
        assertThat(found.area()).isCloseTo(0.5, within(0.06));
        assertThat(found.areas()).hasSize(5);
    }

    @Test
    void a_shift_of_a_deviation_is_told_as_well_as_it_can_be() {
        // The best area for two normal populations a deviation apart is Phi(1 / sqrt 2) = 0.760.
        DomainClassifier found = DomainClassifier.of(rows(1, 1000, 0), rows(2, 1003, 1), MODEL, new Seed(1));
        assertThat(found.area()).isCloseTo(0.760, within(0.03));
    }

    @Test
    void a_change_of_units_does_not_matter() {
        double[][] x = rows(1, 100, 0);
        double[][] y = rows(2, 103, 0.5);
        double area = DomainClassifier.of(x, y, MODEL, 4, new Seed(1)).area();
        assertThat(DomainClassifier.of(grams(x), grams(y), MODEL, 4, new Seed(1))
                        .area())
                .isCloseTo(area, within(1e-3));
    }

    private static double[][] grams(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> new double[] {row[0] / 1024, row[1] * 4, row[2]})
                .toArray(double[][]::new);
    }

    @Test
    void too_few_rows_or_folds_are_refused() {
        assertThatThrownBy(() -> DomainClassifier.of(rows(1, 4, 0), rows(2, 50, 0), MODEL, new Seed(1)))
                .isInstanceOf(UndefinedStatisticException.class)
                .hasMessageContaining("5 folds need at least as many rows a side, there are 4 and 50");
        assertThatThrownBy(() -> DomainClassifier.of(rows(1, 4, 0), rows(2, 50, 0), MODEL, 1, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds must be at least 2, was 1");
    }
}
